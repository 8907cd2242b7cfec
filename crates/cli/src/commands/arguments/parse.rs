//! Reads a command line, and says in Japanese what is wrong with one.

use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::{Cli, Command};

const TEMPLATE: &str = "{about}\n\n使い方: {usage}\n\n{all-args}{after-help}\n";

/// What a command line says.
pub enum Parsed {
    /// A command to run.
    Command(Box<Command>),
    /// Help or version, asked for.
    Help(String),
    /// A command line that can't be followed.
    Misuse(String),
}

/// Reads a command line.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Parsed {
    let mut grammar = in_japanese(Cli::command());
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let command = command_of(&grammar, &arguments);
    let read = grammar
        .try_get_matches_from_mut(arguments)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    match read {
        Ok(cli) => Parsed::Command(Box::new(cli.command)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Parsed::Help(help(&error)),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Parsed::Misuse(help(&error)),
            _ => Parsed::Misuse(misuse(&error, &command)),
        },
    }
}

/// Puts the few texts that the parser makes by itself into Japanese.
fn in_japanese(command: clap::Command) -> clap::Command {
    let mut command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', clap::ArgAction::Help, "使い方を表示する"));
    if command.get_version().is_some() {
        command = command.arg(flag(
            "version",
            'V',
            clap::ArgAction::Version,
            "版を表示する",
        ));
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_string())
        .collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| in_japanese(sub.next_help_heading("オプション")))
    })
}

fn flag(name: &'static str, short: char, action: clap::ArgAction, help: &'static str) -> clap::Arg {
    clap::Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .help(help)
        .help_heading("オプション")
}

/// The help with the one English word that the parser writes by itself.
fn help(error: &clap::Error) -> String {
    error.to_string().replace("[OPTIONS]", "[オプション]")
}

/// The command that is meant, as it is typed before `--help`.
fn command_of(grammar: &clap::Command, arguments: &[OsString]) -> String {
    let mut named = grammar.get_name().to_string();
    let mut at = grammar;
    for word in arguments.iter().skip(1) {
        let Some(found) = word.to_str().and_then(|word| at.find_subcommand(word)) else {
            break;
        };
        named = format!("{named} {}", found.get_name());
        at = found;
    }
    named
}

fn misuse(error: &clap::Error, command: &str) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("次の指定が必要です: {argument}"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "「{}」というコマンドはありません",
                named(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::UnknownArgument => format!("「{argument}」という指定はありません"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = named(ContextKind::InvalidValue);
            // What the value's own reader says of the form that it wants.
            let form = std::error::Error::source(error);
            let form = form.map_or_else(String::new, |form| format!("。{form}"));
            format!("「{argument}」に「{value}」は指定できません{form}")
        }
        ErrorKind::ArgumentConflict => format!(
            "「{argument}」は、重ねて指定するか「{}」と同時に指定することはできません",
            named(ContextKind::PriorArg)
        ),
        ErrorKind::InvalidUtf8 => "UTF-8として読めない指定があります".to_string(),
        _ => error.to_string(),
    };
    format!("{what}。{command} --help で使い方を確かめてください。\n")
}
