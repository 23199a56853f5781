"""What may be named by everybody: the numbers and addresses of the pack's contacts, read from how they are written there."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from privacy.numbers import national
from privacy.online import host_of


@dataclass(frozen=True, slots=True)
class Public:
    """Args: phones: in national form. emails, hosts: in small letters."""

    phones: frozenset[str]
    emails: frozenset[str]
    hosts: frozenset[str]


@functools.lru_cache(maxsize=8)
def read_public(details: frozenset[str]) -> Public:
    """Sort telephone numbers, e-mail addresses and web addresses, as the pack writes them."""
    urls = {one for one in details if "://" in one}
    emails = {one for one in details - urls if "@" in one}
    return Public(_set(map(national, details - urls - emails)), _set(map(str.lower, emails)), _set(map(host_of, urls)))


def _set(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values) - {""}
