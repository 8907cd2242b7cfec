//! What is chosen at once for a firm, measured on sentences that the table was not made with.

use activelist_needs::match_needs;

#[test]
fn what_is_chosen_at_once_is_nearly_always_right() {
    let (mut sentences, mut answered, mut chosen, mut right) = (0, 0, 0, 0);
    for line in include_str!("labelled.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [split, text, expected] = columns[..] else {
            continue;
        };
        if split == "tune" || line.starts_with('#') {
            continue;
        }
        let sure = match_needs(text).sure();
        sentences += 1;
        answered += usize::from(!sure.is_empty());
        chosen += sure.len();
        let is_right = |id: &str| expected.split(',').any(|one| one == id);
        right += sure
            .iter()
            .filter(|content| is_right(&content.id()))
            .count();
    }
    println!(
        "{sentences} sentences: {answered} have a choice, {chosen} contents are chosen, {right} of them right"
    );
    assert!(
        sentences >= 300 && answered * 100 >= sentences * 75,
        "{answered} of {sentences}"
    );
    assert!(right * 100 >= chosen * 93, "{right} of {chosen}");
}
