// One talk live: replay by seq after what the page shows, writing without a reload, and the text is kept when the connection is gone.
const log = document.getElementById("log");
const lost = document.getElementById("connection");
const alarm = document.getElementById("alarm");
const form = document.getElementById("write");
const csrf = document.body.dataset.csrf;
const shown = new Set([...log.querySelectorAll("[data-seq]")].map((line) => Number(line.dataset.seq)));

function add(event) {
  if (shown.has(event.seq)) return;
  shown.add(event.seq);
  if (event.author === "service" && event.body.cards?.length && event.body.cards[0].links.some((link) => link.href === "tel:112") && !event.body.choices) alarm.hidden = log.dataset.open !== "1";
  if (event.kind === "floor" && event.body.holder !== "human" && log.dataset.open === "1") { location.reload(); return; }
  if (event.kind !== "message") return;
  const line = document.createElement("li");
  line.className = event.author;
  line.dataset.seq = event.seq;
  const author = document.createElement("span");
  author.className = "author";
  author.textContent = log.dataset[`word${event.author[0].toUpperCase()}${event.author.slice(1)}`];
  line.append(author, ` ${event.body.text}`);
  log.append(line);
  line.scrollIntoView({ block: "nearest" });
}

function follow() {
  const stream = new EventSource(`/talks/${log.dataset.talk}/events?after=${Math.max(Number(log.dataset.after), ...shown)}`);
  stream.addEventListener("open", () => { lost.hidden = true; });
  stream.addEventListener("message", (event) => add(JSON.parse(event.data)));
  stream.addEventListener("erased", () => { stream.close(); lost.textContent = log.dataset.wordErased; lost.hidden = false; });
  stream.addEventListener("error", () => { lost.hidden = false; });
}

async function send(event) {
  event.preventDefault();
  const box = form.elements.text;
  const id = form.elements.client_message_id;
  if (!box.value.trim()) return;
  const body = JSON.stringify({ text: box.value, client_message_id: id.value });
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf } });
    if (!answer.ok) throw new Error(await answer.text());
    box.value = "";
    id.value = crypto.randomUUID();
    lost.hidden = true;
  } catch (error) {
    lost.hidden = false;
  }
}

let told = 0;
function typing() {
  if (Date.now() - told < 3000) return;
  told = Date.now();
  fetch(`/talks/${log.dataset.talk}/typing`, { method: "POST", headers: { "X-CSRF-Token": csrf } }).catch(() => {});
}

follow();
form?.addEventListener("submit", send);
form?.elements.text.addEventListener("input", typing);
