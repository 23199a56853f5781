"""What every request passes before it is read: size, encoding, origin, rate; and the headers every answer carries."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.typedefs import Middleware

from seemenow.errors import RateLimited
from seemenow.ports import Clock

MAX_BODY_BYTES = 64 * 1024
"""4,000 characters, each escaped in JSON at its longest (12 bytes), and room for the rest."""

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one conversation and one network may send. A network is a /24 or /48, known only as a keyed hash."""

    messages_per_minute: int = 20
    conversations_per_hour: int = 60
    requests_per_minute: int = 600


@dataclass(slots=True)
class Bucket:
    tokens: float
    at_s: float


@dataclass(slots=True)
class RateLimiter:
    """Token buckets in memory, the oldest dropped first. Fails open on a restart: a flood costs less than a person unheard."""

    clock: Clock
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    buckets: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def take(self, what: str, who: str, most: int, per_s: float) -> None:
        """Raises: RateLimited when `who` took `most` within `per_s` seconds."""
        name = hmac.new(self.key, f"{what}:{who}".encode(), hashlib.sha256).hexdigest()
        now = self.clock.now().timestamp()
        bucket = self.buckets.pop(name, Bucket(float(most), now))
        bucket.tokens = min(float(most), bucket.tokens + (now - bucket.at_s) * most / per_s)
        bucket.at_s = now
        self.buckets[name] = bucket
        while len(self.buckets) > 50_000:
            self.buckets.popitem(last=False)
        if bucket.tokens < 1:
            raise RateLimited(int((1 - bucket.tokens) * per_s / most) + 1)
        bucket.tokens -= 1


def network_of(request: web.Request) -> str:
    """The /24 or /48 of the caller. Forwarding headers are not believed: a proxy in front is a setting of the server."""
    try:
        address = ipaddress.ip_address(request.remote or "")
    except ValueError:
        return "unknown"
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, 24 if address.version == 4 else 48), strict=False))


def guards(limiter: RateLimiter, limits: Limits, own_origins: frozenset[str]) -> Middleware:
    """The middleware in fixed order: encoding → size → origin → rate."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.headers.get("Content-Encoding"):
            raise web.HTTPUnsupportedMediaType(reason="Compressed requests are refused")
        if (request.content_length or 0) > MAX_BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(max_size=MAX_BODY_BYTES, actual_size=request.content_length or 0)
        origin = request.headers.get("Origin")
        if origin is not None and request.path.startswith("/api/") and not _own(origin, request, own_origins):
            raise web.HTTPForbidden(reason="This origin may not call the service")
        if request.path.startswith("/api/") or request.path.startswith("/coordinators"):
            limiter.take("requests", network_of(request), limits.requests_per_minute, 60)
        return await handler(request)

    return guard


def _own(origin: str, request: web.Request, own_origins: frozenset[str]) -> bool:
    return origin in own_origins or origin.partition("://")[2] == request.host


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """For app.on_response_prepare: every answer, errors and streams too. A page sets its own, wider policy first."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)
