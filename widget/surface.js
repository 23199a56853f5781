// What is on the screen around the messages: scrolling, banners, who has the floor, the end. It knows no network.
import { fill } from "./words.js";
import { make, paragraphs, pending } from "./transcript.js";

const $ = (id) => document.getElementById(id);

export class Surface {
  #pending = new Map();
  #typingTimer = 0;
  #lost = false;
  #anchor = null;

  constructor(table, language) {
    this.table = table;
    this.language = language in table ? language : "nl";
    this.list = $("transcript");
    this.state = $("state");
    this.finished = make("div", "finished");
    $("newer").addEventListener("click", () => this.#toNewest());
    $("scroll").addEventListener("scroll", () => { if (this.#atEnd()) $("newer").hidden = true; }, { passive: true });
  }

  get words() {
    return this.table[this.language];
  }

  /** Everything around the messages in another language; messages keep the one they were written in. */
  speak(language) {
    if (language === this.language || !(language in this.table)) return;
    this.language = language;
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = this.words[node.dataset.word];
    $("text").placeholder = this.words.chat_placeholder;
    this.list.setAttribute("aria-label", this.words.chat_transcript);
    const other = language === "nl" ? "en" : "nl";
    Object.assign($("language"), { lang: other, hreflang: other, href: `/chat?lang=${other}` });
    $("privacy").href = `/privacy?lang=${language}`;
    Object.assign(document.body.dataset, { exitMore: this.words.chat_exit_more, left: this.words.chat_left });
  }

  begin() {
    $("not-started")?.remove();
    this.clear();
    this.finished.remove();
    $("composer").hidden = false;
    this.state.hidden = true;
    this.#lost = false;
    this.typing(this.words.chat_starting, 60_000);
  }

  add(item, author) {
    const atEnd = this.#atEnd();
    if (author === "person") this.#anchor = item;
    else if (author !== "assistant" || !this.#anchor) this.#anchor = item;
    this.list.insertBefore(item, this.list.querySelector(".pending"));
    if (atEnd || author === "person") this.#scrollTo(this.#anchor);
    $("newer").hidden = this.#inView(item);
  }

  addPending(letter) {
    const item = pending(letter, this.words);
    this.#pending.set(letter.id, item);
    this.list.append(item);
    this.#anchor = item;
    this.#scrollTo(item);
  }

  keep(letter) {
    const item = this.#pending.get(letter.id);
    if (!item) return;
    item.classList.add("kept");
    item.querySelector(".sending").textContent = this.words.chat_kept;
  }

  taken(letter) {
    this.#pending.get(letter.id)?.classList.remove("kept");
  }

  removePending(letter) {
    this.#pending.get(letter.id)?.remove();
    this.#pending.delete(letter.id);
  }

  typing(text, forMs) {
    clearTimeout(this.#typingTimer);
    const atEnd = this.#atEnd();
    $("typing").textContent = text;
    $("typing").hidden = false;
    if (atEnd && this.#anchor) this.#scrollTo(this.#anchor);
    this.#typingTimer = setTimeout(() => this.stopTyping(), forMs);
  }

  stopTyping() {
    clearTimeout(this.#typingTimer);
    $("typing").hidden = true;
  }

  /** Who is written with now. Returns the sentence. */
  showFloor(floor, since) {
    const told = fill(this.words[`chat_floor_${floor.holder}`], { name: floor.name ?? "", since });
    const line = $("floor");
    line.textContent = told;
    line.className = `floor floor-${floor.holder}`;
    if (floor.holder === "assistant") line.dataset.word = "chat_floor_assistant";
    else delete line.dataset.word;
    return told;
  }

  /** The connection is gone; stays until `back`. */
  lost(text, live) {
    if (!this.#lost) live.say(text, this.language);
    this.#lost = true;
    this.stopTyping();
    this.#banner("lost", text);
  }

  /** Returns whether it was lost. */
  back() {
    const was = this.#lost;
    this.#lost = false;
    if (was) this.state.hidden = true;
    return was;
  }

  /** Something that was not taken, or a word about it; goes with the next thing sent. */
  note(text, live) {
    if (!this.#lost) this.#banner("note", text);
    live.say(text, this.language);
  }

  clearNote() {
    if (!this.#lost) this.state.hidden = true;
  }

  ask(question, yes, no, then) {
    this.#banner("note", question);
    const done = () => { this.state.hidden = true; $("text").focus(); };
    const agree = make("button", { type: "button", className: "choice grave" }, yes);
    agree.addEventListener("click", () => { done(); then(); });
    const refuse = make("button", { type: "button", className: "choice" }, no);
    refuse.addEventListener("click", done);
    this.state.append(make("p", "row", agree, refuse));
    refuse.focus();
  }

  /** @param rate null where nothing is left to rate */
  finish(told, again, rate) {
    this.stopTyping();
    this.state.hidden = true;
    $("composer").hidden = true;
    const anew = make("button", { type: "button", className: "choice" }, this.words.chat_again);
    anew.addEventListener("click", () => { again(); $("text").focus(); });
    this.finished.replaceChildren(...paragraphs(told), ...(rate ? [this.#rating(rate)] : []), anew);
    $("scroll").after(this.finished);
  }

  clear() {
    this.#pending.clear();
    this.#anchor = null;
    this.list.replaceChildren();
    $("newer").hidden = true;
  }

  #rating(rate) {
    const { words } = this;
    const row = make("p", "row", make("span", {}, words.chat_helped));
    for (const [helpful, label] of [[true, words.feedback_helped], [false, words.feedback_not_helped]]) {
      const button = make("button", { type: "button", className: "choice" }, label);
      button.addEventListener("click", () => { rate(helpful); row.replaceChildren(words.feedback_thanks); });
      row.append(button);
    }
    return row;
  }

  #banner(kind, text) {
    const atEnd = this.#atEnd();
    this.state.className = `state ${kind}`;
    this.state.replaceChildren(...paragraphs(text));
    this.state.hidden = false;
    if (atEnd && this.#anchor) this.#scrollTo(this.#anchor);
  }

  #toNewest() {
    this.#scrollTo(this.list.lastElementChild);
    $("newer").hidden = true;
    $("text").focus();
  }

  /** On a low screen the whole page scrolls instead of the list (chat.css). */
  get #scroller() {
    return getComputedStyle($("scroll")).overflowY === "visible" ? document.scrollingElement : $("scroll");
  }

  #atEnd() {
    const box = this.#scroller;
    return box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  }

  #scrollTo(item) {
    const box = this.#scroller;
    const edge = box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
    box.scrollTop = item.getBoundingClientRect().top - edge + box.scrollTop - 10;
  }

  #inView(item) {
    const { top } = item.getBoundingClientRect();
    return top < $("scroll").getBoundingClientRect().bottom || top < innerHeight && this.#scroller === document.scrollingElement;
  }
}
