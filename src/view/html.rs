//! The elements that the screens are built of, as plain data of one type, whatever their tag.
//!
//! Leptos gives each tag with its attributes and children a type, and with it code of its own in the
//! WebAssembly module; here the code that builds and updates an element stands there once.
//! Signals and effects are Leptos's.
//! The build writes the same views as text: so the plain tables are made of what the widget is made of.

use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod render;
#[cfg(not(target_arch = "wasm32"))]
mod text;

#[cfg(target_arch = "wasm32")]
pub(super) use events::Handler;
#[cfg(target_arch = "wasm32")]
pub use render::Shown;

/// Whatever can stand on the screen.
pub struct AnyView(Box<Node>);

/// An element, as it should be.
pub(super) struct Element(Box<Node>);

/// What there is to say about a view. All are of one size and behind one pointer: that is what costs least to pass on.
pub(super) struct Node {
    kind: Kind,
    content: Content,
}

/// What an element is set to, and what stands in a view.
#[derive(Default)]
struct Content {
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// Whether a box is ticked, which its attribute only begins; none if it is no box.
    checked: Option<bool>,
    #[cfg(target_arch = "wasm32")]
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<AnyView>,
    /// What it is made from, where that alone decides whether it is made anew.
    key: Option<String>,
}

/// The kinds of view.
enum Kind {
    /// A text.
    Text(Cow<'static, str>),
    /// An element with its tag.
    Element(&'static str),
    /// Several views, one after the other.
    Many,
    /// A view that follows the signals that it reads.
    Live(Box<dyn Show>),
    /// A view that is made when its key is another than that of the element on the screen.
    Kept(Box<dyn Show>),
}

/// Something that can be shown again and again.
///
/// The traits of closures that are kept are our own: the standard library's bring two more functions each.
trait Show {
    fn show(&self) -> AnyView;
}

impl<T: IntoAny, F: Fn() -> T> Show for F {
    fn show(&self) -> AnyView {
        self().into_any()
    }
}

impl Node {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            content: Content::default(),
        }
    }

    /// Adds a place. One function for all kinds of them: pushing in each would double the code of the screens.
    #[inline(never)]
    fn push(&mut self, view: AnyView) {
        self.content.children.push(view);
    }
}

impl AnyView {
    fn text(text: Cow<'static, str>) -> Self {
        Self(Box::new(Node::new(Kind::Text(text))))
    }

    #[inline(never)]
    fn live(view: Box<dyn Show>) -> Self {
        Self(Box::new(Node::new(Kind::Live(view))))
    }

    #[inline(never)]
    fn kept(key: String, view: Box<dyn Show>) -> Self {
        let mut node = Node::new(Kind::Kept(view));
        node.content.key = Some(key);
        Self(Box::new(node))
    }

    /// An empty text: it keeps the place of what is not there now.
    #[inline(never)]
    fn nothing() -> Self {
        Self::text(Cow::Borrowed(""))
    }

    /// Several views, which are yet to be added.
    #[inline(never)]
    fn many() -> Self {
        Self(Box::new(Node::new(Kind::Many)))
    }
}

/// A view that stays as it is for as long as its key does: for those of which there may be a thousand.
///
/// The key says all that the view is made from, the language as well.
pub(super) fn kept<T: IntoAny>(key: String, view: impl Fn() -> T + 'static) -> AnyView {
    AnyView::kept(key, Box::new(view))
}

impl Element {
    fn new(tag: &'static str) -> Self {
        Self(Box::new(Node::new(Kind::Element(tag))))
    }

    pub(super) fn class(self, names: &'static str) -> Self {
        self.with_attribute("class", Cow::Borrowed(names))
    }

    pub(super) fn id(self, id: &'static str) -> Self {
        self.with_attribute("id", Cow::Borrowed(id))
    }

    /// Sets an attribute; no value leaves it out.
    pub(super) fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        match value.into_value() {
            Some(value) => self.with_attribute(name, value),
            None => self,
        }
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.content.attributes.push((name, value));
        self
    }

    /// Ticks a box, or not: whatever the reader did to it.
    pub(super) fn checked(mut self, checked: bool) -> Self {
        self.0.content.checked = Some(checked);
        self
    }

    /// Puts a view before what stands inside already.
    #[inline(never)]
    pub(super) fn begin_with(mut self, view: AnyView) -> Self {
        self.0.content.children.insert(0, view);
        self
    }

    /// Adds what stands inside, after what stands there already.
    pub(super) fn child(mut self, child: impl IntoAny) -> Self {
        child.add_to(&mut self.0);
        self
    }
}

/// What an attribute can be set to.
pub(super) trait IntoValue {
    fn into_value(self) -> Option<Cow<'static, str>>;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Option<Cow<'static, str>> {
        Some(Cow::Owned(self))
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Option<Cow<'static, str>> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Option<Cow<'static, str>> {
        self.and_then(T::into_value)
    }
}

/// The word for a state that an attribute names either way.
pub(super) fn truth(state: bool) -> &'static str {
    if state { "true" } else { "false" }
}

/// What can stand inside an element. What a place holds may change, how many places there are may not;
/// so a place that is empty now is kept by an empty text, and a list is one place.
pub(super) trait IntoAny: Sized {
    /// The same as a view.
    fn into_any(self) -> AnyView;

    /// Adds it to the places of a view.
    fn add_to(self, node: &mut Node) {
        node.push(self.into_any());
    }
}

impl IntoAny for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

impl IntoAny for Element {
    fn into_any(self) -> AnyView {
        AnyView(self.0)
    }
}

impl IntoAny for &'static str {
    fn into_any(self) -> AnyView {
        AnyView::text(Cow::Borrowed(self))
    }
}

impl IntoAny for String {
    fn into_any(self) -> AnyView {
        AnyView::text(Cow::Owned(self))
    }
}

impl IntoAny for () {
    fn into_any(self) -> AnyView {
        AnyView::nothing()
    }
}

impl<T: IntoAny> IntoAny for Option<T> {
    fn into_any(self) -> AnyView {
        self.map_or_else(AnyView::nothing, T::into_any)
    }
}

impl<T: IntoAny> IntoAny for Vec<T> {
    fn into_any(self) -> AnyView {
        let mut all = AnyView::many();
        for view in self {
            view.add_to(&mut all.0);
        }
        all
    }
}

/// Views that are made one by one are one place. No list of them is made first: that is code for each sort of them.
impl<T: IntoAny> FromIterator<T> for AnyView {
    fn from_iter<I: IntoIterator<Item = T>>(views: I) -> Self {
        let mut all = Self::many();
        views.into_iter().for_each(|view| view.add_to(&mut all.0));
        all
    }
}

impl<T: IntoAny, F: Fn() -> T + 'static> IntoAny for F {
    fn into_any(self) -> AnyView {
        AnyView::live(Box::new(self))
    }
}

/// Each part of a tuple is a place of its own.
macro_rules! tuples {
    ($(($($part:ident)*))*) => {
        $(impl<$($part: IntoAny),*> IntoAny for ($($part,)*) {
            fn into_any(self) -> AnyView {
                let mut all = AnyView::many();
                self.add_to(&mut all.0);
                all
            }

            #[allow(non_snake_case, reason = "the parts are named after their types")]
            fn add_to(self, node: &mut Node) {
                let ($($part,)*) = self;
                $($part.add_to(node);)*
            }
        })*
    };
}

tuples! {
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
}

/// Makes a function of each tag's name.
macro_rules! elements {
    ($($tag:ident)*) => {
        $(pub(super) fn $tag() -> Element {
            Element::new(stringify!($tag))
        })*
    };
}

elements! {
    a article b button caption dd details div dl dt footer form h2 h3 h4 header input label li nav ol p path
    section small span strong summary svg table tbody td textarea th thead tr ul wbr
}
