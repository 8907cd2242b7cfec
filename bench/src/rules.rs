//! The rules of rating and depth as data, for the engines in JavaScript. Must never state a rule
//! of its own: all is asked of the catalogue.

use activelist_model::catalog::{
    Area, Content, Group, Menu, OptionSet, Prefecture, QUALIFICATION_AUDITOR, QUALIFICATION_CISA,
    QUALIFICATION_OTHER, Question, around,
};
use activelist_search::fold;
use serde_json::{Value, json};

/// All that an engine needs to know beside the list.
pub fn rules() -> Value {
    let areas = Area::ALL.map(|area| {
        let criteria = area.criteria().map(|criterion| {
            let questions: Vec<usize> = criterion.questions().map(Question::index).collect();
            json!({
                "id": criterion.id(),
                "questions": questions,
                "points": criterion.points(),
            })
        });
        json!(criteria.collect::<Vec<_>>())
    });
    let menus = Menu::ALL.map(|menu| menu.area().map(Area::index));
    let contents = Content::all().map(|content| {
        let questions: Vec<usize> = content.questions().map(Question::index).collect();
        json!({
            "menu": content.menu().index(),
            "questions": questions,
            "theme": content.theme(),
        })
    });
    let forms = (0..0xf_0000).filter_map(char::from_u32).filter_map(form);
    // By position: in place of an answer that no search may choose there is none.
    let groups = Group::ALL.map(|group| {
        let options = (0..group.places()).map(|position| json!(group.option(position)));
        json!(options.collect::<Vec<_>>())
    });
    let homes = (1..=47).filter_map(Prefecture::from_code);
    let beside = homes.clone().map(|home| {
        let places = around(OptionSet::only(home.index()));
        places.iter().collect::<Vec<usize>>()
    });
    let beside: Vec<Vec<usize>> = beside.collect();
    json!({
        "areas": areas,
        "menus": menus,
        "contents": contents.collect::<Vec<_>>(),
        "groups": groups,
        "none": Group::ALL.map(Group::none_label),
        "forms": forms.collect::<Vec<_>>(),
        "beside": beside,
        "homes": homes.map(Prefecture::label).collect::<Vec<_>>(),
        "audit": {
            "qualifications": [QUALIFICATION_AUDITOR, QUALIFICATION_CISA],
            "other": QUALIFICATION_OTHER,
        },
    })
}

/// A character and what it becomes in a search key, where that is something else: of those on which
/// the characters beside them have no influence.
fn form(character: char) -> Option<Value> {
    if "゛゜\u{3099}\u{309a}ﾞﾟーｰ)）".contains(character) {
        return None;
    }
    let key = fold(&format!("か{character}漢"));
    let found = key.strip_prefix('か')?.strip_suffix('漢')?;
    (found != character.to_string()).then(|| json!([character, found]))
}
