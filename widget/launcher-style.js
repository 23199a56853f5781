// The launcher's own look, as a constructed style sheet: works under a content security policy without inline styles.
const CSS = `
:host { --_brand: var(--see-me-now-brand, #1f5673); --_on-brand: var(--see-me-now-on-brand, #fff); --_paper: var(--see-me-now-paper, #fff); --_ink: var(--see-me-now-ink, #16242c); --_line: #6b7f8b; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
@media (prefers-color-scheme: dark) { :host { --_brand: var(--see-me-now-brand, #8cc8e6); --_on-brand: var(--see-me-now-on-brand, #0c1d27); --_paper: var(--see-me-now-paper, #12191e); --_ink: var(--see-me-now-ink, #e9eff2); } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--_brand); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_paper); }
.launcher { position: fixed; z-index: 2147483000; inset: auto var(--see-me-now-right, 1rem) var(--see-me-now-bottom, 1rem) auto; min-height: 3rem; min-width: 3rem; padding: .6rem 1.4rem; border: 2px solid var(--_paper); border-radius: 1.6rem; background: var(--_brand); color: var(--_on-brand); font-weight: 600; box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
.launcher:hover { text-decoration: underline; }
.panel { position: fixed; z-index: 2147483001; inset: auto var(--see-me-now-right, 1rem) var(--see-me-now-bottom, 1rem) auto; width: min(var(--see-me-now-width, 26rem), 100vw - 2rem); height: min(var(--see-me-now-height, 42rem), 100dvh - 2rem); display: flex; flex-direction: column; background: var(--_paper); color: var(--_ink); border: 1px solid var(--_line); border-radius: 12px; overflow: hidden; box-shadow: 0 6px 30px rgb(0 0 0 / .35); }
.bar { display: flex; justify-content: flex-end; background: var(--_brand); }
.close { min-height: 2.25rem; padding: .2rem .9rem; border: 0; background: none; color: var(--_on-brand); text-decoration: underline; text-underline-offset: .2em; }
.close:focus-visible { outline-color: var(--_on-brand); outline-offset: -4px; box-shadow: none; }
.place { flex: 1; min-height: 0; display: flex; flex-direction: column; overflow-y: auto; }
.place p { margin: 0 0 .6rem; }
.wait, .numbers, .gone { padding: .8rem 1rem 0; }
.numbers a { color: var(--_brand); font-weight: 700; display: inline-block; min-height: 1.6rem; }
.again { margin-bottom: .8rem; padding: .4rem 1rem; border: 1.5px solid var(--_brand); border-radius: 1.2rem; background: none; color: var(--_brand); font-weight: 600; }
.frame { border: 0; width: 100%; flex: 1; min-height: 0; background: var(--_paper); }
.panel:not(.ready) .frame { flex: 0 0 0; height: 0; visibility: hidden; }
@media (max-width: 30rem), (max-height: 30rem) { .panel { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
@media (forced-colors: active) { .launcher, .close, .again { border: 1px solid; } }
@media print { :host { display: none; } }
`;

let sheet = null;

export function launcherStyle() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
