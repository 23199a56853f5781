// Follows the log of a talk: a stream with replay after the last seq, or long polls where a proxy holds streams back.
// Nothing is lost or doubled: an event counts only when its seq is the next one.
import { Problem } from "./api.js";

const FIRST_WORD_MS = 5000;      // the log is never empty: a stream that says nothing at first is being held back
const SILENT_MS = 40_000;        // the server says something every 15 s
const POLL_S = 20;

export const backOff = (failures) => Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2);

export class Follower {
  lastSeq = 0;
  #failures = 0;
  #held = false;                 // streams are held back: poll
  #stop = new AbortController();
  #wake = () => {};

  /** @param on {event(e), typing(e), gone(), lost(), back()} */
  constructor(talk, on) {
    this.talk = talk;
    this.on = on;
  }

  async run() {
    addEventListener("online", this.wake);
    while (!this.#stop.signal.aborted) {
      try {
        await (this.#held || this.#failures > 2 ? this.#poll() : this.#stream());
      } catch (problem) {
        if (this.#stop.signal.aborted) return;
        if (problem instanceof Problem && problem.gone) return this.#end();
        this.#failures += 1;
        if (this.#failures > 1) this.on.lost();
        await this.#pause(Math.max(backOff(this.#failures - 1), (problem.retryAfterS ?? 0) * 1000));
      }
    }
  }

  stop() {
    this.#stop.abort();
    removeEventListener("online", this.wake);
    this.#wake();
  }

  /** Try now, without waiting for the end of a pause. */
  wake = () => this.#wake();

  #end() {
    this.stop();
    this.on.gone();
  }

  #well() {
    if (this.#failures) this.on.back();
    this.#failures = 0;
  }

  async #poll() {
    const found = await this.talk.poll(this.lastSeq, this.#failures ? 0 : POLL_S, this.#stop.signal);
    this.#well();
    found.events.forEach((event) => this.#take(event));
  }

  async #stream() {
    const cut = new AbortController();
    let spoke = this.lastSeq > 0;
    let timer = setTimeout(() => cut.abort(), spoke ? SILENT_MS : FIRST_WORD_MS);
    try {
      const response = await this.talk.stream(this.lastSeq, AbortSignal.any([this.#stop.signal, cut.signal]));
      if (spoke) this.#well();
      for await (const block of blocksOf(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => cut.abort(), SILENT_MS);
        spoke = true;
        this.#well();
        this.#read(block);
        if (this.#stop.signal.aborted) return;
      }
    } catch (error) {
      this.#held = this.#held || !spoke && cut.signal.aborted;
      throw error;
    } finally {
      clearTimeout(timer);
      cut.abort();
    }
    throw new Problem(0, "stream_ended");
  }

  #read(block) {
    const data = block.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
    if (!data) return;
    const event = JSON.parse(data);
    if (event.kind === "typing") this.on.typing(event);
    else if (event.seq === undefined) this.#end();
    else this.#take(event);
  }

  #take(event) {
    if (event.seq <= this.lastSeq) return;
    if (event.seq !== this.lastSeq + 1) throw new Problem(0, "gap");
    this.lastSeq = event.seq;
    this.on.event(event);
  }

  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

async function* blocksOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    yield* blocks;
  }
}
