//! WebDriver BiDi: commands to a browser and its answers, over one connection.

use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket, connect};

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a browser.
pub struct Bidi {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last: u64,
    /// What the browser said of itself so far.
    events: Vec<Value>,
}

impl Bidi {
    /// Connects to a browser that listens on that port of this machine.
    pub fn connect(port: u16) -> Self {
        let (mut socket, _) = connect(format!("ws://127.0.0.1:{port}/session"))
            .expect("the browser said that it listens there");
        if let MaybeTlsStream::Plain(stream) = socket.get_mut() {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
        }
        Self {
            socket,
            last: 0,
            events: Vec::new(),
        }
    }

    /// Sends a command and waits for its answer.
    pub fn send(&mut self, method: &str, parameters: &Value) -> Value {
        self.ask(method, parameters)
            .unwrap_or_else(|fault| panic!("{method} {parameters}: {fault}"))
    }

    /// Sends a command that may fail.
    pub fn ask(&mut self, method: &str, parameters: &Value) -> Result<Value, Value> {
        self.last += 1;
        let command = json!({ "id": self.last, "method": method, "params": parameters });
        self.socket
            .send(Message::text(command.to_string()))
            .unwrap_or_else(|error| panic!("{method}: {error}"));
        loop {
            let mut answer = self.read(method);
            if answer["id"] != self.last {
                self.events.push(answer);
            } else if answer["type"] == "success" {
                return Ok(answer["result"].take());
            } else {
                return Err(answer);
            }
        }
    }

    /// What happened since this was last asked.
    pub fn events(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.events)
    }

    fn read(&mut self, method: &str) -> Value {
        loop {
            let message = self.socket.read();
            let message = message.unwrap_or_else(|error| panic!("{method}: {error}"));
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }
}
