//! Views on the screen: how they get there, how they become others, how they go.
//!
//! A view that becomes another keeps every element whose tag stays: so the focus, what a reader typed and
//! what they folded out survive. Only what changed since the last time is written.
//! Every node is made by the document itself, none from HTML text: pages under Trusted Types refuse that.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::diagnostics::SpecialNonReactiveZone;
use reactive_graph::effect::RenderEffect;
use wasm_bindgen::{JsCast, JsValue};

use super::{AnyView, Content, Handler, Kind, Show};
use crate::browser::listener::Listener;
use crate::browser::nodes::{self, Node};

/// A view on the screen. Each has a node at least, before which another can be put.
pub enum Shown {
    /// A text, and what it says.
    Text(Node, Cow<'static, str>),
    /// An element.
    Element(ShownElement),
    /// The views, and the empty text that ends them.
    Many(Vec<Shown>, Node),
    /// A view with the effect that keeps it up to date.
    Live(RenderEffect<Shown>),
}

/// An element on the screen, and what it was set to.
pub struct ShownElement {
    node: Node,
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    checked: Option<bool>,
    listeners: Vec<Listening>,
    children: Vec<Shown>,
    key: Option<String>,
}

/// A listener that stays while its handler changes.
struct Listening {
    event: &'static str,
    handler: Rc<RefCell<Handler>>,
    _listener: Listener,
}

impl AnyView {
    /// Makes what is shown; where, [`Shown::mount`] says.
    #[must_use]
    pub fn build(self) -> Shown {
        let content = self.0.content;
        match self.0.kind {
            Kind::Text(text) => Shown::Text(nodes::text(&text), text),
            Kind::Element(tag) => {
                let mut shown = ShownElement::new(tag);
                shown.become_(content);
                Shown::Element(shown)
            }
            Kind::Many => {
                let shown = content.children.into_iter().map(Self::build).collect();
                Shown::Many(shown, nodes::text(""))
            }
            Kind::Live(view) => Shown::Live(live(view, None)),
            Kind::Kept(view) => made(&*view, content.key).build(),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        if let Kind::Kept(view) = self.0.kind {
            let key = self.0.content.key;
            if !matches!(shown, Shown::Element(shown) if shown.key == key) {
                made(&*view, key).rebuild(shown);
            }
            return;
        }
        if !self.fits(shown) {
            let mut new = self.build();
            if let Some(first) = shown.first() {
                new.mount_before(&first);
            }
            shown.unmount();
            *shown = new;
            return;
        }
        let content = self.0.content;
        match (self.0.kind, shown) {
            (Kind::Text(text), Shown::Text(node, before)) if text != *before => {
                node.set_text(&text);
                *before = text;
            }
            (Kind::Many, Shown::Many(shown, end)) => {
                become_all(shown, content.children, |new| new.mount_before(end));
            }
            (Kind::Live(view), Shown::Live(effect)) => *effect = live(view, effect.take_value()),
            (_, Shown::Element(shown)) => shown.become_(content),
            _ => {}
        }
    }

    /// Whether what is on the screen can become this.
    fn fits(&self, shown: &Shown) -> bool {
        match (&self.0.kind, shown) {
            (Kind::Element(tag), Shown::Element(shown)) => *tag == shown.tag,
            (Kind::Text(_), Shown::Text(..))
            | (Kind::Many, Shown::Many(..))
            | (Kind::Live(_), Shown::Live(_)) => true,
            _ => false,
        }
    }
}

/// What a key stands for, bearing the key.
fn made(view: &dyn Show, key: Option<String>) -> AnyView {
    let mut view = view.show();
    view.0.content.key = key;
    view
}

/// Shows a view, and again whenever a signal that it reads changes; in the place of what is there, if anything is.
fn live(view: Box<dyn Show>, shown: Option<Shown>) -> RenderEffect<Shown> {
    let show = move |shown: Option<Shown>| match shown {
        Some(mut shown) => {
            view.show().rebuild(&mut shown);
            shown
        }
        None => view.show().build(),
    };
    RenderEffect::new_with_value(show, shown)
}

/// Makes views of the same place other views: one by one, then what is new or gone at the end.
fn become_all(shown: &mut Vec<Shown>, views: Vec<AnyView>, put: impl Fn(&mut Shown)) {
    for mut gone in shown.drain(views.len().min(shown.len())..) {
        gone.unmount();
    }
    let mut views = views.into_iter();
    for (shown, view) in shown.iter_mut().zip(views.by_ref()) {
        view.rebuild(shown);
    }
    for view in views {
        let mut new = view.build();
        put(&mut new);
        shown.push(new);
    }
}

impl ShownElement {
    fn new(tag: &'static str) -> Self {
        let make = if matches!(tag, "svg" | "path") {
            nodes::drawing
        } else {
            nodes::element
        };
        Self {
            node: make(tag),
            tag,
            attributes: Vec::new(),
            checked: None,
            listeners: Vec::new(),
            children: Vec::new(),
            key: None,
        }
    }

    /// Makes the element what it should be now.
    fn become_(&mut self, content: Content) {
        let node = &self.node;
        for (name, _) in &self.attributes {
            if !content.attributes.iter().any(|(kept, _)| kept == name) {
                node.remove_attribute(name);
            }
        }
        for attribute in &content.attributes {
            if !self.attributes.contains(attribute) {
                node.set_attribute(attribute.0, &attribute.1);
            }
        }
        self.attributes = content.attributes;
        self.key = content.key;

        if let Some(checked) = content.checked
            && self.checked != Some(checked)
        {
            node.set_checked(checked);
        }
        self.checked = content.checked;

        self.listeners.retain(|listener| {
            content
                .handlers
                .iter()
                .any(|(event, _)| *event == listener.event)
        });
        for (event, handler) in content.handlers {
            match self
                .listeners
                .iter()
                .find(|listener| listener.event == event)
            {
                Some(listener) => {
                    listener.handler.replace(handler);
                }
                None => self.listeners.push(Listening::new(node, event, handler)),
            }
        }

        become_all(&mut self.children, content.children, |new| {
            new.mount(node, None);
        });
    }
}

impl Listening {
    fn new(node: &Node, event: &'static str, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let current = handler.clone();
        let call = move |event: JsValue| {
            let _zone = SpecialNonReactiveZone::enter();
            let handler = current.borrow().clone();
            handler.handle(event.unchecked_ref());
        };
        let target = node.clone();
        Self {
            event,
            handler,
            _listener: Listener::new(target, event, Box::new(call)),
        }
    }
}

impl Shown {
    /// Takes it out of the page.
    pub fn unmount(&mut self) {
        match self {
            Self::Text(node, _) => node.remove(),
            Self::Element(element) => element.node.remove(),
            Self::Many(shown, end) => {
                shown.iter_mut().for_each(Self::unmount);
                end.remove();
            }
            Self::Live(effect) => {
                effect.with_value_mut(Self::unmount);
            }
        }
    }

    /// Puts it into a parent, before a node of the parent's or at the end.
    pub fn mount(&mut self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Text(node, _) => put(parent, node, before),
            Self::Element(element) => put(parent, &element.node, before),
            Self::Many(shown, end) => {
                for shown in shown {
                    shown.mount(parent, before);
                }
                put(parent, end, before);
            }
            Self::Live(effect) => {
                effect.with_value_mut(|shown| shown.mount(parent, before));
            }
        }
    }

    /// Puts it before a node; where that is nowhere, neither is this.
    fn mount_before(&mut self, node: &Node) {
        if let Some(parent) = node.parent() {
            self.mount(&parent, Some(node));
        }
    }

    /// Its first node; none while an effect is at work on it.
    fn first(&self) -> Option<Node> {
        match self {
            Self::Text(node, _) => Some(node.clone()),
            Self::Element(element) => Some(element.node.clone()),
            Self::Many(shown, end) => match shown.first() {
                Some(first) => first.first(),
                None => Some(end.clone()),
            },
            Self::Live(effect) => effect.with_value_mut(|shown| shown.first()).flatten(),
        }
    }
}

/// Puts a node into a parent. It fails where the other node is not there any more: then there is nothing to show.
fn put(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert(node, before);
}
