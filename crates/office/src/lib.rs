//! The office that publishes the list: from a survey file to the files of a publication.
//!
//! [`import`] turns what a form service exports into a survey file, and so the [`answer`] files that one person each has
//! filled in. [`survey`] reads the survey file and collects everything that is wrong in it. [`publish`] decides who is
//! listed, chooses number and dates, and composes the files. [`renewal`] asks those again who have not answered for a
//! long time. Everything takes bytes and a date and returns files, findings and reports: disk, clock and random numbers
//! belong to the program that calls it, the command line or a page.

pub mod answer;
pub mod import;
pub mod publish;
pub mod renewal;
pub mod survey;
