//! `activelist settings`: what the page would say of the operator's settings, `site.json`, before it is put
//! where visitors find it.

use activelist_view::display::failure::site_fault;
use activelist_view::display::kiosk::kiosk_fault;
use activelist_view::state::{Kiosk, Settings};

use super::arguments::SettingsArguments;
use crate::Failure;

/// Runs the command.
pub fn run(arguments: &SettingsArguments) -> Result<String, Failure> {
    let shown = arguments.file.display();
    let bytes = super::publish::read(&arguments.file)?;
    let found = Settings::read(&bytes);
    let mut faults: Vec<String> = found.faults.iter().map(site_fault).collect();
    let mut about = "";
    if let Some(written) = found.kiosk {
        faults.extend(Kiosk::read(&written).1.iter().map(kiosk_fault));
        about = "来場者用の端末（kiosk）として表示されます。";
    }
    match faults.len() {
        0 => Ok(format!("{shown}: 誤りはありません。{about}\n")),
        found => Err(Failure {
            headline: format!(
                "{shown}: 表示の設定に誤りが{found}件あります。直してから、もう一度実行してください。{about}"
            ),
            faults,
        }),
    }
}
