//! What this machine keeps for use without a network, and how a list comes from a file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{flag, maybe, part, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::list::Loaded;
use crate::shell::place::{HOME, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::state::WhenLoaded;
use activelist_view::display::device::{
    Fact, PROGRAM, list_facts, persists_text, photo_limit, photos_text, saved_text, starred,
    worker_text,
};
use activelist_view::display::failure::failure;
use activelist_view::state::{LoadFailure, Origin, Page, Saved, Shortlist};

/// The page, loaded when it is first opened.
pub fn page() -> AnyView {
    late::screen(HEADING, || Box::pin(load()))
}

#[wasm_split(device, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(device_page)
}

const HEADING: &str = "この端末に保存";

fn device_page() -> AnyView {
    let store = store();
    let worker = RwSignal::new(browser::worker_state());
    // The page may be left before the worker says something.
    let listener = browser::on_worker_change(move || {
        let _ = worker.try_set(browser::worker_state());
    });
    on_cleanup(move || listener.remove());
    let persists = RwSignal::new(None);
    spawn_local(async move {
        let _ = persists.try_set(browser::persists().await);
    });
    Effect::new(move |_| {
        if store.list.is_ready() && store.list.whole.get() {
            spawn_local(store.count_photos());
        }
    });
    view! {
        <main class="al-main" id="main" tabindex="-1" data-width="text">
            {crumbs(store, &[(HOME, Page::Home)], HEADING)}
            <div class="al-title">
                <h1 tabindex="-1">{HEADING}</h1>
                <p class="al-title__lead">"一覧と検索のプログラムをこの端末に保存しておくと、インターネットにつながらないときも、検索、個票の表示、印刷ができます。ほかに保存するのは、保存を選んだ写真と、候補に入れた人の登録番号と、一覧の形の選択だけです。入力した内容は保存しません。"</p>
            </div>
            <div class="al-stack" data-gap="large">
                <WhenLoaded/>
                {when(move || store.list.is_ready(), move || current(store))}
                <section class="al-stack" aria-labelledby="kept-t">
                    <h2 class="al-section-title" id="kept-t">"保存の状態"</h2>
                    <dl class="al-pairs">
                        {fact("一覧", text(move || saved(store).map(saved_text).unwrap_or("まだありません").to_string()))}
                        {fact(PROGRAM, text(move || worker_text(worker.get()).to_string()))}
                        {fact("写真", text(move || photos_text(store.list.whole.get().then(|| store.device.photos.get()))))}
                        {when(move || store.shortlist.keeps.get(), move || fact("候補", text(move || starred(store.shortlist.people.with(Shortlist::len)))))}
                        {fact("保存の期間", text(move || persists_text(persists.get()).to_string()))}
                    </dl>
                    <div class="al-row">{actions(store, move || keep_photos(store, persists))}{actions(store, move || forget(store))}</div>
                    <p class="al-note">{photo_limit()}</p>
                </section>
                {actions(store, move || way_back(store))}
                {actions(store, move || from_files(store))}
                <section class="al-stack" aria-labelledby="install-t">
                    <h2 class="al-section-title" id="install-t">"アプリとして使う"</h2>
                    <p>"スマートフォンではブラウザーのメニューの「ホーム画面に追加」、パソコンではアドレス欄の右側に出る「インストール」を選ぶと、この一覧をアプリのように開けます。"</p>
                </section>
            </div>
        </main>
    }
    .into_any()
}

/// The list on screen, and a button to look up the publication.
fn current(store: Store) -> AnyView {
    let facts = part(move || {
        let (fresh, listed) = (store.list.freshness.get(), store.list.listed.get());
        let facts = store.list.standing.with(|standing| {
            let facts = list_facts(fresh.as_ref()?, listed, standing.as_ref()?);
            Some(facts)
        });
        let facts = facts.unwrap_or_default().into_iter();
        facts
            .map(|Fact { label, text }| fact(label, Signal::stored(text)))
            .collect::<Vec<_>>()
            .into_any()
    });
    let check = move |_| {
        store.check_list();
        browser::look_for_update();
    };
    let busy = flag(move || store.list.checking.get());
    view! {
        <section class="al-stack" aria-labelledby="list-t">
            <h2 class="al-section-title" id="list-t">"今の一覧"</h2>
            <dl class="al-pairs">{facts}</dl>
            {actions(store, move || view! { <div class="al-row">
                <button class="al-button" data-variant="primary" type="button" aria-disabled=text(move || busy.get().to_string())
                    on:click=check>{text(move || if busy.get() { "確かめています" } else { "新しい一覧があるか確かめる" }.to_string())}</button>
            </div> }.into_any())}
            {trouble(store)}
        </section>
    }
    .into_any()
}

/// What changes the machine is not for the visitors of a kiosk.
fn actions(store: Store, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    when(move || !store.kiosk.restricts(), draw)
}

/// Why the last look-up, or the last choice of files, brought no list.
fn trouble(store: Store) -> AnyView {
    let shown = maybe(move || {
        let shown = failure(&store.list.trouble.get()?);
        let detail = (!shown.detail.is_empty())
            .then(|| view! { <p class="al-note"><bdi>{shown.detail}</bdi></p> });
        let notice = view! {
            <div class="al-notice" data-tone="warning">
                <p class="al-notice__title">{shown.title}</p>
                <p>{shown.text}"今の一覧は、そのまま使えます。"</p>
                {detail}
            </div>
        };
        Some(notice.into_any())
    });
    view! { <div role="status">{shown}</div> }.into_any()
}

fn keep_photos(store: Store, persists: RwSignal<Option<bool>>) -> AnyView {
    let is_busy = RwSignal::new(false);
    let keep = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let promised = browser::ask_to_persist().await;
            let _ = persists.try_set(promised);
            if store.keep_photos(browser::PhotoSource::Published).await {
                let photos = store.device.photos.get_untracked();
                store.say(match photos.kept == photos.all {
                    true => "写真をすべて保存しました",
                    false => "保存できなかった写真があります。枚数を確かめてください",
                });
            }
            let _ = is_busy.try_set(false);
        });
    };
    let is_wanted = move || {
        store.list.whole.get() && store.device.photos.with(|photos| photos.kept < photos.all)
    };
    when(is_wanted, move || {
        view! {
            <button class="al-button" type="button" on:click=keep>
                {text(move || if is_busy.get() { "写真を保存しています" } else { "写真も保存する" }.to_string())}
            </button>
        }
        .into_any()
    })
}

fn forget(store: Store) -> AnyView {
    let is_kept = move || saved(store) == Some(Saved::Yes);
    let forget = move |_| {
        store.forget_list();
        browser::focus_heading();
    };
    when(is_kept, move || {
        view! {
            <button class="al-button" data-variant="text" type="button" on:click=forget>"保存した一覧と写真を消す"</button>
        }
        .into_any()
    })
}

/// Where lists are refused for a number or a key that this machine remembers: that may have come from
/// a mistake of the publisher, or from another program of this origin.
fn way_back(store: Store) -> AnyView {
    let is_refused = move || {
        let of_seen = |failure: &LoadFailure| failure.is_for_what_was_seen();
        let failed = store.list.loaded.with(|loaded| match loaded {
            Loaded::Failed(failure) => of_seen(failure),
            Loaded::Loading | Loaded::Ready => false,
        });
        let is_kept = store.list.standing.with(|standing| {
            let origin = standing.as_ref().map(|standing| &standing.origin);
            matches!(origin, Some(Origin::Kept(failure)) if of_seen(failure))
        });
        failed
            || is_kept
            || store
                .list
                .trouble
                .with(|trouble| trouble.as_ref().is_some_and(of_seen))
    };
    let forget = move |_| {
        spawn_local(async move {
            browser::forget_seen().await;
            browser::reload();
        });
    };
    when(is_refused, move || {
        view! {
            <section class="al-stack" aria-labelledby="back-t">
                <h2 class="al-section-title" id="back-t">"届いた一覧が正しいときは"</h2>
                <p>"この端末は、前に確かめた一覧の通し番号を覚えていて、それより古い一覧を使いません。公開中の一覧の通し番号を発行者に確かめ、届いた一覧が正しいとわかったときに限り、覚えている番号を消してください。確かめずに消すと、古い一覧や偽の一覧を使ってしまうおそれがあります。"</p>
                <p class="al-note">"この端末に保存した一覧と写真も消え、届いた一覧を読み込みます。"</p>
                <div class="al-row">
                    <button class="al-button" type="button" on:click=forget>"覚えている番号を消して、読み込み直す"</button>
                </div>
            </section>
        }
        .into_any()
    })
}

/// A publication from a stick or a folder, with the same checks as from the network.
fn from_files(store: Store) -> AnyView {
    let over = RwSignal::new(false);
    let take = move |event| store.take_files(browser::chosen(&event));
    let drop = move |event: leptos::ev::DragEvent| {
        over.set(false);
        store.take_files(browser::dropped(&event));
    };
    let drag = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    // An attribute that the templates do not know.
    let folder = leptos::html::input()
        .r#type("file")
        .attr("webkitdirectory", "")
        .on(leptos::ev::change, take);
    view! {
        <section class="al-stack" aria-labelledby="files-t">
            <h2 class="al-section-title" id="files-t">"ファイルから一覧を読み込む"</h2>
            <p>"インターネットにつながらない会場では、USBメモリーなどで受け取った公開用のフォルダー（site）から読み込めます。署名、通し番号、内容を、公開場所から受け取るときと同じように確かめます。"</p>
            <div class="al-drop" data-over=flag(move || over.get())
                on:drop=drop on:dragover=drag on:dragleave=move |_| over.set(false)>
                <p>"公開用のフォルダーの中のファイル（meta.json、snapshotで始まるファイル、あれば写真）を、ここに置くか、次から選んでください。"</p>
                <div class="al-row">
                    <label class="al-button">"フォルダーを選ぶ"
                        {folder}
                    </label>
                    <label class="al-button">"ファイルを選ぶ"
                        <input type="file" multiple=true on:change=take/>
                    </label>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn saved(store: Store) -> Option<Saved> {
    store
        .list
        .standing
        .with(|standing| standing.as_ref().map(|standing| standing.saved))
}

fn fact(label: &'static str, text: Signal<String>) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{text}</dd></div> }.into_any()
}
