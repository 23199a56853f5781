// The words of the page, in both languages, as the server wrote them into it. No word is made up here.
export function readWords(template) {
  const table = {};
  for (const list of template.content.querySelectorAll("dl")) {
    const words = table[list.lang] = {};
    for (const term of list.querySelectorAll("dt")) words[term.textContent] = term.nextElementSibling.textContent;
  }
  return table;
}

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
