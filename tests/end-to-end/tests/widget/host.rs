//! What is the page's own stays so, whichever way the widget comes: names, keys, history, anchors, scroll and focus.

use end_to_end::{KEY, Reader, Site, VERY, in_every_engine};
use serde_json::{Value, json};

use crate::catalogue::{self, EXAMPLE_KEY, JA};
use crate::element::{PAGE, page};

/// What the page has of its own: a field with the focus, an anchor with a target, a state, a record, and an ear for keys.
/// What is added by frames as such, and by Chromium's driver, is not counted.
const AROUND: &str = "
    <script>
      window.kept = [];
      window.added = () => Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && !/^(cdc_|ret_nodes$|\\d)/.test(name));
      const before = ['added', ...Object.getOwnPropertyNames(window)];
      history.replaceState({ page: 1 }, '', '#mine');
      localStorage.setItem('page', 'its own');
      addEventListener('keydown', (event) => { if (event.defaultPrevented) kept.push(event.key); });
    </script>
    <script src=\"frame.js\" async></script>
    <div style=\"height: 600px\"></div>
    <input id=\"field\"> <a id=\"way\" href=\"#there\">way</a>
    <div id=\"place\"></div>
    <div style=\"height: 3000px\"></div>
    <h2 id=\"there\">there</h2>
    <div style=\"height: 3000px\"></div>";

/// A frame on the same server.
const FRAME: &str = "<iframe data-worry-sorter src=\"frame.html\" title=\"frame\" width=\"100%\" height=\"300\" frameborder=\"0\"></iframe>";

const ELEMENT: &str = "<worry-sorter loading=\"eager\"></worry-sorter>";

in_every_engine! {
    what_is_the_pages_own_stays_so
}

fn what_is_the_pages_own_stays_so(reader: &Reader) {
    let own = catalogue::element(&[JA]);
    for (inside, key) in [(ELEMENT, KEY), (&own, EXAMPLE_KEY), (FRAME, KEY)] {
        let body = format!("{AROUND}<template>{inside}</template>");
        let server = Site::as_built().with_page(PAGE, &page(&body)).serve();
        reader.open(&server.at(PAGE));
        reader.run(
            "scrollTo({ top: 400, behavior: 'instant' });
             document.querySelector('#field').focus({ preventScroll: true });
             document.querySelector('#place').append(document.querySelector('template').content);",
            &[],
        );
        let length = reader.get("history.length");
        let within = |look: &dyn Fn()| {
            if inside == FRAME {
                reader.enter_frame(0);
            }
            look();
            reader.leave_frame();
        };
        within(&|| reader.wait_for_widget());
        let around = || {
            reader.get("[scrollY, document.activeElement.id, history.length, history.state, location.hash]")
        };
        assert_eq!(
            around(),
            json!([400, "field", length, { "page": 1 }, "#mine"])
        );

        // The field's keys are its own, and so are the page's.
        for key in ['1', '2'] {
            reader.key(key);
        }
        reader.run("document.activeElement.blur();", &[]);
        for key in ['1', '2'] {
            reader.key(key);
        }
        assert_eq!(
            reader.text_of("document.querySelector('#field').value"),
            "12"
        );
        assert_eq!(reader.get("kept"), json!([]));
        within(&|| {
            reader.must_see("0 / 12");
            reader.run("control(arguments[0]).click();", &[json!(VERY)]);
            reader.settle();
            reader.must_see("1 / 12");
        });
        assert_eq!(
            reader.get("[history.length, history.state, location.hash]"),
            json!([length, { "page": 1 }, "#mine"])
        );

        // An anchor leads to its target and back, and the widget stays as it is.
        reader.run("document.querySelector('#way').click();", &[]);
        reader.wait_for(
            "The target is at the top.",
            "Math.abs(document.querySelector('#there').getBoundingClientRect().top) < 2",
        );
        assert_eq!(
            reader.get("history.length"),
            json!(length.as_u64().unwrap() + 1)
        );
        reader.back();
        reader.wait_for("The page is where it was.", "location.hash === '#mine'");
        within(&|| reader.must_see("1 / 12"));

        let added = reader.get("added()");
        assert_eq!(added, json!([]), "{inside}");
        let keys = reader.get("Object.keys(localStorage).sort()");
        assert_eq!(keys, json!(["page", key]));
        assert_eq!(reader.stored("page").as_deref(), Some("its own"));
        assert_eq!(reader.get("document.cookie"), Value::from(""));
        reader.must_have_a_quiet_console();
        reader.run("localStorage.clear();", &[]);
    }
}
