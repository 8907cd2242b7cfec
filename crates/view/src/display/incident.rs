//! What to do in the first hour of an incident. Public contact points are the operator's to name.

/// A step.
#[derive(Debug)]
pub struct FirstHourStep {
    /// In few words.
    pub title: &'static str,
    /// How, and why.
    pub text: &'static str,
    /// What must not be done; may be empty.
    pub avoid: &'static str,
}

/// The steps in order.
pub static STEPS: [FirstHourStep; 6] = [
    FirstHourStep {
        title: "つながりを切る",
        text: "被害が疑われる機器のLANケーブルを抜き、無線LAN（Wi-Fi）も切ります。ほかの機器への広がりを抑えるためです。つながっている外付けのディスクやバックアップ用の機器も外します。",
        avoid: "",
    },
    FirstHourStep {
        title: "電源を切らず、消さない",
        text: "調べるための手がかりが消えることがあるので、専門家に相談するまでは、電源を切る、再起動する、初期化する、ファイルやメールを消すといったことをしないでください。",
        avoid: "画面に出た番号に電話をかけない。お金を払わない。すすめられたソフトを入れない。知らない相手に遠隔操作をさせない。",
    },
    FirstHourStep {
        title: "記録する",
        text: "いつ、誰が、どの機器で、何に気づき、何をしたかを、時刻とともに紙に書きます。画面の表示は、スマートフォンなどで写真に撮っておきます。",
        avoid: "",
    },
    FirstHourStep {
        title: "社内に知らせる",
        text: "経営者と責任者にすぐ伝え、連絡と判断の窓口を一人に決めます。ほかの機器にも同じ異常がないか、社内に確かめます。連絡には、被害が疑われる機器やメールを使わず、電話などを使います。",
        avoid: "",
    },
    FirstHourStep {
        title: "止められるものを止める",
        text: "口座やカードの情報を入力したときは、すぐに銀行やカード会社に連絡し、利用を止めてもらいます。パスワードを知られたおそれがあるときは、別の安全な機器から変えます。同じパスワードを使っているほかのサービスも変えます。",
        avoid: "",
    },
    FirstHourStep {
        title: "外に相談する",
        text: "下の窓口に相談します。機器やシステムの保守を頼んでいる会社があれば、そこにも連絡します。サイバー保険に入っているときは、保険会社にも早めに知らせます。",
        avoid: "",
    },
];

/// Where the operator named no contact points, or the settings could not be read.
pub const NO_POINTS: &str = "窓口の一覧を表示できません。警察相談専用電話（#9110）か、この一覧の発行者、ふだん相談している支援機関に連絡してください。";

/// When personal data may have leaked.
pub const PERSONAL_DATA: &str = "法律により、個人情報保護委員会への報告と本人への通知が必要になる場合があります。最初の報告（速報）の期限は、知った時点からおおむね3日から5日以内です。どのような場合に必要かは、個人情報保護委員会のページで確かめてください。";
