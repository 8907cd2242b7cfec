//! `activelist settings`: what the page would say of the operator's settings, `site.json`, before it is put
//! where visitors find it.

use activelist::app::{Kiosk, Settings};
use activelist::present::failure::site_fault;
use activelist::present::kiosk::kiosk_fault;

use crate::Failure;
use crate::arguments::SettingsArguments;

/// Runs the command.
pub fn run(arguments: &SettingsArguments) -> Result<String, Failure> {
    let shown = arguments.file.display();
    let bytes = crate::publish::read(&arguments.file)?;
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
