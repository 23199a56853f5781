"""The web process: public pages and chat on one port, the desk on another, one loop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from aiohttp import web

from ops.settings import Settings, from_environment
from ops.wiring import build_service
from seemenow.errors import SeeMeNowError
from store.migrate import migrate
from store.unit_of_work import SqlUnitsOfWork

SHUTDOWN_S = 5.0


async def serve(settings: Settings) -> None:
    """Listen until SIGINT or SIGTERM."""
    service = build_service(settings)
    if isinstance(service.house.units, SqlUnitsOfWork):
        await service.house.units.check_keys()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    runners = [web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_S) for app in (service.public, service.desk)]
    for runner, host, port in zip(
        runners, (settings.public_host, settings.desk_host), (settings.public_port, settings.desk_port), strict=True
    ):
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
    await stop.wait()
    for runner in runners:
        await runner.cleanup()
    await service.database.dispose()


def main(argv: list[str]) -> int:
    """Returns 1, with one line that says what to do, when a precondition fails."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    try:
        settings = from_environment()
        migrate(settings.database_url)
        asyncio.run(serve(settings))
    except (SeeMeNowError, OSError) as error:
        print(f"web does not start: {error}", file=sys.stderr)
        return 1
    return 0
