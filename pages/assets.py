"""The files of pages and widget: a closed list made at the start, so that no path of a request ever reaches the disk.

The widget's script is loaded by other sites as a module, which browsers only do with CORS; it holds no data.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
ANY_SITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def add_assets(app: web.Application, *folders: tuple[Path, str]) -> None:
    """Serve the scripts, styles and icons of each (folder, prefix). Raises: OSError when a folder cannot be read."""
    for folder, prefix in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in KINDS:
                app.router.add_get(f"{prefix}/{path.name}", _handler(path))


def _handler(path: Path) -> Callable[[web.Request], Awaitable[web.Response]]:
    data = path.read_bytes()
    etag = hashlib.sha256(data).hexdigest()[:20]

    async def serve(request: web.Request) -> web.Response:
        headers = {**ANY_SITE, "Cache-Control": "no-cache", "ETag": f'"{etag}"', "Vary": "Accept-Encoding"}
        if any(one.value == etag for one in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        response = web.Response(body=data, content_type=KINDS[path.suffix], charset="utf-8", headers=headers)
        response.enable_compression()
        return response

    return serve
