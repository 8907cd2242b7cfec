//! Reads the text of the table.
//!
//! Owns: the line format and its faults. Must never stop at a fault: it names the line and goes on.

use std::collections::BTreeMap;

use super::elsewhere::ELSEWHERE;
use super::fault::{TableFault, TableFaultKind};
use super::fold::fold;
use super::gather::gather;
use super::model::{
    BRANCH_NAMES, CALM, EMERGENCY, Effect, FIRST_BRANCH, FIRST_SIGN, GroupId, INSIDE, OUTSIDE,
    Phrase, Rule, Target, Term, TermLink, WordTable,
};
use activelist_model::catalog::{Content, Group, PREFECTURES};

/// The table, and the faults of lines that were left out.
pub(super) fn read(text: &str) -> (WordTable, Vec<TableFault>) {
    let mut reader = Reader::default();
    let mut faults = Vec::new();
    let lines = || {
        let numbered = text.lines().map(str::trim).enumerate();
        numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    };
    // Names first, so that a line may use a group that a later line defines.
    for (_, line) in lines() {
        reader.name(line);
    }
    for rules in [false, true] {
        for (at, line) in lines().filter(|(_, line)| line.contains("=>") == rules) {
            if let Err(kind) = reader.line(line) {
                faults.push(TableFault { line: at + 1, kind });
            }
        }
    }
    (gather(reader.table, &reader.groups, &reader.names), faults)
}

/// Deepest that groups may stand in groups; deeper ones go in circles.
const DEEPEST: usize = 8;

#[derive(Default)]
struct Reader<'t> {
    /// Words and groups of each group, as the table writes them.
    groups: Vec<Vec<String>>,
    names: BTreeMap<String, GroupId>,
    /// The lists of the named groups, as the table writes them.
    lists: BTreeMap<&'t str, &'t str>,
    table: WordTable,
}

impl<'t> Reader<'t> {
    fn name(&mut self, line: &'t str) {
        if let (false, Some((name, list))) = (line.contains("=>"), line.split_once('=')) {
            self.lists.entry(name.trim()).or_insert(list);
        }
    }

    fn line(&mut self, line: &str) -> Result<(), TableFaultKind> {
        if let Some((terms, effects)) = line.split_once("=>") {
            let effects = effects.split(',').map(effect).collect::<Result<_, _>>()?;
            let terms = self.terms(terms.trim())?;
            self.table.rules.push(Rule { terms, effects });
            return Ok(());
        }
        let (name, words) = line.split_once('=').ok_or(TableFaultKind::NoSign)?;
        let name = name.trim();
        let mut words = self.words(words.split_whitespace())?;
        let condition = condition(name)?;
        if let Some((Group::Prefecture, option)) = condition {
            words.push(PREFECTURES[option].to_string());
        }
        if let Some(ids) = name.strip_prefix("弱 ") {
            return self.learned(ids, &words, learned_target);
        }
        if let Some(branches) = name.strip_prefix("印 ") {
            return self.learned(branches, &words, |name| branch(name, FIRST_SIGN));
        }
        if self.names.contains_key(name) {
            return Err(TableFaultKind::Twice(name.to_string()));
        }
        let id = self.group(name, words);
        match condition {
            Some((group, option)) => self.table.conditions.push((id, group, option)),
            None if name == "@背景" => self.table.background = Some(id),
            None if name == "@望み" => self.table.wish = Some(id),
            None => {}
        }
        Ok(())
    }

    /// `弱 3-1*2 緊急 = …`: learned phrases and what they speak for. `印 警告*4 = …`: words for a branch of an
    /// emergency, which are looked for in the same way.
    fn learned(
        &mut self,
        targets: &str,
        words: &[String],
        target: fn(&str) -> Option<usize>,
    ) -> Result<(), TableFaultKind> {
        let mut weights: Vec<(u8, i8)> = targets
            .split_whitespace()
            .map(|text| weight(text, target))
            .collect::<Result<_, _>>()?;
        weights.sort_unstable();
        let phrases = words.iter().map(|word| Phrase {
            chars: fold(word).chars().collect(),
            weights: weights.clone(),
        });
        self.table.learned.extend(phrases);
        Ok(())
    }

    fn group(&mut self, name: &str, words: Vec<String>) -> GroupId {
        let id = self.groups.len() as GroupId;
        self.groups.push(words);
        self.names.insert(name.to_string(), id);
        id
    }

    /// The words and groups of a list; every group among them is known and holds not itself.
    fn words<'a>(
        &self,
        list: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<String>, TableFaultKind> {
        let words: Vec<&str> = list.collect();
        self.check(&words, DEEPEST)?;
        Ok(words.into_iter().map(String::from).collect())
    }

    fn check(&self, words: &[&str], depth: usize) -> Result<(), TableFaultKind> {
        for word in words.iter().filter(|word| word.starts_with('@')) {
            let unknown = || TableFaultKind::UnknownGroup(word.to_string());
            let inner = self.lists.get(word).ok_or_else(unknown)?;
            let deeper = depth.checked_sub(1).ok_or_else(unknown)?;
            let inner: Vec<&str> = inner.split_whitespace().collect();
            self.check(&inner, deeper)?;
        }
        Ok(())
    }

    fn terms(&mut self, text: &str) -> Result<Vec<Term>, TableFaultKind> {
        let mut terms = Vec::new();
        let mut link = TermLink::Same;
        for token in text.split_whitespace() {
            match token {
                "+" => link = TermLink::Same,
                ">" => link = TermLink::After,
                ">>" => link = TermLink::Next,
                "&" => link = TermLink::Anywhere,
                _ => {
                    let (without, names) = match token.strip_prefix('!') {
                        Some(rest) => (true, rest),
                        None => (false, token),
                    };
                    let link = if without { TermLink::Without } else { link };
                    let bad_first = terms.is_empty() && link != TermLink::Same;
                    if names.is_empty() || bad_first {
                        return Err(TableFaultKind::BadTerm(token.to_string()));
                    }
                    let group = self.alternatives(names)?;
                    terms.push(Term { group, link });
                }
            }
        }
        if terms.is_empty() {
            return Err(TableFaultKind::BadTerm(text.to_string()));
        }
        Ok(terms)
    }

    /// The group of `a|b|@c`; the same list is one group wherever it stands.
    fn alternatives(&mut self, names: &str) -> Result<GroupId, TableFaultKind> {
        if let Some(id) = self.names.get(names) {
            return Ok(*id);
        }
        let words = self.words(names.split('|'))?;
        Ok(self.group(names, words))
    }
}

/// `3-1 5`, `緊急 5`, `業務外 5`, or `他 保険 5` for a need that others serve.
fn effect(text: &str) -> Result<Effect, TableFaultKind> {
    let bad = || TableFaultKind::BadPoints(text.trim().to_string());
    let (name, points) = text.trim().rsplit_once(' ').ok_or_else(bad)?;
    let points: i16 = points.trim().parse().map_err(|_| bad())?;
    if points == 0 || points.abs() > 9 {
        return Err(bad());
    }
    let elsewhere = |name: &str| ELSEWHERE.iter().position(|kind| kind.name == name);
    let target = match (name, name.strip_prefix("他 ")) {
        ("緊急", _) => Some(Target::Emergency),
        ("業務外", _) => Some(Target::Other),
        (_, Some(name)) => elsewhere(name).map(Target::Elsewhere),
        (id, None) => Content::from_id(id).map(|content| Target::Content(content.index())),
    };
    let target = target.ok_or_else(|| TableFaultKind::UnknownTarget(name.to_string()))?;
    Ok(Effect { target, points })
}

/// `3-1*2`, `緊急`: a target and its weight of 1 to 7, or as much against it.
fn weight(text: &str, target: fn(&str) -> Option<usize>) -> Result<(u8, i8), TableFaultKind> {
    let (name, weight) = text.split_once('*').unwrap_or((text, "1"));
    let target = target(name).ok_or_else(|| TableFaultKind::UnknownTarget(name.to_string()))?;
    match weight.parse() {
        Ok(weight @ (-7..=-1 | 1..=7)) => Ok((target as u8, weight)),
        _ => Err(TableFaultKind::BadPoints(text.to_string())),
    }
}

/// A content, `緊急`, `平時`, `業務外`, `業務内`, or `枝警告` for a branch of an emergency.
fn learned_target(name: &str) -> Option<usize> {
    match (name, name.strip_prefix('枝')) {
        ("緊急", _) => Some(EMERGENCY),
        ("平時", _) => Some(CALM),
        ("業務外", _) => Some(OUTSIDE),
        ("業務内", _) => Some(INSIDE),
        (_, Some(name)) => branch(name, FIRST_BRANCH),
        (id, None) => Content::from_id(id).map(Content::index),
    }
}

/// The branch of this name, counted from that target.
fn branch(name: &str, first: usize) -> Option<usize> {
    let at = BRANCH_NAMES.iter().position(|known| *known == name)?;
    Some(first + at)
}

/// The condition that a line such as `地域 大阪府` stands for; none for a `@語群`.
fn condition(name: &str) -> Result<Option<(Group, usize)>, TableFaultKind> {
    if ["@", "弱 ", "印 "]
        .iter()
        .any(|mark| name.starts_with(mark))
    {
        return Ok(None);
    }
    let unknown = || TableFaultKind::UnknownTarget(name.to_string());
    let (kind, option) = name.split_once(' ').ok_or_else(unknown)?;
    let group = match kind {
        "地域" => Group::Prefecture,
        "業種" => Group::Industry,
        "規模" => Group::Size,
        "形態" => Group::Form,
        _ => return Err(unknown()),
    };
    let position = group.position_of(option.trim());
    Ok(Some((group, position.ok_or_else(unknown)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, line: usize, kind: TableFaultKind) {
        assert_eq!(read(text).1, [TableFault { line, kind }], "{text}");
    }

    #[test]
    fn a_faulty_line_is_named_and_left_out() {
        let text = String::from;
        check("# x\nなにか", 2, TableFaultKind::NoSign);
        check("@a = b\n@a = c", 2, TableFaultKind::Twice(text("@a")));
        check("@a => 1-1 3", 1, TableFaultKind::UnknownGroup(text("@a")));
        check("@a = @a", 1, TableFaultKind::UnknownGroup(text("@a")));
        check("a => 9-9 3", 1, TableFaultKind::UnknownTarget(text("9-9")));
        check(
            "地域 江戸 = 神田",
            1,
            TableFaultKind::UnknownTarget(text("地域 江戸")),
        );
        check("a => 1-1", 1, TableFaultKind::BadPoints(text("1-1")));
        check("a => 1-1 12", 1, TableFaultKind::BadPoints(text("1-1 12")));
        check(
            "印 緊急 = a",
            1,
            TableFaultKind::UnknownTarget(text("緊急")),
        );
        check(
            "印 警告*8 = a",
            1,
            TableFaultKind::BadPoints(text("警告*8")),
        );
        check("!a => 1-1 2", 1, TableFaultKind::BadTerm(text("!a")));
        check(" => 1-1 2", 1, TableFaultKind::BadTerm(text("")));
    }

    #[test]
    fn one_spelling_belongs_to_all_its_groups() {
        let (table, faults) = read("@a = 規程 -ブログ\n規程|ルール => 1-1 3\n@a => 1-2 3");
        assert_eq!(faults, []);
        let groups: Vec<usize> = table.words.iter().map(|entry| entry.groups.len()).collect();
        assert_eq!(groups, [0, 1, 2], "ぶろぐ, るーる, 規程");
    }
}
