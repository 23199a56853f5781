// Leaving at once: the button, or Shift three times. Covers the screen before anything else, then does what is left to do
// (erase the talk, tell the host page), then replaces this page, so that Back does not show it.
const PRESSES = 3;
const WITHIN_MS = 5000;

/**
 * @param link   the quick exit, a real link: its address is where we go
 * @param before called once the screen is covered; must not wait for the network
 * @param go     how to leave; the default replaces this page
 * @param say    how to tell how many presses are left
 */
export function quickExit({ link, before = () => {}, go = (href) => location.replace(href), say = () => {} }) {
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    cover(document.body.dataset.left);
    try { before(); } finally { go(link.href); }
  };
  link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  listenForShift(leave, (missing) => say(missing ? document.body.dataset.exitMore.replace("{n}", missing) : document.body.dataset.left));
  // A page that the browser kept for Back shows nothing of before: it is made anew.
  addEventListener("pageshow", (event) => { if (event.persisted && left) location.reload(); });
  return leave;
}

function listenForShift(leave, tell) {
  let presses = 0;
  let timer = 0;
  let alone = true;                               // Shift with a letter is typing, not leaving
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") { alone = alone || !event.repeat; return; }
    alone = false;
    presses = 0;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") { alone = !event.shiftKey; return; }
    if (!alone) { alone = true; return; }
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(() => { presses = 0; }, WITHIN_MS);
    tell(PRESSES - presses);
    if (presses >= PRESSES) leave();
  }, true);
}

export function cover(text) {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  sheet.textContent = text;
  document.body.replaceChildren(sheet);
  document.title = "…";
}
