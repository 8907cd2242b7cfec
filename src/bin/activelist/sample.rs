//! `activelist sample`: a made-up survey with drawn portraits.

use crate::Failure;
use crate::arguments::SampleArguments;

/// Runs the command.
pub fn run(_: &SampleArguments) -> Result<String, Failure> {
    Ok(String::new())
}
