//! Hello world in Leptos, written as its book writes it: a text and a button that counts.

#[cfg(target_arch = "wasm32")]
#[allow(
    clippy::disallowed_methods,
    reason = "the page is its own: nobody else's names are on it"
)]
fn main() {
    use leptos::prelude::*;

    #[component]
    fn App() -> impl IntoView {
        let (count, set_count) = signal(0);
        view! {
            <p>"こんにちは"</p>
            <button type="button" on:click=move |_| set_count.update(|count| *count += 1)>
                {count}
            </button>
        }
    }

    mount_to_body(App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
