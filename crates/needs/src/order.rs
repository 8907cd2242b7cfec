//! Puts short lists in order.
//!
//! Owns: one small stable sort. The library's own is faster on long lists, and each use of it adds
//! two kilobytes to what visitors download; the lists here are short, or nearly in order.

/// Orders by a key, the smallest first; equal keys keep their places.
pub(super) fn order_by<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at]) < key(&list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_places() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        order_by(&mut list, |(key, _)| *key);
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
