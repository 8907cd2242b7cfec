//! Where a visitor's telephone can open what was found on a kiosk.

/// The address of the list for a telephone; none where none is known that it could open. That is what the
/// operator has written, or else this page's own address `own`, where it is one of the public network.
/// `own_is_kiosk`: the settings of this page make every machine that opens it a kiosk, a telephone too, and a
/// kiosk follows no link.
pub fn telephone_address(written: Option<&str>, own: &str, own_is_kiosk: bool) -> Option<String> {
    let is_of_use = |address: &&str| !own_is_kiosk || !is_same(address, own);
    match written {
        Some(written) => Some(written).filter(is_of_use),
        None => Some(own).filter(is_of_use).filter(|own| is_public(own)),
    }
    .map(str::to_string)
}

fn is_same(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        address
            .trim_end_matches("index.html")
            .trim_end_matches('/')
            .to_string()
    };
    bare(one) == bare(other)
}

/// Whether an address can be of the public network: `https`, and a host with a name that is not one of the
/// machine or of the house alone.
fn is_public(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    host.contains('.') && !is_number && !LOCAL.contains(&last)
}

/// Ends of names that the public network does not have.
const LOCAL: [&str; 7] = [
    "local",
    "localhost",
    "internal",
    "lan",
    "home",
    "test",
    "invalid",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_led_to_what_it_can_open_and_nowhere_else() {
        let public = "https://www.example.jp/list/";
        let hall = "https://kiosk.example.jp/";
        for (written, own, own_is_kiosk, expected) in [
            (None, public, false, Some(public)),
            (None, public, true, None),
            (None, "http://www.example.jp/list/", false, None),
            (None, "http://127.0.0.1:8080/", false, None),
            (None, "https://192.168.1.20/list/", false, None),
            (None, "https://localhost:8443/", false, None),
            (None, "https://[::1]/", false, None),
            (None, "https://kiosk.local/", false, None),
            (None, "file:///C:/list/index.html", false, None),
            (Some(public), "http://127.0.0.1/", true, Some(public)),
            (Some(public), hall, true, Some(public)),
            // The telephone would be a kiosk itself.
            (Some(public), public, true, None),
            (
                Some("https://www.example.jp/list"),
                "https://www.example.jp/list/index.html",
                true,
                None,
            ),
            (Some(public), public, false, Some(public)),
        ] {
            let found = telephone_address(written, own, own_is_kiosk);
            assert_eq!(
                found.as_deref(),
                expected,
                "{written:?} {own} {own_is_kiosk}"
            );
        }
    }
}
