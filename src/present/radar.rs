//! The picture of the six areas: points of a hexagon.

/// Centre and radius of the picture, in its own units.
const CENTRE: (f64, f64) = (60.0, 58.0);
const RADIUS: f64 = 42.0;
/// The frame, for a `viewBox`.
pub const FRAME: &str = "0 0 120 116";

/// A point as text, `x,y`, at `share` (0–1, or a little more for labels) of the way from the
/// centre to corner `corner` (0 at the top, clockwise).
pub fn point(corner: usize, share: f64) -> (String, String) {
    let angle = (corner as f64) * std::f64::consts::FRAC_PI_3 - std::f64::consts::FRAC_PI_2;
    let x = CENTRE.0 + RADIUS * share * angle.cos();
    let y = CENTRE.1 + RADIUS * share * angle.sin();
    (format!("{x:.1}"), format!("{y:.1}"))
}

/// The six corners at these shares, for a polygon's `points`.
pub fn polygon(shares: [f64; 6]) -> String {
    let corners = shares.into_iter().enumerate().map(|(corner, share)| {
        let (x, y) = point(corner, share);
        format!("{x},{y}")
    });
    corners.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_corner_is_at_the_top_and_the_next_to_its_right() {
        assert_eq!(
            polygon([1.0; 6]),
            "60.0,16.0 96.4,37.0 96.4,79.0 60.0,100.0 23.6,79.0 23.6,37.0"
        );
        assert_eq!(point(3, 0.0), ("60.0".to_string(), "58.0".to_string()));
    }
}
