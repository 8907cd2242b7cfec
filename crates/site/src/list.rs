//! Which files of a publication belong into a site.

use crate::SiteFault;

/// The files that the description of a list names: its snapshot, and the parts of a large list. Paths
/// are those beside the description.
pub fn named_by(description: &[u8]) -> Result<Vec<String>, SiteFault> {
    let value: serde_json::Value =
        serde_json::from_slice(description).map_err(|_| SiteFault::Description)?;
    let signed = &value["signed"];
    let snapshot = signed["sha256"].as_str().filter(|hash| is_hash(hash));
    let snapshot = snapshot.ok_or(SiteFault::Description)?;
    let mut named = vec![format!("snapshot-{snapshot}.json")];
    let parts = signed["parts"].as_str();
    for part in parts.iter().flat_map(|parts| parts.split(',')) {
        match part.split_once(':') {
            Some((hash, _)) if is_hash(hash) => named.push(format!("part-{hash}.bin")),
            _ => return Err(SiteFault::Description),
        }
    }
    Ok(named)
}

/// Whether a file below `photos/` has the name of a published portrait: its SHA-256 and the ending of
/// its format. A stray file may show somebody who is not listed.
#[must_use]
pub fn is_portrait(name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(stem, kind)| is_hash(stem) && ["png", "jpg", "webp"].contains(&kind))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && (text.bytes()).all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_names_its_snapshot_and_its_parts() {
        let [one, two, three] = ["0", "1", "2"].map(|digit| digit.repeat(64));
        let description =
            format!(r#"{{"signed":{{"sha256":"{one}","parts":"{three}:5,{two}:6"}},"key":""}}"#);
        let expected = [
            format!("snapshot-{one}.json"),
            format!("part-{three}.bin"),
            format!("part-{two}.bin"),
        ];
        assert_eq!(named_by(description.as_bytes()).unwrap(), expected);
    }

    #[test]
    fn a_description_that_leads_elsewhere_names_no_file() {
        let refused = |signed: String| {
            let description = format!(r#"{{"signed":{signed}}}"#);
            assert!(named_by(description.as_bytes()).is_err(), "{description}");
        };
        for hash in ["", "../../x", &"A".repeat(64)] {
            refused(format!(r#"{{"sha256":"{hash}"}}"#));
        }
        let hash = "0".repeat(64);
        for parts in ["", "x", "../../x:1", &format!("{hash}:1,")] {
            refused(format!(r#"{{"sha256":"{hash}","parts":"{parts}"}}"#));
        }
        assert!(named_by(b"no JSON").is_err());
    }

    #[test]
    fn only_what_is_named_by_its_content_is_a_portrait() {
        let hash = "0123456789abcdef".repeat(4);
        for kind in ["png", "jpg", "webp"] {
            assert!(is_portrait(&format!("{hash}.{kind}")));
        }
        for name in [
            "stray.png",
            &hash,
            &format!("{hash}.svg"),
            &format!("a/{hash}.png"),
            &format!("{hash}.png.png"),
        ] {
            assert!(!is_portrait(name), "{name}");
        }
    }
}
