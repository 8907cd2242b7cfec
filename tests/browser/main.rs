//! The site as a visitor meets it: the release build in a real Chromium, served
//! with the headers of production. `cargo xtask test` runs these; one alone:
//! `cargo xtask test --browser part_of_its_name`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// For everyone: axe, reflow, keyboard, titles, pictures.
mod access;
/// An adviser at a desk: presses to the comparison and to paper.
mod adviser;
/// Conditions beside the list, and in a drawer over it.
mod beside;
/// Screen 4: the card on screen.
mod card;
/// Side by side: table, differences, file.
mod compare;
/// Side by side on paper.
mod compare_paper;
/// Lists that come at the same time: the newest stays, whichever answer is slow.
mod concurrent;
/// A program that breaks while it runs.
mod crash;
/// The same site in WebKitGTK and Firefox.
mod engines;
/// Screen 2: contents, conditions, counts.
mod find;
/// From a door to a printed card, and every deep link.
mod flow;
/// From a list to a decision: dead ends, teams, what is overlooked, why not higher.
mod guidance;
/// Site, page, keyboard, print, axe: what the tests are written with.
mod harness;
/// A list whose every text is an attack, on every screen.
mod hostile;
/// The list kept on the machine, and lists from files.
mod kept;
/// A machine for visitors: cover, watch, printing, the operator's exit.
mod kiosk;
/// A machine for visitors: its clipboard, which is none of the machine's.
mod kiosk_clipboard;
/// A machine for visitors: the operator and the keyboard.
mod kiosk_exit;
/// A machine for visitors: real keys and wheels in a real window.
mod kiosk_keys;
/// A machine for visitors: its settings on the second visit.
mod kiosk_settings;
/// A machine for visitors: nothing is left of one, nothing leads out.
mod kiosk_traces;
/// A machine for visitors: what somebody sees first, without frames, and takes along at the end.
mod kiosk_visit;
/// Parts of the program that are loaded when a screen first asks for them.
mod late;
/// Screen 3: order, place, explanation, print, file, link.
mod list;
/// The wide door: the firm's own words.
mod need;
/// The program kept on the machine: without a network, with parts lost, below a folder.
mod offline;
/// Several sites on one host, and what others of the origin write.
mod origin;
/// The card on paper.
mod paper;
/// A large list, which comes in parts.
mod parts;
/// From one release to the next, and the way out.
mod release;
/// What somebody has to press and to scroll, in figures.
mod scenes;
/// The same for a firm with a telephone, and for somebody who looks himself up.
mod scenes_firm;
/// The served list as the core reads it.
mod served;
/// The consultation sheet, on screen and on paper.
mod sheet;
/// The shortlist: starring, keeping, handing over.
mod shortlist;
/// A slow line, and one that stands still.
mod slow;
/// A start that stands still, and answers that unpack to too much.
mod stalled;
/// Loading the program, and what is said when it cannot be loaded.
mod start;
/// No list, or one with faults: what is said.
mod states;
/// The harness itself, on small pages of its own.
mod tools;
/// A page whose texts a translator or an extension replaces.
mod translated;
/// Whose list is shown: forged, damaged and former ones are refused.
mod trust;
/// What is done of itself, a little at a time, and what is asked for.
mod turns;
/// The vendor's door.
mod vendor;
/// What is seen until the program draws what a link names.
mod way;
