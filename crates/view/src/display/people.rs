//! Somebody looked up by name: who they are, and their place in the search as it is.

use activelist_kernel::fold::{fold, fold_word};
use activelist_model::expert::RegistrationNumber;
use activelist_publication::Field;
use activelist_search::{Criteria, Searcher, Sort};

use super::brief::is_search;
use super::person;

/// Most people that are shown; more letters leave fewer.
pub const SHOWN_PEOPLE: usize = 20;
/// Who was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many people there are.
    pub total: usize,
    /// The first of them.
    pub rows: Vec<FoundRow>,
}

/// One person that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRow {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// フリガナ, 登録番号, 居住地 and 所属, as far as they are stated.
    pub facts: String,
    /// The place in the search as it is.
    pub place: String,
}

/// Looks people up by words that they have on their card; first those that have them in the name or number.
/// `order` is the answer to the search as it is, from its first person.
pub fn people(searcher: &mut Searcher, words: &str, search: &Criteria, order: &[usize]) -> Found {
    let sought: Vec<String> = words.split_whitespace().map(fold_word).collect();
    if sought.is_empty() {
        return Found::default();
    }
    let criteria = Criteria {
        words: words.to_string(),
        ..Criteria::default()
    };
    let found = searcher.order(&criteria, Sort::default());
    let list = searcher.list();
    let is_named = |position: usize| {
        let names = [Field::Name, Field::Kana].map(|field| fold(list.short_text(position, field)));
        let number = list.numbers().get(position).map(ToString::to_string);
        sought.iter().all(|word| {
            let mut texts = names.iter().chain(&number);
            texts.any(|text| text.contains(word))
        })
    };
    // Each kind in the list's own order; as soon as enough have it in the name, nobody else is looked at.
    let named = found.iter().filter(|position| is_named(**position));
    let mut shown: Vec<usize> = named.take(SHOWN_PEOPLE).copied().collect();
    let others = found.iter().filter(|position| !shown.contains(position));
    let others: Vec<usize> = others.take(SHOWN_PEOPLE - shown.len()).copied().collect();
    shown.extend(others);
    let rows = shown
        .into_iter()
        .filter_map(|position| row(searcher, position, search, order));
    Found {
        total: found.len(),
        rows: rows.collect(),
    }
}

fn row(
    searcher: &Searcher,
    position: usize,
    search: &Criteria,
    order: &[usize],
) -> Option<FoundRow> {
    let somebody = searcher.specialist(position)?;
    let facts = [
        somebody.kana.clone(),
        person::registration(somebody.registration),
        person::home(&somebody),
        somebody.organisation.clone(),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .filter(|fact| !fact.trim().is_empty())
        .collect();
    let is_asked = is_search(search);
    let place = order.iter().position(|other| *other == position);
    Some(FoundRow {
        number: somebody.registration,
        name: somebody.name,
        facts: facts.join("　"),
        place: match place {
            _ if !is_asked => String::new(),
            Some(place) => format!("今の検索では{}名中{}番目", order.len(), place + 1),
            None => "今の検索の条件には合っていません".to_string(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::ContentSet;
    use activelist_model::expert::Specialist;

    fn listed(people: &[(&str, &str, &str)]) -> Searcher {
        let people: Vec<Specialist> = (1..)
            .zip(people)
            .map(|(number, (name, kana, organisation))| Specialist {
                registration: RegistrationNumber::new(number).expect("small"),
                name: (*name).into(),
                kana: (*kana).into(),
                organisation: (*organisation).into(),
                ..Specialist::default()
            })
            .collect();
        Searcher::new(activelist_search::testing::list_of(people))
    }

    fn names(searcher: &mut Searcher, words: &str) -> Vec<String> {
        let found = people(searcher, words, &Criteria::default(), &[]);
        found.rows.into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn who_has_the_word_in_the_name_comes_before_who_has_it_elsewhere() {
        // In the list's own order they stand the other way round, whoever is first there.
        for (first, second) in [(0, 1), (1, 0)] {
            let two = [
                ("見本 花", "ミホン ハナ", "山田商店"),
                ("山田 太郎", "ヤマダ タロウ", ""),
            ];
            let mut searcher = listed(&[two[first], two[second]]);
            assert_eq!(names(&mut searcher, "山田"), ["山田 太郎", "見本 花"]);
            assert_eq!(names(&mut searcher, "ﾔﾏﾀﾞ"), ["山田 太郎"]);
            for words in ["やまだ たろう", "太郎 山田", "たろう　やまだ"] {
                assert_eq!(names(&mut searcher, words), ["山田 太郎"], "{words}");
            }
            let number = format!("{:06}", 1 + first);
            let expected = ["見本 花", "山田 太郎"];
            let found = names(&mut searcher, &number);
            assert_eq!(
                found,
                [expected[usize::from(first == 1) ^ first]],
                "{number}"
            );
        }
        let mut searcher = listed(&[("見本 花", "", "")]);
        assert!(names(&mut searcher, "　").is_empty() && names(&mut searcher, "佐藤").is_empty());
    }

    #[test]
    fn the_place_in_the_search_is_told_and_who_does_not_meet_it_too() {
        let mut searcher = listed(&[("見本 花", "", ""), ("見本 一郎", "", "")]);
        let search = Criteria {
            contents: ContentSet::of_ids(&["1-1"]),
            ..Criteria::default()
        };
        let found = people(&mut searcher, "見本", &search, &[1]);
        let places: Vec<(String, String)> = found
            .rows
            .into_iter()
            .map(|row| (row.name, row.place))
            .collect();
        assert!(places.contains(&("見本 一郎".into(), "今の検索では1名中1番目".into())));
        assert!(places.contains(&("見本 花".into(), "今の検索の条件には合っていません".into())));
    }

    #[test]
    fn many_are_counted_and_the_first_are_shown() {
        let names: Vec<String> = (0..30).map(|number| format!("見本 {number}")).collect();
        let rows: Vec<(&str, &str, &str)> =
            names.iter().map(|name| (name.as_str(), "", "")).collect();
        let found = people(&mut listed(&rows), "見本", &Criteria::default(), &[]);
        assert_eq!((found.total, found.rows.len()), (30, SHOWN_PEOPLE));
        assert_eq!(found.rows[0].place, "");
    }
}
