// The web API of one talk (docs/openapi.yml). The token is a private field: it is in memory, in a header, and nowhere else.
const TIMEOUT_MS = 15_000;

/** An answer that is an error. status 0: the server was not reached. */
export class Problem extends Error {
  constructor(status, code, retryAfterS = 0) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status >= 500 || this.status === 429 || this.status === 408;
  }

  /** Whether the talk is not there any more. */
  get gone() {
    return this.status === 401 || this.status === 404 || this.status === 410;
  }
}

export class Talk {
  #token;

  constructor(id, token) {
    this.id = id;
    this.#token = token;
  }

  static async open(language) {
    const { id, token } = await request("/api/conversations", { method: "POST", body: JSON.stringify({ language }) });
    return new Talk(id, token);
  }

  post(path, body = {}, more = {}) {
    return this.#request(path, { method: "POST", body: JSON.stringify(body), ...more });
  }

  /** Erase everything; lives on when the page goes. */
  erase() {
    return this.#request("", { method: "DELETE", keepalive: true });
  }

  poll(after, waitS, signal) {
    const timeout = AbortSignal.timeout(waitS * 1000 + TIMEOUT_MS);
    return this.#request(`/events?after=${after}&wait=${waitS}`, { headers: { Accept: "application/json" }, signal: AbortSignal.any([signal, timeout]) });
  }

  /** The open response of the stream; its body is read by the caller. */
  async stream(after, signal) {
    const headers = { Accept: "text/event-stream" };
    if (after) headers["Last-Event-ID"] = String(after);
    return send(this.#url("/events"), this.#with({ headers, signal }));
  }

  #request(path, options) {
    return request(this.#url(path), this.#with(options));
  }

  #url(path) {
    return `/api/conversations/${encodeURIComponent(this.id)}${path}`;
  }

  #with(options) {
    return { ...options, headers: { ...options.headers, Authorization: `Bearer ${this.#token}` } };
  }
}

async function request(url, options) {
  const response = await send(url, { signal: AbortSignal.timeout(TIMEOUT_MS), ...options });
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    throw new Problem(0, "cut_off");
  }
}

async function send(url, options) {
  let response;
  const headers = { ...(options.body ? { "Content-Type": "application/json" } : {}), ...options.headers };
  try {
    response = await fetch(url, { ...options, headers, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch (error) {
    throw options.signal?.aborted && error.name === "AbortError" ? error : new Problem(0, "unreachable");
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new Problem(response.status, String(told.code ?? "unexpected"), Number(response.headers.get("Retry-After")) || 0);
}
