// A polite live region that holds only the new text, for about a second (under 100 ms some screen readers miss it).
const HELD_MS = 1000;

export class Live {
  #timer = 0;

  constructor(region) {
    this.region = region;
  }

  say(text, language) {
    const line = document.createElement("p");
    line.lang = language;
    line.textContent = text;
    this.region.append(line);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.region.replaceChildren(), HELD_MS);
  }
}
