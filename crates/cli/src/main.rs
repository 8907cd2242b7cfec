//! The list office's command line: a file per command.
//!
//! Exit status: 0 done, 1 a fault in the data or on the disk, 2 a fault in the command's use.
//! Every fault is one line on stderr: where, what, and what to do.

mod commands;

use std::process::ExitCode;

use commands::arguments::{self, Command, Parsed};
use commands::{
    answers, archive, check, import, keygen, needs, publish, rate, sample, schema, search,
    settings, urgent, zip,
};

/// Most lines below the headline: more of them would push the headline off the terminal.
pub const LINES: usize = 199;

/// A command could not do what was asked; one line per fault.
pub struct Failure {
    /// Said once, before the faults.
    pub headline: String,
    /// Each fault in one line.
    pub faults: Vec<String>,
}

impl Failure {
    /// A failure with a single fault.
    pub fn of(headline: &str, fault: String) -> Failure {
        Failure {
            headline: headline.to_string(),
            faults: vec![fault],
        }
    }
}

fn main() -> ExitCode {
    let command = match arguments::parse(std::env::args_os()) {
        Parsed::Command(command) => command,
        Parsed::Help(text) => {
            say(&text);
            return ExitCode::SUCCESS;
        }
        Parsed::Misuse(text) => {
            eprint!("{text}");
            return ExitCode::from(2);
        }
    };
    let done = match *command {
        Command::Sample(arguments) => sample::run(&arguments),
        Command::Keygen(arguments) => keygen::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Remove(arguments) => urgent::remove(&arguments),
        Command::Correct(arguments) => urgent::correct(&arguments),
        Command::Restore(arguments) => urgent::restore(&arguments),
        Command::Answers(arguments) => answers::run(&arguments),
        Command::Archive(arguments) => archive::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Zip(arguments) => zip::run(&arguments),
        Command::Settings(arguments) => settings::run(&arguments),
        Command::Rate(arguments) => rate::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Needs(arguments) => needs::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    match done {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{}", failure.headline);
            for fault in &failure.faults {
                eprintln!("  {fault}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Prints to stdout. A reader that closed the pipe early is no fault.
fn say(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
