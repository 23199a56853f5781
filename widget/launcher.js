// A button, and behind it the chat page in a sandboxed frame of the service's own origin: the page around it cannot read the talk.
// The two numbers are in this file, so that they show when the server does not answer; what stands inside the element in the host
// page shows when this file does not come.
import { launcherStyle } from "./launcher-style.js";

const READY_MS = 3000;
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-to-custom-protocols";
const LANGUAGES = ["nl", "en"];

export const WORDS = {
  nl: { open: "Chat", close: "Sluit de chat", title: "Chat", wait: "De chat wordt geopend.", danger: "Nu gevaar: bel", worried: "Zorgen over een kind, dag en nacht: bel", gone: "De chat antwoordt nu niet. Deze nummers antwoorden wel.", again: "Probeer opnieuw", left: "Je verlaat deze pagina." },
  en: { open: "Chat", close: "Close the chat", title: "Chat", wait: "The chat is being opened.", danger: "Danger now: call", worried: "Worried about a child, day and night: call", gone: "The chat does not answer now. These numbers do.", again: "Try again", left: "Leaving this page." },
};
export const NUMBERS = { danger: ["112", "tel:112"], worried: ["Veilig Thuis 0800-2000", "tel:08002000"] };

export class SeeMeNowChat extends HTMLElement {
  static observedAttributes = ["language", "lang", "label"];
  #timer = 0;
  #frame = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [launcherStyle()];
    this.button = make("button", { type: "button", part: "launcher", className: "launcher" });
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => this.open());
    this.closer = make("button", { type: "button", part: "close", className: "close" });
    this.closer.addEventListener("click", () => this.close());
    this.place = make("div", { className: "place" });
    this.panel = make("section", { part: "panel", className: "panel", hidden: true }, make("div", { className: "bar" }, this.closer), this.place);
    this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    root.append(this.button, this.panel);
  }

  connectedCallback() {
    addEventListener("message", this.#heard);
    this.#speak();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#heard);
    this.#drop();
  }

  attributeChangedCallback() {
    this.#speak();
  }

  /** Where the service is: the attribute, else where this script came from. */
  get server() {
    return new URL(this.getAttribute("server") || import.meta.url, location.href).origin;
  }

  get language() {
    const wished = [this.getAttribute("language"), this.getAttribute("lang"), this.closest("[lang]")?.lang, "nl"];
    return wished.map((one) => (one ?? "").slice(0, 2).toLowerCase()).find((one) => LANGUAGES.includes(one));
  }

  get words() {
    return WORDS[this.language];
  }

  /** Show the chat; the talk goes on where it was if it was open before. */
  open() {
    this.panel.hidden = false;
    this.button.hidden = true;
    this.button.setAttribute("aria-expanded", "true");
    if (!this.#frame) this.#load();
    this.closer.focus();
    this.dispatchEvent(new CustomEvent("see-me-now-open", { bubbles: true, composed: true }));
  }

  /** Hide it; the talk goes on until the page goes. */
  close() {
    this.panel.hidden = true;
    this.button.hidden = false;
    this.button.setAttribute("aria-expanded", "false");
    this.button.focus();
    this.dispatchEvent(new CustomEvent("see-me-now-close", { bubbles: true, composed: true }));
  }

  #load() {
    this.#frame = make("iframe", { title: this.words.title, referrerPolicy: "no-referrer", className: "frame" });
    this.#frame.setAttribute("sandbox", SANDBOX);
    this.#frame.src = `${this.server}/chat?lang=${this.language}`;
    this.place.replaceChildren(make("p", { className: "wait" }, this.words.wait), this.#numbers(), this.#frame);
    this.panel.classList.remove("ready");
    this.#timer = setTimeout(() => this.#unreachable(), READY_MS);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = null;
  }

  /** No word of the chat in time: the numbers, and what the page itself has to say. The frame stays, in case it only was slow. */
  #unreachable() {
    const again = make("button", { type: "button", className: "again" }, this.words.again);
    again.addEventListener("click", () => { this.#drop(); this.#load(); });
    const told = make("div", { className: "gone", part: "unreachable" }, make("p", {}, this.words.gone));
    told.setAttribute("role", "status");
    this.place.querySelector(".wait")?.replaceWith(told);
    this.place.querySelector(".numbers").after(make("div", { className: "gone" }, again, make("slot", {})));
  }

  #numbers() {
    const lines = Object.entries(NUMBERS).map(([what, [label, href]]) => make("p", {}, `${this.words[what]} `, make("a", { href }, label)));
    return make("div", { className: "numbers", part: "numbers" }, ...lines);
  }

  /** Only the frame itself, only from the service's origin, only these two words. */
  #heard = (event) => {
    if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== this.server) return;
    if (event.data?.type === "ready") this.#ready();
    if (event.data?.type === "leave" && typeof event.data.href === "string") this.#leave(event.data.href);
  };

  #ready() {
    clearTimeout(this.#timer);
    this.#frame.contentWindow.postMessage({ type: "hello" }, this.server);
    // Everything but the frame goes; the frame itself must not be moved, or the browser would load it anew.
    for (const node of [...this.place.children]) if (node !== this.#frame) node.remove();
    this.panel.classList.add("ready");
  }

  #leave(href) {
    if (!URL.canParse(href, this.server)) return;
    const target = new URL(href, this.server);
    if (!/^https?:$/.test(target.protocol)) return;
    const sheet = make("div", { textContent: this.words.left });
    Object.assign(sheet.style, { position: "fixed", inset: "0", zIndex: "2147483647", background: "#fff", color: "#222", padding: "2rem" });
    document.body.replaceChildren(sheet);
    location.replace(target.href);
  }

  #speak() {
    const { words } = this;
    this.button.textContent = this.getAttribute("label") || words.open;
    this.closer.textContent = words.close;
    this.panel.setAttribute("aria-label", words.title);
    if (this.#frame) this.#frame.title = words.title;
  }
}

function make(tag, more = {}, ...inside) {
  const node = document.createElement(tag);
  const { part, ...rest } = more;
  Object.assign(node, rest);
  if (part) node.setAttribute("part", part);
  node.append(...inside);
  return node;
}
