// Leaving at once, on every page. Without script the button is an ordinary link.
import { quickExit } from "/widget/exit.js";

quickExit({ link: document.getElementById("exit"), say: sayPolitely });

function sayPolitely(text) {
  let live = document.getElementById("said");
  if (!live) {
    live = Object.assign(document.createElement("div"), { id: "said", className: "visually-hidden" });
    live.setAttribute("role", "status");
    document.body.append(live);
  }
  live.textContent = text;
}
