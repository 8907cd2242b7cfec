//! One ideograph in several shapes: the old form and the new, the form in a family's register and the
//! one that everybody types. For searching only: what is shown stays as it was given.

/// The usual form of ideographs beyond the block of common ones, and of every other character itself.
pub(crate) const fn further(character: char) -> char {
    match character {
        '﨑' => '崎',
        '㐂' => '喜',
        '𠮷' => '吉',
        '𠮟' => '叱',
        '𡈽' => '土',
        '𣘺' => '橋',
        '𦚰' => '脇',
        '㔟' => '勢',
        '㳟' => '恭',
        other => other,
    }
}

/// The usual form of each ideograph that has another one, and that other one.
pub(crate) fn variants() -> impl Iterator<Item = (char, char)> {
    let mut characters = PAIRS.chars();
    std::iter::from_fn(move || Some((characters.next()?, characters.next()?)))
}

/// The usual form of an ideograph and another one, pair by pair in the order of the usual forms. They
/// are the old forms in brackets of the table of characters for general use (常用漢字表, 2010), the
/// forms that the ordinance on family registers allows in names beside them (人名用漢字, its second
/// table), the two shapes that Japanese standards have of some characters (鴎 and 鷗), and forms that are
/// frequent in names of families and places (髙 嵜 邉 濵 嶌 桒 枩 槗 逹 竃). 斎, 斉, 齋 and 齊 are one here, since nobody can hear
/// which a family writes.
const PAIRS: &str = "万萬与與両兩並竝乗乘乱亂亀龜予豫争爭亘亙亜亞仏佛仮假会會伝傳体軆体體余餘併倂侠俠価價倶俱倹儉偽僞兎兔児兒党黨内內円圓冊册写寫凛凜\
    処處剣剱剣劍剣劒剣劔剣釼剤劑剥剝剰剩励勵労勞効效勅敕勧勸勲勳区區医醫協恊単單即卽厨廚厩廐厳嚴参參双雙収收叙敍台臺号號呉吳告吿呑吞\
    営營嘘噓嘱囑噛嚙嚢囊団團囲圍図圖国圀国國圏圈園薗土圡圧壓堕墮塁壘塩鹽填塡増增壊壞壌壤壮壯声聲壱壹売賣壷壺変變奇竒奥奧奨奬姉姊姫姬\
    娯娛婿壻婿聟嬢孃学學学斈宝寳宝寶実實富冨寛寬寝寢対對寿壽専專将將尚尙尭堯尽盡届屆屏屛属屬岳嶽峡峽峨峩峰峯島嶋島嶌崎嵜崎碕巌巖巣巢\
    巻卷帯帶帰歸庁廳広廣廃廢弁瓣弁辨弁辯弐貳弥彌強强弾彈当當彦彥径徑従從徳德徳悳徴徵応應恋戀恒恆恵惠悦悅悩惱悪惡惨慘慎愼懐懷戦戰戯戲\
    戸戶戻戾払拂抜拔択擇担擔拝拜拠據拡擴挙擧挟挾挿插捜搜掲揭掴摑揺搖摂攝撃擊撹攪教敎数數斎斉斎齊斎齋断斷旧舊昂昻昇曻昼晝晃晄晋晉晩晚\
    暁曉暖煖暦曆曹曺曽曾村邨条條来來杯盃松枩枢樞柏栢柳栁栃杤栄榮桑桒桜櫻桝枡桟棧桧檜梅楳梨棃梼檮棲栖検檢楼樓楽樂概槪様樣槙槇権權横橫\
    橋槗欝鬱欠缺欧歐歓歡歩步歯齒歳歲歴歷残殘殴毆殻殼毎每毘毗気氣氷冰決决沖冲沢澤浄淨浅淺浜濱浜濵涙淚涛濤涜瀆涼凉淳湻清淸渇渴済濟渉涉\
    渋澀渋澁渓溪渕淵渕渊温溫湧涌湾灣湿濕満滿溌潑準凖滝瀧滞滯潅灌潜潛瀬瀨灯燈炉爐点點為爲焔焰焼燒煕凞煕熈煕熙爾尓犠犧状狀独獨狭狹猟獵\
    猪豬献獻獣獸珍珎瑠璢瑶瑤瓶甁産產画畫畝畞略畧畳疊痩瘦痴癡発發皓晧盗盜県縣真眞研硏砕碎砺礪磯礒礼禮祢禰祷禱禄祿禅禪秋穐秋龝秘祕称稱\
    税稅稲稻穂穗穎頴穏穩穣穰窃竊竈竃竜龍箪簞籠篭粋粹粛肅粮糧糸絲経經絵繪絶絕継繼続續綿緜総總緑綠緒緖縁緣縄繩縦縱繊纖繋繫缶罐群羣翠翆\
    翻飜聡聰聴聽胆膽脉脈脱脫脳腦臓臟舎舍舗舖船舩艶艷芦蘆芸藝茎莖荘莊莱萊萌萠蒋蔣蔵藏薫薰薬藥薮籔薮藪蘇蘓虎乕虚虛虫蟲蚕蠶蛍螢蛎蠣蛮蠻\
    蝋蠟衛衞装裝褒襃覇霸覚覺覧覽観觀触觸訳譯証證誉譽説說読讀諌諫謡謠譲讓讃讚讐讎豊豐賎賤賛贊践踐躯軀転轉軽輕辞辭辺邉辺邊迩邇迫廹逓遞\
    遅遲達逹遠逺遥遙郎郞郷鄉郷鄕酔醉醗醱醤醬醸釀釈釋野埜釜釡鈎鉤鉄鐵鉄鐡鉱砿鉱礦鉱鑛銭錢鋭銳鋳鑄錬鍊録錄鎌鐮鎮鎭関關閲閱闘鬪陥陷険險\
    随隨隠隱隣鄰隷隸雁鴈雑雜霊靈青靑静靜靱靭頚頸頬頰頼賴顔顏顕顯飲飮餅餠館舘駅驛駆駈駆驅騒騷験驗騨驒髄髓高髙髪髮鯵鰺鴎鷗鴬鶯鶏雞鶏鷄\
    鶴寉鶴靍鶴靏鹸鹼麦麥麹麴麺麵黄黃黒黑黙默齢齡";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn each_form_leads_to_one_usual_form_that_leads_no_further() {
        assert!(PAIRS.chars().count().is_multiple_of(2));
        let mut others = std::collections::HashSet::new();
        for (usual, other) in variants() {
            for code in [usual, other] {
                assert!(('\u{4e00}'..='\u{9fff}').contains(&code), "{code}");
            }
            assert!(others.insert(other), "{other} stands twice");
            assert_eq!(fold(&other.to_string()), usual.to_string());
            assert_eq!(fold(&usual.to_string()), usual.to_string(), "{other}");
        }
        for (given, expected) in [
            ("髙", "高"),
            ("﨑", "崎"),
            ("邉", "辺"),
            ("齊", "斎"),
            ("𠮷", "吉"),
            ("㐂", "喜"),
            ("高", "高"),
            ("橋", "橋"),
            ("槗", "橋"),
            ("逹", "達"),
            ("杤", "栃"),
            ("鐡", "鉄"),
            ("釼", "剣"),
            ("廐", "厩"),
            ("厰", "厰"),
            ("吞", "呑"),
            ("㔟", "勢"),
            ("翆", "翠"),
            ("兔", "兎"),
            ("㳟", "恭"),
            ("曺", "曹"),
            ("畞", "畝"),
            ("逺", "遠"),
            ("廹", "迫"),
            ("湻", "淳"),
            ("竃", "竈"),
            ("檮", "梼"),
        ] {
            assert_eq!(fold(given), expected, "{given}");
        }
    }
}
