// What this page says to the page that shows it in a frame. "ready" holds nothing, so it may go to anyone; the rest goes to the
// origin that answered, and only the parent is listened to.
export function embed() {
  const embedded = window.parent !== window;
  let host = "";
  if (embedded) {
    document.documentElement.classList.add("embedded");
    addEventListener("message", (event) => {
      if (event.source === window.parent && event.data?.type === "hello") host = event.origin;
    });
    window.parent.postMessage({ type: "ready" }, "*");
  }
  return {
    embedded,
    /** Ask the host page to leave. A frame may not do that itself; without a host that answers, only the frame is emptied. */
    leave(href) {
      if (host) window.parent.postMessage({ type: "leave", href }, host);
      else location.replace("about:blank");
    },
  };
}
