//! Trades that the report's screen names and the survey's 得意業界 lacks, and the options that a firm of
//! such a trade takes instead (*ours*).

use super::Group;

/// A trade without an option of its own.
#[derive(Debug)]
pub struct Trade {
    /// What the firm calls it.
    pub label: &'static str,
    /// Labels of the options of [`Group::Industry`]; any of them matches.
    options: &'static [&'static str],
}

/// The trades.
pub static TRADES: [Trade; 6] = [
    trade("情報通信業", &["サービス業"]),
    trade("学術研究・専門・技術サービス業", &["サービス業"]),
    trade("医療・福祉", &["医療"]),
    trade("社会福祉法人", &["医療"]),
    trade("電気・ガス・水道", &["電力産業", "その他"]),
    trade("卸売業・小売業", &["卸売業", "小売業"]),
];

const fn trade(label: &'static str, options: &'static [&'static str]) -> Trade {
    Trade { label, options }
}

impl Trade {
    /// The options: positions in [`Group::Industry`], and labels.
    pub fn options(&self) -> impl Iterator<Item = (usize, &'static str)> + Clone {
        let options = self.options.iter();
        options.filter_map(|label| Some((Group::Industry.position_of(label)?, *label)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trade_leads_to_options_of_the_survey_and_is_none_itself() {
        for trade in &TRADES {
            assert!(!trade.options.is_empty(), "{}", trade.label);
            assert_eq!(
                trade.options().count(),
                trade.options.len(),
                "{}",
                trade.label
            );
            assert_eq!(Group::Industry.position_of(trade.label), None);
        }
    }
}
