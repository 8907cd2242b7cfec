// Before the first picture: which screen the address names. Two screens stand in the page, the doors and what
// to do in an emergency; any other one is drawn by the program, and the doors would be seen for a moment in
// its place. The build puts this into the page, whose policy allows it by its hash.
{
  const { dataset } = document.documentElement;
  const [, screen, branch] = /^#\/([a-z]+)(?:\/([a-z]+))?/.exec(location.hash) ?? [];
  if (screen) dataset.way = screen === "incident" ? screen : "elsewhere";
  document.getElementById(`incident-${branch}`)?.setAttribute("open", "");
  // A link that is followed before the program runs shows on the page that it is on its way.
  addEventListener("hashchange", () => delete dataset.way, { once: true });
}
