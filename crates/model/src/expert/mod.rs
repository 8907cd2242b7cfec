//! The specialist, and what the list concludes of one: the rating.
//!
//! Owns: the newtypes that can't hold a wrong value, the 34 answers, the rating rules. Must never
//! read a file, know of a search or word a sentence.

mod answers;
mod availability;
mod contact;
mod date;
mod rating;
mod registration;
mod specialist;
mod text;

pub use answers::Answers;
pub use availability::{Availability, FirstTalk, Intake, PhoneNumber};
pub use contact::{HttpsAddress, MailAddress, PhotoName, Stated};
pub use date::Date;
pub use rating::{CriterionScore, Mark, Rating, Sums, rate, rate_area, rate_by, score};
pub use registration::RegistrationNumber;
pub use specialist::{Others, Specialist, TrackRecord};
pub use text::{MOST_MARKS, TextFault, as_shown, check_text, is_hidden, seen_characters};
