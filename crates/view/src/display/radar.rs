//! The picture of the six areas: points of a hexagon.
//!
//! Whole numbers throughout, in tenths of the picture's unit: the formatting of fractions would be
//! the heaviest thing in the download that nobody sees.

/// The frame, for a `viewBox`.
pub const FRAME: &str = "0 0 120 116";
/// Centre, in tenths.
const CENTRE: (i32, i32) = (600, 580);
/// Radius, in tenths.
const RADIUS: i32 = 420;
/// Directions of the corners from the top, clockwise, in thousandths.
const CORNERS: [(i32, i32); 6] = [
    (0, -1000),
    (866, -500),
    (866, 500),
    (0, 1000),
    (-866, 500),
    (-866, -500),
];

/// A point at `percent` of the way from the centre to a corner (0 at the top, clockwise), a little
/// more than 100 for labels.
pub fn point(corner: usize, percent: u32) -> (String, String) {
    let (across, down) = CORNERS[corner % CORNERS.len()];
    let reach = RADIUS * percent as i32;
    let at = |centre: i32, direction: i32| {
        tenths(centre + (reach * direction + 50_000).div_euclid(100_000))
    };
    (at(CENTRE.0, across), at(CENTRE.1, down))
}

/// The six corners at these shares, 0–100, for a polygon's `points`.
pub fn polygon(percents: [u32; 6]) -> String {
    let corners = percents.into_iter().enumerate().map(|(corner, percent)| {
        let (x, y) = point(corner, percent);
        format!("{x},{y}")
    });
    corners.collect::<Vec<_>>().join(" ")
}

/// `part` of `whole` as a percentage with one digit after the point.
pub fn percent(part: u32, whole: u32) -> String {
    tenths((part * 1000 / whole.max(1)) as i32)
}

fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_corner_is_at_the_top_and_the_next_to_its_right() {
        let expected = "60.0,16.0 96.4,37.0 96.4,79.0 60.0,100.0 23.6,79.0 23.6,37.0";
        assert_eq!(polygon([100; 6]), expected);
        assert_eq!(point(3, 0), ("60.0".to_string(), "58.0".to_string()));
    }

    #[test]
    fn shares_have_one_digit_after_the_point() {
        let check = |part, whole, expected: &str| assert_eq!(percent(part, whole), expected);
        check(13, 15, "86.6");
        check(0, 3, "0.0");
        check(3, 3, "100.0");
        check(1, 0, "100.0");
    }
}
