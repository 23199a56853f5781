"""`python -m ops accounts`: coordinators and regions from the command line.

accounts region ID NAME_NL NAME_EN CODES        a region that signed up; CODES separated by commas
accounts add LOGIN SHOWN_NL SHOWN_EN REGIONS    asks the password on the terminal, or reads it from standard input
accounts demo                                   the fictional region and its coordinator; prints a one-time login token
accounts list
"""

from __future__ import annotations

import asyncio
import getpass
import secrets
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta

from argon2 import PasswordHasher

from ops.clock import SystemClock
from ops.settings import Settings, from_environment
from ops.wiring import build_house
from seemenow.errors import SeeMeNowError, SettingsError
from seemenow.ports import Coordinator, Region
from seemenow.talk.house import House
from store.engine import create_engine
from store.migrate import migrate

LINK_MINUTES = 15
LEAST_CHARACTERS = 12


async def add_region(house: House, arguments: list[str]) -> None:
    id_, nl, en, codes = arguments
    async with house.units() as work:
        await work.desk.add_region(Region(id_, {"nl": nl, "en": en}, tuple(codes.split(","))))
        await work.commit()


async def add_coordinator(house: House, arguments: list[str]) -> None:
    """Raises: SettingsError for a password that is too short."""
    login, nl, en, regions = arguments
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < LEAST_CHARACTERS:
        raise SettingsError(f"a password has at least {LEAST_CHARACTERS} characters")
    coordinator = Coordinator(secrets.token_urlsafe(9), login, {"nl": nl, "en": en}, tuple(regions.split(",")))
    async with house.units() as work:
        await work.desk.add_coordinator(coordinator, PasswordHasher().hash(password))
        await work.commit()


async def add_demo(house: House, settings: Settings) -> str:
    """The fictional region for every municipality, its coordinator, and a login token for once.

    Raises:
        SettingsError: SEEMENOW_DEMO is not set (and it cannot be set with a public host).
    """
    if not settings.demo:
        raise SettingsError("the demo region is for SEEMENOW_DEMO=1 only")
    words, token = house.pack.words, secrets.token_urlsafe(24)
    region = Region("demo", words["desk_fictional"], ("*",), fictional=True)
    coordinator = Coordinator("demo", "demo", words["desk_demo_coordinator"], ("demo",))
    async with house.units() as work:
        await work.desk.add_region(region)
        await work.desk.add_coordinator(coordinator, PasswordHasher().hash(secrets.token_urlsafe(24)))
        await work.desk.add_login_link(token, "demo", house.clock.now() + timedelta(minutes=LINK_MINUTES))
        await work.commit()
    return token


async def list_all(house: House, _: list[str]) -> None:
    async with house.units() as work:
        for one in await work.desk.coordinators():
            print(f"{one.login}\t{one.shown_as['nl']}\t{','.join(one.regions)}\t{'disabled' if one.disabled else 'active'}")


ACTIONS: dict[str, tuple[int, Callable[[House, list[str]], Awaitable[None]]]] = {
    "region": (4, add_region),
    "add": (4, add_coordinator),
    "list": (0, list_all),
}


async def _run(settings: Settings, argv: list[str]) -> None:
    database = create_engine(settings.database_url)
    house = build_house(settings, SystemClock(), database)
    if argv == ["demo"]:
        print(await add_demo(house, settings))
    else:
        await ACTIONS[argv[0]][1](house, argv[1:])
    await database.dispose()


def main(argv: list[str]) -> int:
    if argv != ["demo"] and not (argv and argv[0] in ACTIONS and len(argv) - 1 == ACTIONS[argv[0]][0]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        settings = from_environment()
        migrate(settings.database_url)
        asyncio.run(_run(settings, argv))
    except SeeMeNowError as error:
        print(f"accounts: {error}", file=sys.stderr)
        return 1
    return 0
