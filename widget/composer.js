// The box: Enter sends, Shift and Enter makes a new line, Escape comes back to it from anywhere. No files, on purpose.
export class Composer {
  /** @param on {send(text), refusedFile()} */
  constructor(form, text, on) {
    this.form = form;
    this.text = text;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#send(on.send); });
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send(on.send);
    });
    text.addEventListener("input", () => this.#grow());
    for (const kind of ["paste", "drop"]) {
      document.addEventListener(kind, (event) => {
        if (!hasFile(event.clipboardData ?? event.dataTransfer)) return;
        event.preventDefault();
        on.refusedFile();
      });
    }
    document.addEventListener("dragover", (event) => { if (hasFile(event.dataTransfer)) event.preventDefault(); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !form.hidden) text.focus(); });
  }

  /** Give back what could not be sent, before what was typed since. */
  giveBack(text) {
    this.text.value = this.text.value ? `${text}\n${this.text.value}` : text;
    this.#grow();
  }

  clear() {
    this.text.value = "";
    this.#grow();
  }

  #send(send) {
    const text = this.text.value;
    if (!text.trim()) return this.text.focus();
    this.clear();
    send(text);
    this.text.focus();
  }

  #grow() {
    this.text.rows = Math.min(6, Math.max(1, this.text.value.split("\n").length, Math.ceil(this.text.value.length / 60)));
  }
}

function hasFile(data) {
  return [...(data?.items ?? [])].some((item) => item.kind === "file");
}
