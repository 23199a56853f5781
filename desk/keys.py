"""Names under which the desk's parts hang on the application and the request."""

from __future__ import annotations

import jinja2
from aiohttp import web

from seemenow.ports import Coordinator, DeskSession
from seemenow.talk.house import House

HOUSE = web.AppKey("house", House)
TEMPLATES = web.AppKey("templates", jinja2.Environment)
COOKIE = web.AppKey("cookie", str)
SECURE = web.AppKey("secure", bool)
WHO = web.RequestKey("who", tuple[Coordinator, DeskSession])
