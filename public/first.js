// Before the first picture: which screen the address names. Two screens stand in the page, the doors and what
// to do in an emergency; any other one is drawn by the program, and the doors would be seen for a moment in
// its place. What is said there meanwhile is the screen's name and what is to come. The build puts this into
// the page, whose policy allows it by its hash.
{
  const { dataset } = document.documentElement;
  const [, screen, branch] = /^#\/([a-z]+)(?:\/([a-z]+))?/.exec(location.hash) ?? [];
  if (screen === "incident") {
    dataset.way = screen;
    document.getElementById(`incident-${branch}`)?.setAttribute("open", "");
  } else if (screen) {
    dataset.way = "elsewhere";
    const texts = {
      __proto__: null,
      find: ["支援内容と条件", "支援の内容と条件を選ぶ画面を準備しています。"],
      list: ["専門家の一覧", "条件に合う専門家を、一覧の中から探しています。"],
      card: ["個票", "専門家の個票を準備しています。"],
      method: [
        "この一覧のしくみ",
        "誰が載り、どう評価し、どの順に並べているかを説明します。評価の基準は、IPAが2025年にまとめた報告書によります。報告書に決まりがない点は、この一覧で決めました。その規則には「この一覧独自の規則」と示し、理由を添えています。",
      ],
    };
    const [title, text] = texts[screen] ?? ["読み込んでいます", "画面を準備しています。"];
    const [heading, lead] = document.getElementById("way").children;
    heading.textContent = title;
    lead.textContent = `${text}準備ができると、ここに出ます。検索はこの端末の中で行い、選んだ条件や書いたことばが外に送られることはありません。`;
  }
  // It has done its work, and what looks for scripts in the page finds none.
  document.currentScript.remove();
  // A link that is followed before the program runs shows on the page that it is on its way.
  addEventListener("hashchange", () => delete dataset.way, { once: true });
}
