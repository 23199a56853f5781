// Turns events of the log into what is read. Everything that came from elsewhere is set with textContent; links only lead to tel:, mailto: and https:.
import { preview } from "./preview.js";

/** @param tag name, @param more class name or properties, @param inside nodes or texts */
export function make(tag, more = {}, ...inside) {
  const node = document.createElement(tag);
  Object.assign(node, typeof more === "string" ? { className: more } : more);
  node.append(...inside);
  return node;
}

/** Paragraphs, and lines that begin "- " as a list. */
export function paragraphs(text) {
  const nodes = [];
  for (const block of text.split(/\n{2,}/)) {
    let list = null;
    let lines = [];
    const flush = () => { if (lines.length) nodes.push(make("p", {}, lines.join("\n"))); lines = []; };
    for (const line of block.split("\n")) {
      if (!line.startsWith("- ")) { list = null; lines.push(line); continue; }
      flush();
      if (!list) nodes.push(list = make("ul"));
      list.append(make("li", {}, line.slice(2)));
    }
    flush();
  }
  return nodes.filter((node) => node.textContent.trim());
}

export function whoSays(event, words) {
  if (event.author === "coordinator") return `${event.body.name ?? ""} ${words.who_coordinator_suffix}`.trim();
  return words[{ person: "who_you", assistant: "who_assistant", service: "who_service" }[event.author]];
}

/** @param on {choose(choice, button), confirm(struck, box)} */
export function message(event, words, language, on) {
  const { body } = event;
  const item = make("li", `message ${event.author}`);
  item.lang = body.language ?? language;
  item.append(heading(event, words, item.lang), ...paragraphs(body.text ?? ""));
  if (body.preview) item.append(preview(body, words, on));
  if (body.cards?.length) item.append(make("ul", "cards", ...body.cards.map(card)));
  if (body.sources?.length || body.status) item.append(papers(body, words));
  if (!body.preview && body.choices?.length) item.append(choices(body.choices, on.choose));
  return item;
}

/** "14.05" or "14:05" in Dutch time, as in the sentences of the service. */
export function clock(at, language) {
  const time = new Date(at).toLocaleTimeString("nl", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });
  return language === "nl" ? time.replace(":", ".") : time;
}

function heading(event, words, language) {
  const time = make("time", { dateTime: event.at }, clock(event.at, language));
  return make("p", "who", make("b", {}, whoSays(event, words)), " ", time);
}

function card(one) {
  const links = (one.links ?? []).map(link).filter(Boolean);
  const head = make("div", "head", make("h3", {}, one.title), ...(links.length ? [make("p", "links", ...links)] : []));
  return make("li", "card", head, ...one.lines.filter((line) => line !== one.title).map((line) => make("p", {}, line)));
}

function link({ label, href }) {
  if (!/^(tel:[+\d]|mailto:|https:\/\/)/.test(href)) return null;
  const node = make("a", { href, rel: "noopener noreferrer nofollow" }, label);
  if (href.startsWith("https:")) node.target = "_blank";
  return node;
}

function papers(body, words) {
  const status = body.status === "approved" ? words.page_approved : words[`status_${body.status}`] ?? words.not_checked_by_expert;
  const sources = (body.sources ?? []).map((one) => {
    const date = one.date === "undated" ? words.source_undated : one.date;
    const title = one.url ? link({ label: one.title, href: one.url }) ?? one.title : one.title;
    return make("li", {}, title, ` (${date})`);
  });
  return make("details", "papers", make("summary", {}, words.page_source_and_status), make("p", {}, status), make("ul", {}, ...sources));
}

export function choices(offered, choose) {
  return make("ul", "choices", ...offered.map((one) => {
    const button = make("button", { type: "button", className: "choice" }, one.label);
    button.dataset.choice = one.id;
    button.addEventListener("click", () => { if (button.getAttribute("aria-disabled") !== "true") choose(one, button); });
    return make("li", {}, button);
  }));
}

/** After choosing, the chosen one stays readable and keeps the focus; the rest is disabled. */
export function markChosen(button, words) {
  for (const other of button.closest(".choices").querySelectorAll("button")) other.disabled = other !== button;
  button.setAttribute("aria-disabled", "true");
  if (!button.classList.contains("chosen")) button.append(make("span", "visually-hidden", ` (${words.chat_chosen})`));
  button.classList.add("chosen");
}

export function unmark(button) {
  for (const other of button.closest(".choices").querySelectorAll("button")) other.disabled = false;
  button.removeAttribute("aria-disabled");
  button.classList.remove("chosen");
  button.querySelector(".visually-hidden")?.remove();
}

/** A message on its way: what was typed, and that it has not been sent yet. */
export function pending(letter, words) {
  const state = make("span", "sending", words.chat_sending);
  return make("li", "message person pending", make("p", "who", make("b", {}, words.who_you), " ", state), ...paragraphs(letter.shown));
}

export function notice(text, kind = "") {
  return make("li", `notice ${kind}`, ...paragraphs(text));
}
