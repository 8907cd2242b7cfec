use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage, load_from_memory};

use super::change::say_changed_photos;
use super::*;
use activelist_publication::MAX_PHOTO_BYTES;

const RED: Rgb<u8> = Rgb([220, 20, 20]);
const GREEN: Rgb<u8> = Rgb([20, 160, 20]);
const WHITE: Rgb<u8> = Rgb([255, 255, 255]);

fn made(bytes: &[u8]) -> Result<(Portrait, PhotoChange), WarningKind> {
    let source = |_: &str| PhotoFile::Bytes(bytes.to_vec());
    portrait(Some(&source), "a")
}

/// What was published, decoded, and what was changed.
fn shown(bytes: &[u8]) -> (RgbImage, PhotoChange) {
    let (portrait, change) = made(bytes).expect("a portrait");
    assert!(portrait.bytes.len() <= MAX_PHOTO_BYTES);
    let picture = load_from_memory(&portrait.bytes).expect("a picture");
    (picture.into_rgb8(), change)
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub);
    picture.into().write_with_encoder(encoder).expect("a PNG");
    bytes
}

fn jpeg(picture: impl Into<DynamicImage>, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.into().write_with_encoder(encoder).expect("a JPEG");
    bytes
}

/// Red in the upper left, green in the upper right, white below.
fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            _ => WHITE,
        }
    })
}

/// Every pixel another colour: nothing packs it.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        Rgb([0; 3].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }))
    })
}

/// Exif that holds an orientation, of a camera that counts the large end first.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry, &[0; 4]].concat()
}

/// A PNG with a chunk of Exif.
fn png_turned(picture: RgbImage, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub);
    image::ImageEncoder::set_exif_metadata(&mut encoder, exif(orientation)).expect("Exif");
    let picture = DynamicImage::from(picture);
    picture.write_with_encoder(encoder).expect("a PNG");
    bytes
}

/// A JPEG with a segment of Exif.
fn jpeg_turned(picture: RgbImage, orientation: u8) -> Vec<u8> {
    let mut bytes = jpeg(picture, 90);
    let data = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let length = u16::try_from(data.len() + 2).expect("a short segment");
    let segment = [&[0xff, 0xe1], length.to_be_bytes().as_slice(), &data].concat();
    bytes.splice(2..2, segment);
    bytes
}

/// Which corner of a picture has about this colour: 0 upper left, 1 upper right, 2 lower left, 3 lower right.
fn corner(picture: &RgbImage, colour: Rgb<u8>) -> usize {
    let (right, lower) = (picture.width() - 2, picture.height() - 2);
    let places = [(1, 1), (right, 1), (1, lower), (right, lower)];
    let near = |(x, y): &(u32, u32)| {
        let pixel = picture.get_pixel(*x, *y);
        let mut pairs = pixel.0.iter().zip(colour.0);
        pairs.all(|(one, other)| one.abs_diff(other) < 30)
    };
    places.iter().position(near).expect("a corner")
}

#[test]
fn a_missing_folder_or_file_is_told() {
    let missing = |_: &str| PhotoFile::Missing;
    let found = |source: Option<PhotoSource>| portrait(source, "a.png").err();
    assert_eq!(found(None), Some(WarningKind::PhotoFolder));
    assert_eq!(found(Some(&missing)), Some(WarningKind::PhotoMissing));
}

#[test]
fn every_orientation_is_turned_upright() {
    // Where the stored picture's upper left and upper right are seen, as the standard of Exif says.
    let seen = [
        (0, 1),
        (1, 0),
        (3, 2),
        (2, 3),
        (0, 2),
        (1, 3),
        (3, 1),
        (2, 0),
    ];
    for (orientation, (red, green)) in (1..).zip(seen) {
        for bytes in [
            png_turned(corners(40, 24), orientation),
            jpeg_turned(corners(40, 24), orientation),
        ] {
            let (picture, change) = shown(&bytes);
            let found = (corner(&picture, RED), corner(&picture, GREEN));
            assert_eq!(found, (red, green), "{orientation}");
            let size = if orientation < 5 { (40, 24) } else { (24, 40) };
            assert_eq!(picture.dimensions(), size, "{orientation}");
            assert_eq!(change.turned, orientation != 1, "{orientation}");
            assert_eq!(change.taken_out, [PhotoTrace::Exif], "{orientation}");
        }
    }
    for orientation in [0, 9] {
        let (picture, change) = shown(&png_turned(corners(40, 24), orientation));
        assert_eq!((picture.dimensions(), change.turned), ((40, 24), false));
    }
}

#[test]
fn a_photo_of_24_million_pixels_becomes_small_and_stands_upright() {
    let (picture, change) = shown(&png_turned(corners(6000, 4000), 6));
    assert_eq!(picture.dimensions(), (400, 600));
    assert_eq!(change.shrunk, Some([(4000, 6000), (400, 600)]));
    assert!(change.turned && change.kind.is_none());
    let found = (corner(&picture, RED), corner(&picture, GREEN));
    assert_eq!(found, (1, 3));
}

#[test]
fn a_small_picture_keeps_every_pixel_and_a_large_one_its_shape() {
    for (width, height) in [(1, 1), (3, 2), (599, 600), (600, 600)] {
        let small = corners(width, height);
        let (picture, change) = shown(&png(small.clone()));
        assert!(picture == small && change.is_none(), "{width}×{height}");
    }
    for (size, expected) in [
        ((601, 600), (600, 599)),
        ((1200, 800), (600, 400)),
        ((700, 1400), (300, 600)),
        ((3000, 2), (600, 1)),
    ] {
        let (picture, _) = shown(&png(corners(size.0, size.1)));
        assert_eq!(picture.dimensions(), expected, "{size:?}");
    }
}

#[test]
fn whatever_the_picture_the_file_stays_within_its_limit() {
    // As PNG it has more than a million bytes.
    let (picture, change) = shown(&png(noise(600, 600)));
    assert_eq!(picture.dimensions(), (600, 600));
    assert_eq!(change.kind, Some(["PNG", "JPEG"]));
    let bytes = jpeg(noise(600, 600), 100);
    assert!(bytes.len() > MAX_PHOTO_BYTES);
    let (picture, change) = shown(&bytes);
    assert_eq!(picture.dimensions(), (600, 600));
    assert!(change.packed && change.shrunk.is_none());
}

#[test]
fn what_is_transparent_becomes_white_and_what_is_grey_stays_grey() {
    let mut clear = RgbaImage::from_pixel(8, 8, Rgba([220, 20, 20, 255]));
    clear.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
    clear.put_pixel(1, 0, Rgba([0, 0, 0, 128]));
    let (picture, change) = shown(&png(clear));
    assert!(change.whitened);
    assert_eq!(*picture.get_pixel(0, 0), WHITE);
    assert_eq!(*picture.get_pixel(1, 0), Rgb([127; 3]));
    assert_eq!(*picture.get_pixel(7, 7), RED);

    let solid = RgbaImage::from_pixel(8, 8, Rgba([9, 9, 9, 255]));
    let (portrait, change) = made(&png(solid)).expect("a portrait");
    assert!(change.is_none());
    let grey = load_from_memory(&portrait.bytes).expect("a picture");
    assert!(grey.as_luma8().is_some());

    // Sixteen bits for a colour.
    let deep = DynamicImage::from(corners(9, 9)).into_rgb16();
    assert!(shown(&png(deep)).0 == corners(9, 9));
}

#[test]
fn the_same_photo_gives_the_same_bytes_on_every_machine() {
    let large = RgbImage::from_fn(900, 700, |x, y| {
        Rgb([x * 255 / 900, y * 255 / 700, x * y / 777 % 256].map(|colour| colour as u8))
    });
    let from_jpeg = jpeg_turned(corners(1000, 700), 3);
    let photos = [png(noise(701, 450)), from_jpeg, jpeg(large, 95)];
    let found = photos.map(|bytes| {
        let first = made(&bytes).expect("a portrait").0;
        assert_eq!(first, made(&bytes).expect("a portrait").0);
        sha256(&first.bytes)
    });
    // Computed on x86-64. They change with a library that packs in another way: then every portrait of every
    // list gets another name with the next publication, which the changelog has to say.
    // Noise that was shrunk and packed as JPEG.
    let expected = "e1b56a7ef2835c1cfbf42f709eac9bcf446101da6580a44f2d02a2918f1b0a77";
    assert_eq!(found[0], expected);
}

#[test]
fn what_telephones_write_is_named_with_what_to_do() {
    for brand in ["heic", "mif1", "avif"] {
        let bytes = format!("\0\0\0\u{18}ftyp{brand}\0\0\0\0mif1heic");
        let said = made(bytes.as_bytes()).err();
        assert_eq!(said, Some(WarningKind::PhotoHeic), "{brand}");
    }
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0";
    assert_eq!(made(film).err(), Some(WarningKind::PhotoKind));
}

#[test]
fn a_handful_of_photos_is_told_one_by_one_and_more_are_counted() {
    let change = PhotoChange {
        shrunk: Some([(4000, 6000), (400, 600)]),
        turned: true,
        kind: Some(["WebP", "JPEG"]),
        taken_out: vec![PhotoTrace::Place, PhotoTrace::Exif],
        ..PhotoChange::default()
    };
    let photo = |row: usize| ChangedPhoto {
        row,
        file: format!("{row}.webp"),
        change: change.clone(),
    };
    let five: Vec<ChangedPhoto> = (2..7).map(photo).collect();
    let said = say_changed_photos(&five);
    assert_eq!(said.len(), 5);
    assert_eq!(
        said[0],
        "2行目「写真」列: 写真「2.webp」は、縦横を6000×4000画素から600×400画素に縮め、向きを直し、形式をWebPからJPEGに変え、撮影場所（GPS）、撮影情報（Exif）を取り除きました。"
    );
    let six: Vec<ChangedPhoto> = (2..8).map(photo).collect();
    assert_eq!(
        say_changed_photos(&six),
        [
            "6枚を、長い辺が600画素以内になるように縮めました。",
            "6枚の向きを直しました。",
            "6枚の形式を変えました。",
            "6枚から、撮影情報など、画像のほかに残っていたものを取り除きました。うち6枚には撮影場所が残っていました。",
        ]
    );
}

#[test]
fn no_turned_over_byte_makes_it_panic() {
    let whole = jpeg_turned(corners(24, 16), 6);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        let _ = made(&bytes);
    }
    assert_eq!(image::guess_format(&whole).ok(), Some(ImageFormat::Jpeg));
}
