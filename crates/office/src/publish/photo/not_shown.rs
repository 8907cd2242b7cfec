//! Why a picture is not shown.

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotShown {
    /// It cannot be decoded to its end.
    Broken,
    /// It moves.
    Animated,
    /// It has too many pixels: width and height.
    Pixels((usize, usize)),
    /// One of its sides is too long: width and height.
    Side((usize, usize)),
}
