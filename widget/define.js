// <see-me-now-chat>: registers the element. The class is in launcher.js, so that a page may subclass or rename it.
import { SeeMeNowChat } from "./launcher.js";

if (!customElements.get("see-me-now-chat")) customElements.define("see-me-now-chat", SeeMeNowChat);
