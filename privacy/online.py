"""E-mail addresses, web addresses and @handles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from privacy.found import BLANK, Found, scan

AT = re.compile(r" ?(?:@|\((?:at|apenstaartje)\)|\[at\]) ?", re.IGNORECASE)
DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}|[\w-]{1,63}")
KNOWN_ENDING = re.compile(r"\.(?:nl|be|de|eu|com|org|net|info|nu)$", re.IGNORECASE)
LOCAL_SIGNS = "._%+-'"
URL = re.compile(rf"""(?:[a-z][a-z0-9+.-]{{1,15}}://|(?<!\w)www\.)[^\s<>"{BLANK}]+""", re.IGNORECASE)
BARE_URL = re.compile(
    rf"""(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,8}}
    (?:(?:nl|com|net|org|eu|info|app|io|chat|gg|tv|ly|be)(?![\w@-])(?::\d{{1,5}})?(?:/[^\s<>"{BLANK}]*)?|[a-z]{{2,10}}/[^\s<>"{BLANK}]+)""",
    re.IGNORECASE | re.VERBOSE,
)
MOST_LABELS = 8
HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://)?(?:[^/?#@]*@)?(?:www\.)?([^/?#:]*)", re.IGNORECASE)
HANDLE = re.compile(r"@\w[\w.]{1,29}")
TRAILING = ".,;:!?)]}'\"»”’"


def find_emails(text: str, public: AbstractSet[str]) -> Iterator[Found]:
    """Around each @, also with spaces beside it or written as (at). Args: public: addresses in small letters that stay."""
    taken = 0
    for at in AT.finditer(text):
        start = _start_of_local(text, at.start(), taken)
        domain = DOMAIN.match(text, at.end())
        if start == at.start() or domain is None:
            continue
        if not _joins(at[0], domain[0]):
            continue
        taken = domain.end()
        address = f"{text[start : at.start()]}@{domain[0]}".lower()
        yield Found(start, taken, "" if address in public else "EMAIL", address)


def _joins(at: str, domain: str) -> bool:
    """Whether the words on both sides of the @ are one address. "3 @ home" is none, and in "insta @an.na" there is a handle."""
    if at == "@":
        return True
    return "." in domain and (at != " @" or KNOWN_ENDING.search(domain) is not None)


def _start_of_local(text: str, end: int, taken: int) -> int:
    """Where the part before the @ begins; what an earlier address took does not count."""
    start = end
    while start > taken and (text[start - 1].isalnum() or text[start - 1] in LOCAL_SIGNS):
        start -= 1
    while start < end and text[start] in LOCAL_SIGNS:
        start += 1
    return start


def find_urls(text: str, public: AbstractSet[str], pattern: re.Pattern[str] = URL) -> Iterator[Found]:
    """With a scheme or www; by BARE_URL those with a well-known ending only. Args: public: hosts that stay, with what stands under them."""

    def judge(match: re.Match[str]) -> Found | None:
        address = match[0].rstrip(TRAILING)
        if not address:
            return None
        kept = is_public_host(host_of(address), public) and not re.search("[?#@]", address)
        return Found(match.start(), match.start() + len(address), "" if kept else "URL", address.lower())

    yield from scan(pattern, text, judge)


def host_of(address: str) -> str:
    """In small letters, without www and port; what stands before an @ is not the host."""
    match = HOST.match(address)
    return match[1].lower().rstrip(".") if match else ""


def is_public_host(host: str, public: AbstractSet[str]) -> bool:
    labels = host.split(".")[-MOST_LABELS:]
    return any(".".join(labels[first:]) in public for first in range(len(labels)))


def find_handles(text: str) -> Iterator[Found]:
    """A name on a platform."""

    def judge(match: re.Match[str]) -> Found | None:
        handle = match[0].rstrip(".")
        return Found(match.start(), match.start() + len(handle), "USERNAME", handle.lower()) if len(handle) > 2 else None

    yield from scan(HANDLE, text, judge)
