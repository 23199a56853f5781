// The queue live. What changed is asked for as a page and put in place, so that there is one rendering, and it works without script too.
const live = document.getElementById("live");
const lost = document.getElementById("connection");
let waiting = live.querySelectorAll("section:first-child li").length;

async function redraw(queue) {
  const answer = await fetch("/", { headers: { Accept: "text/html" } });
  if (answer.redirected) { location.reload(); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
  const focused = document.activeElement?.closest("form")?.getAttribute("action");
  live.replaceChildren(...fresh.childNodes);
  if (focused) live.querySelector(`form[action="${CSS.escape(focused)}"] button`)?.focus();
  document.title = queue.waiting.length ? `(${queue.waiting.length}) ${document.title.replace(/^\(\d+\) /, "")}` : document.title.replace(/^\(\d+\) /, "");
  waiting = queue.waiting.length;
}

const stream = new EventSource("/events");
stream.addEventListener("queue", (event) => { lost.hidden = true; redraw(JSON.parse(event.data)); });
stream.addEventListener("error", () => { lost.hidden = false; });
