// The chat page: opens a talk, sends what is typed, shows what the log says. Nothing is stored in the browser; the talk ends with the page.
import { Talk } from "./api.js";
import { Composer } from "./composer.js";
import { embed } from "./embed.js";
import { quickExit } from "./exit.js";
import { Live } from "./live.js";
import { Outbox } from "./outbox.js";
import { openAgain } from "./preview.js";
import { Follower, backOff } from "./stream.js";
import { Surface } from "./surface.js";
import { fill, readWords } from "./words.js";
import { clock, markChosen, message, notice, unmark, whoSays } from "./transcript.js";

const TYPING_MS = { assistant: 12_000, coordinator: 6_000 };
const $ = (id) => document.getElementById(id);

class Chat {
  constructor() {
    this.table = readWords($("words"));
    this.surface = new Surface(this.table, document.documentElement.lang);
    this.live = new Live($("live"));
    this.host = embed();
    this.composer = new Composer($("composer"), $("text"), {
      send: (text) => this.send({ text }, text),
      refusedFile: () => this.surface.note(this.words.chat_no_image, this.live),
    });
    this.leave = quickExit({
      link: $("exit"),
      before: () => this.forget(),
      go: this.host.embedded ? this.host.leave : undefined,
      say: (text) => this.live.say(text, this.surface.language),
    });
    $("end").addEventListener("click", () => this.end());
    $("erase").addEventListener("click", () => this.surface.ask(this.words.chat_erase_sure, this.words.chat_erase_yes, this.words.chat_no, () => this.erase()));
    $("language").addEventListener("click", (event) => this.changeLanguage(event));
    addEventListener("pagehide", (event) => { if (!event.persisted) this.endWithThePage(); });
    addEventListener("online", () => { this.outbox?.go(); });
    this.start();
  }

  get words() {
    return this.surface.words;
  }

  async start() {
    this.floor = { holder: "assistant" };
    this.languageChoice = null;
    this.closing = "";
    this.talk = null;
    this.surface.begin();
    this.surface.showFloor(this.floor, "");
    this.outbox = new Outbox({
      waiting: (letter) => this.surface.addPending(letter),
      kept: (letter, problem) => { this.surface.keep(letter); this.sayLost(problem); },
      taken: (letter) => this.taken(letter),
      refused: (letter, problem) => this.refused(letter, problem),
    });
    const { outbox } = this;
    for (let failures = 0; !this.talk && outbox === this.outbox; failures += 1) {
      try {
        this.talk = await Talk.open(this.surface.language);
      } catch (problem) {
        this.surface.lost(problem.status === 429 ? this.words.rate_limited : this.words.chat_not_started, this.live);
        await new Promise((resolve) => setTimeout(resolve, Math.max(backOff(failures), (problem.retryAfterS ?? 0) * 1000)));
      }
    }
    this.surface.back();
    outbox.go(this.talk);
    this.follower = new Follower(this.talk, {
      event: (event) => this.show(event),
      typing: (event) => this.typing(event.author),
      lost: () => this.sayLost(),
      back: () => { this.sayBack(); outbox.go(); },
      gone: () => this.gone(),
    });
    this.follower.run();
  }

  send(content, shown) {
    this.surface.clearNote();
    return this.outbox.put(content, shown);
  }

  show(event) {
    if (event.body?.language) this.surface.speak(event.body.language);
    if (event.kind === "closed") return this.closed();
    if (event.kind === "floor") return this.changeFloor(event);
    if (event.author !== "person") this.surface.stopTyping();
    else this.settle(event);
    const item = message(event, this.words, this.surface.language, { choose: (one, button) => this.choose(one, button), confirm: (struck, button) => this.confirm(struck, button) });
    this.surface.add(item, event.author);
    if (event.body.answer === "greet") this.languageChoice = event.body.choices?.at(-1) ?? null;
    if (event.author !== "person") this.live.say(`${whoSays(event, this.words)}: ${event.body.text}`, item.lang);
  }

  /** An own message is in the log: the one on its way is gone, and if something was masked that is said. */
  settle(event) {
    const letter = this.outbox.arrived(event.seq);
    if (!letter) return;
    this.surface.removePending(letter);
    if (letter.content.text && letter.content.text.trim() !== event.body.text && /\[[^\]]+\]/.test(event.body.text)) this.surface.note(this.words.details_masked, this.live);
  }

  /** The server has it. The answer may have come before this word of it. */
  taken(letter) {
    this.surface.taken(letter);
    this.sayBack();
    if (this.floor.holder !== "human" && this.follower && this.follower.lastSeq <= letter.seq) this.typing("assistant");
  }

  choose(choice, button) {
    markChosen(button, this.words);
    this.send({ choice: choice.id }, choice.label).button = button;
  }

  async confirm(strike, button) {
    markChosen(button, this.words);
    try {
      await this.talk.post("/handover", { confirm: true, strike });
    } catch (problem) {
      unmark(button);
      openAgain(button);
      this.surface.note(problem.status === 409 ? this.words.chat_nobody_now : this.sentence(problem), this.live);
    }
  }

  changeFloor(event) {
    this.floor = event.body;
    this.surface.stopTyping();
    const told = this.surface.showFloor(this.floor, clock(event.at, this.surface.language));
    this.surface.add(notice(told, `floor-${this.floor.holder}`), "service");
    this.live.say(told, this.surface.language);
  }

  typing(author) {
    const words = this.words[author === "coordinator" ? "chat_typing_coordinator" : "chat_typing_assistant"];
    this.surface.typing(fill(words, { name: this.floor.name ?? "" }), TYPING_MS[author] ?? TYPING_MS.coordinator);
  }

  refused(letter, problem) {
    this.surface.removePending(letter);
    if (letter.button) unmark(letter.button);
    if (problem.gone) return this.gone();
    if (letter.content.text) this.composer.giveBack(letter.content.text);
    this.surface.note(this.sentence(problem), this.live);
  }

  sentence(problem) {
    return { too_long: this.words.too_long, rate_limited: this.words.rate_limited }[problem.code] ?? this.words.chat_unexpected;
  }

  sayLost(problem) {
    this.surface.lost(problem?.code === "rate_limited" ? this.words.rate_limited : this.words.connection_lost, this.live);
  }

  sayBack() {
    if (this.surface.back()) this.live.say(this.words.connection_back, this.surface.language);
  }

  /** The talk's own button for the other language, when there is a talk; else the link does its work. */
  changeLanguage(event) {
    if (!this.languageChoice) return;
    event.preventDefault();
    this.send({ choice: this.languageChoice.id }, $("language").textContent);
  }

  async end() {
    this.closing = "ended";
    try {
      await this.talk.post("/end");
    } catch (problem) {
      this.surface.note(this.sentence(problem), this.live);
    }
  }

  async erase() {
    this.closing = "erased";
    try {
      await this.talk.erase();
      this.gone();
    } catch (problem) {
      if (problem.gone) this.gone();
      else this.surface.note(this.words.chat_unexpected, this.live);
    }
  }

  /** The log ended: it can still be read here, until this page goes. */
  closed() {
    const { talk } = this;
    this.stop();
    this.surface.finish("", () => this.start(), (helpful) => talk.post("/feedback", { helpful }).catch(() => {}));
  }

  /** Erased: nothing of it stays on the screen either. */
  gone() {
    if (!this.follower) return;
    const told = this.closing === "ended" ? this.words.ended : this.words.erased;
    this.stop();
    this.surface.clear();
    this.surface.finish(told, () => this.start(), null);
    this.live.say(told, this.surface.language);
  }

  stop() {
    this.follower?.stop();
    this.follower = null;
    this.outbox.stop();
    this.composer.clear();
  }

  /** For the quick exit: the screen is covered already; the request lives on without this page. */
  forget() {
    const { talk } = this;
    this.talk = null;
    this.stop();
    talk?.erase().catch(() => {});
  }

  /** The token dies with the page, so nobody could come back to this talk. */
  endWithThePage() {
    if (this.talk && this.follower) this.talk.post("/end", {}, { keepalive: true }).catch(() => {});
  }
}

new Chat();
