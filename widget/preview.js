// Exactly what would go to the coordinator, line by line, with what can be struck. The first choice of a preview sends it; the others are ordinary choices.
import { choices, make } from "./transcript.js";

/** @param on {choose(choice, button), confirm(struckSeqs, button)} */
export function preview(body, words, on) {
  const [yes, ...others] = body.choices ?? [];
  const lines = body.preview.lines.map((line) => oneLine(line, words));
  const box = make("div", "preview", make("fieldset", {}, make("legend", {}, words.chat_preview_lines), ...lines));
  if (!yes) return box;
  const struck = () => [...box.querySelectorAll("input:not(:checked)")].map((input) => Number(input.value));
  const buttons = choices([yes, ...others], (choice, button) => {
    for (const input of box.querySelectorAll("input")) input.disabled = true;
    if (choice.id === yes.id) on.confirm(struck(), button);
    else on.choose(choice, button);
  });
  box.append(buttons);
  return box;
}

function oneLine(line, words) {
  const input = make("input", { type: "checkbox", checked: true, value: String(line.seq) });
  const said = make("span", "said", `${line.author === "person" ? words.who_you : words.who_assistant}: `, make("q", {}, line.text));
  const struck = make("span", "struck", ` (${words.chat_preview_struck})`);
  return make("label", "line", input, make("span", {}, said, struck));
}

/** The request was not taken: the lines can be struck again. */
export function openAgain(button) {
  for (const input of button.closest(".preview").querySelectorAll("input")) input.disabled = false;
}
