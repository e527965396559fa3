//! Every screen there is, reached as a reader reaches it: for tests and pictures that look at all of them.

use serde_json::json;

use crate::order::{KEY, LITTLE, PILES, VERY};
use crate::path::answer;
use crate::reader::Reader;
use crate::server::Site;

/// Walks through all screens of the built widget and looks at each; each has a name for a file.
pub fn every_screen(reader: &Reader, mut look_at: impl FnMut(&str)) {
    let server = Site::as_built().serve();
    let page = server.at("index.html");

    reader.open_widget(&page);
    look_at("start");
    reader.sort(&PILES[..5]);
    look_at("card");
    reader.press("特大");
    look_at("card-largest");
    reader.press("標準");
    reader.press("一覧で選ぶ");
    look_at("list");
    reader.press("1枚ずつ選ぶ");
    reader.sort(&[VERY, VERY, VERY, LITTLE, VERY, VERY, VERY]);
    look_at("sorted");
    reader.press("「くらべる」へ進む");
    look_at("question");
    let pair = reader.pair().expect("there is a question");
    reader.press(&answer(&pair));
    reader.press("あなたの答え（1）");
    look_at("answers");
    reader.press("あなたの答え（1）");
    while let Some(pair) = reader.pair() {
        reader.press(&answer(&pair));
    }
    look_at("rest");
    reader.compare();
    reader.press("ならべる");
    look_at("order");
    reader.press("備える");
    look_at("plan");
    reader.press("特大");
    look_at("plan-largest");
    reader.press("標準");
    reader.press("家でのカードの置き場所を決めた");
    reader.press("「パスワードの管理を見直した」わたしには合わない");
    reader.press("使わない（資格確認書）");
    reader.press("想像・とても気になる");
    reader.run(
        "for (const one of place().querySelectorAll('details')) one.open = true;",
        &[],
    );
    look_at("plan-open");
    let code = reader.code().replace(' ', "");
    look_at("keep");
    reader.press("全部消す");
    look_at("delete");
    reader.press("消す");
    look_at("deleted");

    let somebody = format!("index.html#worry={code}");
    reader.open_widget(&server.at(&somebody));
    look_at("somebody");
    reader.press("この順番を閉じる");
    reader.press("仕分け");
    reader.sort(&PILES[..6]);
    reader.reload();
    reader.press("自分の順番とくらべる");
    look_at("two");
    reader.open_widget(&server.at(&format!("{somebody}Z")));
    look_at("damaged-link");
    reader.run("localStorage.setItem(arguments[0], 'junk');", &[json!(KEY)]);
    reader.open_widget(&page);
    look_at("lost");
    let stub = reader.before_every_page("Storage.prototype.setItem = () => {};");
    reader.open_widget(&page);
    reader.press(VERY);
    look_at("cannot-save");
    reader.no_longer(&stub);

    reader.open_widget(&server.at("embed/article.html#worry="));
    look_at("article");
    let silent = Site::as_built().without("worry-sorter.js").serve();
    reader.open(&silent.at("embed/article.html"));
    look_at("article-tables");
}
