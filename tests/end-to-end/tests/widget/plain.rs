//! The plain tables inside the element: the widget's own, and where the widget's own will stand.

use end_to_end::{Reader, Site, dist, in_every_engine};

use crate::element::{PAGE, page};

/// A snippet with attributes.
pub(crate) fn element(snippet: &str, attributes: &str) -> String {
    let text = std::fs::read_to_string(dist().join("embed").join(snippet)).unwrap();
    text.replacen("<worry-sorter", &format!("<worry-sorter {attributes}"), 1)
}

#[test]
fn a_snippet_is_xml_after_what_the_guide_says_for_themes() {
    let reader = Reader::new();
    reader.open("about:blank");
    for snippet in ["snippet.html", "snippet.en.html"] {
        let link = "<link rel=\"stylesheet\" href=\"worry-sorter.css\"";
        let text = element(snippet, "")
            .replace("<wbr>", "<wbr/>")
            .replace(&format!("{link}>"), &format!("{link}/>"))
            .replace(" async ", " async=\"async\" ");
        let error = reader.run(
            "const page = new DOMParser().parseFromString(arguments[0], 'application/xml');
             return page.querySelector('parsererror')?.textContent;",
            &[text.into()],
        );
        assert_eq!(error, serde_json::Value::Null, "{snippet}");
    }
}

/// Notes what the tables say and where each of their texts and drawings stands, before anything has started.
const NOTE: &str = "<script>
    function drawn(root) {
      const top = document.querySelector('worry-sorter').getBoundingClientRect().top;
      const parts = '.title, .title + .aside, .shape, .shape .line, caption, thead th, .name > :first-child, .label, td > div';
      return [...root.querySelector('.ws').querySelectorAll('.head, .tables')].flatMap((part) =>
        [...part.querySelectorAll(parts)].filter((one) => one.checkVisibility()).map((one) => {
          const box = one.getBoundingClientRect();
          const { color, fontWeight, fontSize } = getComputedStyle(one);
          const look = [one.className.baseVal ?? one.className, one.textContent, color, fontWeight, fontSize];
          return [look.join(' | '), [box.left, box.top - top, box.width, box.height]];
        }));
    }
    window.before = drawn(document.querySelector('.worry-static'));
  </script>";

/// What pages say of their tables, and of classes with such names; without `!important`, which can't be helped.
const THEME: &str = "<style>
    .entry-content p { margin: 2em 0; color: red; font: italic 30px serif; text-indent: 1em; }
    .entry-content h2 { border-left: 9px solid red; padding: 20px; background: #eee; font-size: 40px; }
    .entry-content table { border: 3px solid red; width: auto; margin: 3em 0; border-collapse: separate; }
    .entry-content table td, .entry-content table th { border: 2px dotted red; padding: 30px; background: #fdd; text-align: center; vertical-align: bottom; color: red; }
    .entry-content table tbody tr { background: #ddf; display: table-row; }
    .entry-content span, .entry-content div { margin: 3px; line-height: 3; letter-spacing: 5px; }
    .entry-content svg { display: block; width: 90px; fill: red; }
    .entry-content path { display: none; stroke: red; transform: scale(9); }
    .label { display: inline-block; padding: 9px; border-radius: 9px; background: red; color: white; font-size: 9px; }
    .column { float: left; width: 50%; padding: 1px; }
    .head, .name, .title, .tables, .risks, .risk, .legend, .button, .begin, .leads, .ws { margin: 40px; padding: 40px; background: red; font-size: 40px; }
  </style>";

/// How a part looks, and where it stands.
type Drawn = (String, [f64; 4]);

in_every_engine! {
    the_plain_tables_are_the_widgets_own_and_stand_where_it_puts_them
    what_a_page_says_of_its_tables_does_not_come_into_the_plain_ones
}

fn what_a_page_says_of_its_tables_does_not_come_into_the_plain_ones(reader: &Reader) {
    let drawn = |theme: &str, width: u32| {
        let body = format!(
            "{theme}<style>body {{ margin: 0; }}</style><div class=\"entry-content\" style=\"width: {width}px; margin: 0\">{}{NOTE}</div>",
            element("snippet.html", "")
        );
        let site = Site::as_built().with_page(PAGE, &page(&body));
        let server = site.without("worry-sorter.js").serve();
        reader.open(&server.at(PAGE));
        reader.get("before")
    };
    for width in [320, 880] {
        let plain = drawn("", width);
        assert!(plain.as_array().unwrap().len() > 30, "{plain}");
        assert_eq!(drawn(THEME, width), plain, "at {width}");
    }
}

fn the_plain_tables_are_the_widgets_own_and_stand_where_it_puts_them(reader: &Reader) {
    for (snippet, attributes) in [
        ("snippet.html", "loading=\"eager\""),
        ("snippet.html", "loading=\"eager\" theme=\"dark\""),
        ("snippet.en.html", "loading=\"eager\""),
    ] {
        for width in [260, 320, 390, 620, 880] {
            let body = format!(
                "<style>body {{ margin: 0; }}</style><div style=\"width: {width}px\">{}{NOTE}</div>",
                element(snippet, attributes)
            );
            let server = Site::as_built().with_page(PAGE, &page(&body)).serve();
            reader.open(&server.at(PAGE));
            reader.wait_for_widget();
            let [before, after] = ["before", "drawn(host().shadowRoot)"]
                .map(|what| serde_json::from_value::<Vec<Drawn>>(reader.get(what)).unwrap());
            assert!(before.len() > 30, "{before:#?}");
            assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                let sides = before.1.iter().zip(&after.1);
                let is_same = sides.clone().all(|(one, other)| (one - other).abs() <= 0.5);
                assert!(
                    before.0 == after.0 && is_same,
                    "{snippet} {attributes} at {width}: {before:?} becomes {after:?}"
                );
            }
        }
    }
}
