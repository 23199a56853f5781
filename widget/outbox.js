// What the person sent and the server has not acknowledged: kept in order, each with one id for all its tries, so that it arrives once.
import { backOff } from "./stream.js";

export class Outbox {
  #waiting = [];
  #sending = false;
  #stopped = false;
  #failures = 0;
  #wake = () => {};

  /** @param on {waiting(letter), kept(letter), taken(letter), refused(letter, problem)} */
  constructor(on) {
    this.on = on;
    this.talk = null;
  }

  get empty() {
    return this.#waiting.length === 0;
  }

  /** @param content {text} or {choice}; @param shown what the person reads meanwhile */
  put(content, shown) {
    const letter = { id: newId(), content, shown, seq: 0 };
    this.#waiting.push(letter);
    this.on.waiting(letter);
    this.#send();
    return letter;
  }

  /** The talk has been opened, or the connection is back. */
  go(talk = this.talk) {
    this.talk = talk;
    this.#wake();
    this.#send();
  }

  stop() {
    this.#stopped = true;
    this.#waiting = [];
    this.#wake();
  }

  /** An own message came back in the log: which letter was it? The server may speak in the stream before it answers the POST. */
  arrived(seq) {
    const letter = this.#waiting.find((one) => one.seq === seq) ?? this.#waiting.find((one) => one.tried && !one.seq);
    if (letter) this.#waiting = this.#waiting.filter((one) => one !== letter);
    return letter;
  }

  async #send() {
    if (this.#sending || !this.talk) return;
    this.#sending = true;
    for (let letter; !this.#stopped && (letter = this.#waiting.find((one) => !one.seq)); ) await this.#try(letter);
    this.#sending = false;
  }

  async #try(letter) {
    letter.tried = true;
    try {
      letter.seq = (await this.talk.post("/messages", { client_message_id: letter.id, ...letter.content })).seq;
      this.#failures = 0;
      this.on.taken(letter);
    } catch (problem) {
      if (this.#stopped) return;
      if (problem.passing) {
        this.#failures += 1;
        this.on.kept(letter, problem);
        await this.#pause(Math.max(backOff(this.#failures - 1), (problem.retryAfterS ?? 0) * 1000));
      } else {
        this.#waiting = this.#waiting.filter((one) => one !== letter);
        this.on.refused(letter, problem);
      }
    }
  }

  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

/** A UUID, also where crypto.randomUUID is not there (plain http on another host than this one). */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
