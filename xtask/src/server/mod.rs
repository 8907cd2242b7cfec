//! A plain static host on loopback, as a chamber of commerce would have it: a
//! folder at some path, no rewrite rules. `cargo xtask serve` shows the site
//! with it; browser tests also make it answer wrongly, slowly or not at all.

mod answer;
mod body;
mod fault;
mod mime;

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use activelist_site::{PAGE, headers};
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use tokio::runtime::{Builder, Runtime};

pub use fault::{Fault, Gate};
pub use mime::mime;

/// What to serve and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder on disk.
    pub folder: PathBuf,
    /// Where the site lies on the host: `/` or `/some/folder/`.
    pub base: String,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Whether answers carry the headers of production.
    pub headers: bool,
    /// Whether pages are kept apart from all others, so that their clock is fine.
    pub isolated: bool,
    /// Whether a file `name.br` or `name.gz` beside `name` is sent in its place to browsers that take it.
    pub packed: bool,
}

impl Options {
    /// A folder at the host's top, any free port, headers as in production.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            base: "/".into(),
            port: 0,
            headers: true,
            isolated: false,
            packed: false,
        }
    }
}

/// A running host. Ends with its value.
pub struct Server {
    shared: Arc<Shared>,
    base: String,
    port: u16,
    running: Option<Runtime>,
}

/// What the answers depend on; changes count from the next request on.
struct Shared {
    base: String,
    headers: bool,
    isolated: bool,
    packed: bool,
    changing: Mutex<Changing>,
}

struct Changing {
    folder: PathBuf,
    faults: Vec<(String, Fault)>,
    requests: Vec<String>,
}

impl Shared {
    fn changing(&self) -> MutexGuard<'_, Changing> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Starts serving; a port that is taken is an error.
    pub fn start(options: Options) -> Result<Self> {
        let base = headers::checked_base(&options.base)?.to_string();
        let changing = Changing {
            folder: options.folder,
            faults: Vec::new(),
            requests: Vec::new(),
        };
        let shared = Shared {
            base: base.clone(),
            headers: options.headers,
            isolated: options.isolated,
            packed: options.packed,
            changing: Mutex::new(changing),
        };
        let mut server = Self {
            shared: Arc::new(shared),
            base,
            port: options.port,
            running: None,
        };
        server.restart()?;
        Ok(server)
    }

    /// The address of a path below the base, such as `list/snapshot.json`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{}{path}", self.port, self.base)
    }

    /// The port that is, or was, listened on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops listening and drops every open connection, as if unplugged.
    pub fn stop(&mut self) {
        let Some(runtime) = self.running.take() else {
            return;
        };
        // A runtime may not be ended from within another, as in an async test.
        let ending = thread::spawn(move || runtime.shutdown_timeout(Duration::from_secs(5)));
        let _ = ending.join();
    }

    /// Stops if need be, then listens again on the same port.
    pub fn restart(&mut self) -> Result<()> {
        self.stop();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
            .with_context(|| format!("port {} on this machine cannot be had", self.port))?;
        listener.set_nonblocking(true).context("listening")?;
        self.port = listener.local_addr().context("listening")?.port();
        let router = Router::new()
            .fallback(handle)
            .with_state(Arc::clone(&self.shared));
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("static host")
            .enable_all()
            .build()
            .context("starting the server's threads")?;
        let entered = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener);
        drop(entered);
        self.running = Some(runtime);
        let listener = listener.context("listening")?;
        if let Some(runtime) = &self.running {
            runtime.spawn(async move { axum::serve(listener, router).await });
        }
        Ok(())
    }

    /// Serves another folder from the next request on, as a new release does.
    pub fn set_folder(&self, folder: impl Into<PathBuf>) {
        self.shared.changing().folder = folder.into();
    }

    /// Answers the paths that fit a pattern (below the base, one `*` allowed)
    /// with a fault. The fault set last wins.
    pub fn set_fault(&self, pattern: &str, fault: Fault) {
        self.shared
            .changing()
            .faults
            .insert(0, (pattern.into(), fault));
    }

    /// Answers as it should again.
    pub fn clear_faults(&self) {
        self.shared.changing().faults.clear();
    }

    /// The paths asked for so far, in order, with their base and query.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.shared.changing().requests.clone()
    }

    /// Forgets the paths asked for so far.
    pub fn clear_requests(&self) {
        self.shared.changing().requests.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The policy of the page in a finished site. A folder without a page has the policy without styles.
#[must_use]
pub fn policy_of(site: &Path) -> String {
    headers::policy_of(&fs::read_to_string(site.join(PAGE)).unwrap_or_default())
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    answer::answer(&shared, &method, &uri, &headers).await
}
