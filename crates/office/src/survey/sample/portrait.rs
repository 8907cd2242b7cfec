//! Drawn placeholder portraits: plain shapes, so that no one takes them for a person.

use super::draw::Draw;

const WIDTH: usize = 180;
const HEIGHT: usize = 240;

/// Background, figure and band, as red, green, blue.
#[rustfmt::skip]
static COLOURS: [[[u8; 3]; 3]; 8] = [
    [[0xe8, 0xf1, 0xfe], [0x7a, 0x9c, 0xd6], [0x48, 0x6a, 0xa8]],
    [[0xe6, 0xf5, 0xec], [0x78, 0xb0, 0x90], [0x3f, 0x7d, 0x5b]],
    [[0xff, 0xee, 0xe2], [0xdd, 0xa0, 0x78], [0xa8, 0x66, 0x3c]],
    [[0xf1, 0xea, 0xfa], [0xa4, 0x8c, 0xcc], [0x6d, 0x52, 0x9c]],
    [[0xfb, 0xf5, 0xe0], [0xc8, 0xb0, 0x60], [0x8c, 0x76, 0x2a]],
    [[0xe9, 0xf7, 0xf9], [0x70, 0xb0, 0xbc], [0x38, 0x7c, 0x88]],
    [[0xfd, 0xee, 0xee], [0xd2, 0x90, 0x90], [0x9c, 0x56, 0x56]],
    [[0xf2, 0xf2, 0xf2], [0xa0, 0xa0, 0xa0], [0x66, 0x66, 0x66]],
];

/// A portrait as PNG, 3:4. Empty only if the encoder fails, which the sample's test would show.
pub fn portrait(draw: &mut Draw) -> Vec<u8> {
    let colours = draw.pick(&COLOURS);
    let figure = Figure {
        shape: draw.below(3),
        head: draw.between(34, 42) as i64,
        shoulders: draw.between(62, 76) as i64,
        band: draw.chance(50),
    };
    let pixels: Vec<u8> = (0..WIDTH * HEIGHT)
        .map(|at| figure.colour((at % WIDTH) as i64, (at / WIDTH) as i64))
        .collect();
    encode(&pixels, &colours.concat()).unwrap_or_default()
}

struct Figure {
    shape: usize,
    head: i64,
    shoulders: i64,
    band: bool,
}

impl Figure {
    /// 0 background, 1 figure, 2 band.
    fn colour(&self, x: i64, y: i64) -> u8 {
        let (dx, dy) = (x - WIDTH as i64 / 2, y - 92);
        let head = match self.shape {
            0 => dx * dx + dy * dy <= self.head * self.head,
            1 => dx.abs().max(dy.abs()) <= self.head - 4,
            _ => dx.abs() + dy.abs() <= self.head + 12,
        };
        let below = y - HEIGHT as i64;
        let body = dx * dx * 4 + below * below * 2 <= self.shoulders * self.shoulders * 4;
        let edge = !(6..WIDTH as i64 - 6).contains(&x) || !(6..HEIGHT as i64 - 6).contains(&y);
        let band = self.band && (190..204).contains(&y) || edge;
        match (band, head || body) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}

fn encode(pixels: &[u8], palette: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.to_vec());
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}
