use activelist_office::publish::{PhotoChange, PhotoFile, PhotoTrace, Portrait, portrait};
use activelist_office::survey::WarningKind;

use super::{Office, contents};
use crate::builder::Survey;

/// A picture of 24 by 32 pixels as a program wrote it; see its name.
pub fn fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/photos");
    std::fs::read(folder.join(name)).expect(name)
}

/// The same picture as the site has it.
pub fn as_published(name: &str) -> Vec<u8> {
    made(&fixture(name)).expect(name).0.bytes
}

/// What becomes of a photo.
fn made(bytes: &[u8]) -> Result<(Portrait, PhotoChange), WarningKind> {
    let source = |_: &str| PhotoFile::Bytes(bytes.to_vec());
    portrait(Some(&source), "a")
}

fn refused(bytes: Vec<u8>, kind: WarningKind, what: &str) {
    assert_eq!(made(&bytes).err(), Some(kind), "{what}");
}

/// The pixels of a published portrait, and its size.
fn pixels(portrait: &Portrait) -> image::RgbImage {
    let picture = image::load_from_memory(&portrait.bytes);
    picture.expect("a picture").into_rgb8()
}

/// Published without these, in any order, and with the pixels of the picture that has none of them.
fn taken_out(bytes: &[u8], traces: &[PhotoTrace], plain: &str, what: &str) {
    let (portrait, change) = made(bytes)
        .map_err(|fault| format!("{what}: {fault:?}"))
        .expect("a picture is made");
    let found = &change.taken_out;
    assert_eq!(found.len(), traces.len(), "{what}: {found:?}");
    assert!(
        traces.iter().all(|trace| found.contains(trace)),
        "{what}: {found:?}"
    );
    assert!(portrait.bytes == as_published(plain), "{what}: other bytes");
}

/// A JPEG with a further segment behind its beginning.
fn with_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let plain = fixture("plain.jpg");
    let length = u16::try_from(data.len() + 2).expect("a short segment");
    let segment = [&[0xff, marker], length.to_be_bytes().as_slice(), data].concat();
    [&plain[..2], &segment, &plain[2..]].concat()
}

/// A PNG with a further chunk before its end.
fn with_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let plain = fixture("plain.png");
    let end = plain.len() - 12;
    let length = u32::try_from(data.len()).expect("a short chunk");
    let body = [kind.as_slice(), data].concat();
    let sum = crc(&body).to_be_bytes();
    let chunk = [length.to_be_bytes().as_slice(), &body, &sum].concat();
    [&plain[..end], &chunk, &plain[end..]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// A WebP with a further chunk at its end.
fn with_webp_chunk(file: &str, kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = fixture(file);
    let length = u32::try_from(data.len()).expect("a short chunk");
    bytes.extend([kind.as_slice(), &length.to_le_bytes(), data].concat());
    bytes.extend(vec![0; data.len() % 2]);
    let all = u32::try_from(bytes.len() - 8).expect("a short file");
    bytes[4..8].copy_from_slice(&all.to_le_bytes());
    bytes
}

#[test]
fn every_usual_kind_of_picture_is_published_in_its_size() {
    for (file, ending) in [
        ("plain.jpg", "jpg"),
        ("progressive.jpg", "jpg"),
        ("gray.jpg", "jpg"),
        ("cmyk.jpg", "jpg"),
        ("restarts.jpg", "jpg"),
        ("plain.png", "png"),
        ("plain.webp", "jpg"),
        ("lossless.webp", "jpg"),
        ("alpha.webp", "jpg"),
    ] {
        let (portrait, change) = made(&fixture(file)).expect(file);
        assert!(portrait.name.to_string().ends_with(ending), "{file}");
        assert_eq!(pixels(&portrait).dimensions(), (24, 32), "{file}");
        let kind = (ending == "jpg" && file.ends_with("webp")).then_some(["WebP", "JPEG"]);
        let expected = PhotoChange {
            kind,
            whitened: file == "alpha.webp",
            ..PhotoChange::default()
        };
        assert_eq!(change, expected, "{file}");
    }
}

#[test]
fn what_only_begins_like_a_picture_is_refused() {
    let html = b"<html><script>alert(1)</script>";
    for beginning in [
        &b"\xff\xd8\xff"[..],
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x28\0\0\0WEBPVP8 ",
    ] {
        for behind in [&html[..], b"", &[0; 5000]] {
            let bytes = [beginning, behind].concat();
            refused(bytes, WarningKind::PhotoBroken, &format!("{beginning:?}"));
        }
    }
    for other in [&b"GIF89a"[..], b"<svg/>", b"", b"BM", b"RIFF\0\0\0\0WAVE"] {
        refused(
            other.to_vec(),
            WarningKind::PhotoKind,
            &format!("{other:?}"),
        );
    }
}

#[test]
fn a_picture_that_is_cut_or_damaged_is_refused() {
    for file in [
        "plain.jpg",
        "progressive.jpg",
        "gray.jpg",
        "plain.png",
        "plain.webp",
        "lossless.webp",
        "alpha.webp",
    ] {
        let whole = fixture(file);
        for left in (12..whole.len()).step_by(7) {
            let cut = whole[..left].to_vec();
            refused(
                cut,
                WarningKind::PhotoBroken,
                &format!("{file}, {left} bytes"),
            );
        }
    }
    // Cut, and closed as a whole file is.
    for file in ["plain.jpg", "gray.jpg", "restarts.jpg", "cmyk.jpg"] {
        let whole = fixture(file);
        let scan = whole.windows(2).position(|two| two == [0xff, 0xda]);
        let first = scan.expect("a scan") + 14;
        for left in (first..whole.len() - 16).step_by(9) {
            let mut cut = whole[..left].to_vec();
            cut.extend([0xff, 0xd9]);
            refused(
                cut,
                WarningKind::PhotoBroken,
                &format!("{file}, closed at {left}"),
            );
        }
    }
    // The header without the picture, closed as well.
    let jpeg = fixture("plain.jpg");
    let scan = jpeg
        .windows(2)
        .position(|two| two == [0xff, 0xda])
        .expect("a scan");
    let empty = [&jpeg[..scan], &[0xff, 0xd9]].concat();
    refused(empty, WarningKind::PhotoBroken, "no scan");
    let mut png = fixture("plain.png");
    let middle = png.len() - 40;
    png[middle] ^= 0xff;
    refused(png, WarningKind::PhotoBroken, "a wrong check sum");
}

#[test]
fn a_picture_that_moves_is_refused() {
    for file in ["animated.png", "animated.webp"] {
        refused(fixture(file), WarningKind::PhotoAnimated, file);
    }
}

#[test]
fn a_small_file_of_a_giant_picture_is_refused_before_it_is_decoded() {
    // The size in the header, as far as each kind can name it.
    let mut png = fixture("plain.png");
    let head = [&png[12..16], &[0, 0, 0x80, 0, 0, 0, 0x80, 0], &png[24..29]].concat();
    png[16..24].copy_from_slice(&head[4..12]);
    png[29..33].copy_from_slice(&crc(&head).to_be_bytes());
    let mut jpeg = fixture("plain.jpg");
    let frame = jpeg
        .windows(2)
        .position(|two| two == [0xff, 0xc0])
        .expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    for (bytes, side) in [(png, 0x8000), (jpeg, 0xffff)] {
        match made(&bytes) {
            Err(WarningKind::PhotoSide { found, .. }) => {
                assert_eq!(found, (side, side));
            }
            other => panic!("{other:?}"),
        }
    }
    // Neither side is too long, and both together are.
    let mut png = fixture("plain.png");
    let head = [&png[12..16], &[0, 0, 0x40, 0, 0, 0, 0x40, 0], &png[24..29]].concat();
    png[16..24].copy_from_slice(&head[4..12]);
    png[29..33].copy_from_slice(&crc(&head).to_be_bytes());
    let kind = made(&png).err();
    assert!(
        matches!(kind, Some(WarningKind::PhotoPixels { .. })),
        "{kind:?}"
    );
}

#[test]
fn whatever_a_jpeg_holds_besides_its_picture_is_taken_out() {
    use PhotoTrace::{Behind, Exif, Iptc, Other, Picture, Place, Text, Xmp};
    taken_out(
        &fixture("exif-gps.jpg"),
        &[Exif, Place],
        "exif-gps.jpg",
        "a camera's",
    );
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude/></x:xmpmeta>";
    let cases: [(u8, &[u8], Option<PhotoTrace>); 15] = [
        (0xe1, b"Exif\0\0II*\0\x08\0\0\0\0\0", Some(Exif)),
        (0xe1, xmp, Some(Xmp)),
        (0xe1, b"http://ns.adobe.com/xmp/extension/\0more", Some(Xmp)),
        (0xed, b"Photoshop 3.0\08BIM\x04\x04", Some(Iptc)),
        (0xfe, b"taken at home", Some(Text)),
        (0xe0, b"JFXX\0\x10thumbnail", Some(Picture)),
        (0xe2, b"MPF\0II*\0", Some(Picture)),
        (0xe2, b"ICC_PROFILE\0\x02\x02more", None),
        (0xe2, b"FPXR\0", Some(Other("APP2 FPXR".into()))),
        (0xe5, b"", Some(Other("APP5".into()))),
        (0xeb, b"JP\0\0jumb", Some(Other("APP11 JP".into()))),
        (0xe1, b"<html>", Some(Other("APP1 <html>".into()))),
        (
            0xe2,
            b"ICC_PROFILE\0\x01\x01GPS 35.0 139.0",
            Some(Other("APP2 ICC_PROFILE".into())),
        ),
        (0xf7, xmp, Some(Other("FFF7".into()))),
        (0xde, b"<html>", Some(Other("FFDE".into()))),
    ];
    for (marker, data, trace) in cases {
        let traces: Vec<PhotoTrace> = trace.into_iter().collect();
        let what = format!("{marker:x}");
        taken_out(&with_segment(marker, data), &traces, "plain.jpg", &what);
    }
    // A second picture, a film, a page.
    let behind = [fixture("plain.jpg"), fixture("plain.jpg")].concat();
    taken_out(&behind, &[Behind], "plain.jpg", "two pictures");
    let filled = [fixture("plain.jpg"), vec![0; 512]].concat();
    taken_out(&filled, &[], "plain.jpg", "filled up with zeros");
}

#[test]
fn whatever_a_png_holds_besides_its_picture_is_taken_out() {
    use PhotoTrace::{Behind, Exif, Iptc, Other, Place, Text, Time, Xmp};
    let place = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
    let cases: [(&[u8; 4], &[u8], &[PhotoTrace]); 10] = [
        (b"eXIf", place, &[Exif, Place]),
        (b"eXIf", b"", &[Exif]),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>", &[Xmp]),
        (b"zTXt", b"Raw profile type exif\0\0x", &[Exif]),
        (b"tEXt", b"Raw profile type APP1\0exif", &[Exif]),
        (b"zTXt", b"Raw profile type iptc\0\0x", &[Iptc]),
        (b"tEXt", b"Author\0Mihon Taro", &[Text]),
        (b"tIME", &[7, 0xe9, 4, 1, 0, 0, 0], &[Time]),
        (b"caBX", b"c2pa", &[Other("caBX".into())]),
        (b"pHYs", &[0, 0, 0, 1, 0, 0, 0, 1, 0], &[]),
    ];
    for (kind, data, traces) in cases {
        let what = format!("{kind:?} {data:?}");
        taken_out(&with_chunk(kind, data), traces, "plain.png", &what);
    }
    let behind = [fixture("plain.png"), b"<html>".to_vec()].concat();
    taken_out(&behind, &[Behind], "plain.png", "behind");
}

#[test]
fn whatever_a_webp_holds_besides_its_picture_is_taken_out() {
    use PhotoTrace::{Behind, Exif, Other, Xmp};
    let exif = "exif.webp";
    taken_out(&fixture(exif), &[Exif, Xmp], exif, "a program's");
    let other = with_webp_chunk(exif, b"note", b"odd");
    let traces = [Exif, Xmp, Other("note".into())];
    taken_out(&other, &traces, exif, "an unknown chunk");
    let twice = with_webp_chunk("plain.webp", b"VP8 ", b"GPS 35.0 139.0");
    let traces = [Other("VP8?".into())];
    taken_out(&twice, &traces, "plain.webp", "a second picture");
    let behind = [fixture("plain.webp"), b"<html>".to_vec()].concat();
    taken_out(&behind, &[Behind], "plain.webp", "behind");
}

#[test]
fn nothing_of_what_was_taken_out_is_in_the_published_file() {
    let marks: [&[u8]; 5] = [
        b"35.0 139.0",
        b"Mihon",
        b"Exif",
        b"http://ns.adobe.com",
        b"8BIM",
    ];
    let mut jpeg = fixture("exif-gps.jpg");
    let segments: [(u8, &[u8]); 4] = [
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0GPS 35.0 139.0"),
        (0xed, b"Photoshop 3.0\08BIM\x04\x04Mihon Taro"),
        (0xfe, b"Mihon Taro, 35.0 139.0"),
        (0xe2, b"ICC_PROFILE\0\x02\x02Mihon"),
    ];
    for (marker, data) in segments {
        let length = u16::try_from(data.len() + 2).expect("a short segment");
        let segment = [&[0xff, marker], length.to_be_bytes().as_slice(), data].concat();
        jpeg.splice(2..2, segment);
    }
    let png = with_chunk(b"tEXt", b"Author\0Mihon Taro 35.0 139.0 Exif");
    let webp = with_webp_chunk(
        "exif.webp",
        b"XMP ",
        b"http://ns.adobe.com Mihon 35.0 139.0",
    );
    for (what, bytes) in [("JPEG", jpeg), ("PNG", png), ("WebP", webp)] {
        let (portrait, _) = made(&bytes).expect(what);
        let holds = |mark: &[u8]| {
            let mut windows = portrait.bytes.windows(mark.len());
            windows.any(|part| part == mark)
        };
        let found: Vec<_> = marks.iter().filter(|mark| holds(mark)).collect();
        assert!(found.is_empty(), "{what}: {found:?}");
    }
}

#[test]
fn the_report_says_what_was_changed_in_a_photo_and_a_bad_one_is_not_published() {
    let office = Office::new();
    let photos = ["exif-gps.jpg", "animated.png", "plain.png"];
    for photo in photos {
        office.write(&format!("photos/{photo}"), fixture(photo));
    }
    office.write("photos/page.jpg", b"\xff\xd8\xff<html>");
    let survey = photos.into_iter().chain(["page.jpg"]);
    let survey = survey.fold(Survey::new(), |survey, photo| {
        survey.row(&[("写真", photo)])
    });
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &["--photos", &office.text("photos")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(contents(&office.path("out/site/photos")).len(), 2);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    for line in [
        "写真に加えた変更（1枚）\n  2行目「写真」列: 写真「exif-gps.jpg」は、撮影場所（GPS）、撮影情報（Exif）を取り除きました。",
        "3行目「写真」列: 写真「animated.png」は動く画像",
        "5行目「写真」列: 写真「page.jpg」は、画像として最後まで読み取れません",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
    assert!(!report.contains("plain.png"), "{report}");
    assert!(
        run.stdout.contains("写真1枚を、掲載用に直しました"),
        "{}",
        run.stdout
    );
}
