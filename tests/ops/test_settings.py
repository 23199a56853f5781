"""Settings refuse to start rather than run wrong, and name the variable."""

from __future__ import annotations

import pytest

from ops.settings import from_environment
from ops.wiring import build_house
from seemenow.errors import SettingsError
from tests.doubles import SetClock


def test_the_defaults_are_for_ones_own_machine() -> None:
    settings = from_environment({})
    assert (settings.public_host, settings.desk_host) == ("127.0.0.1", "127.0.0.1")
    assert not settings.demo
    assert not settings.production


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SEEMENOW_PUBLIC_PROT": "1"}, "SEEMENOW_PUBLIC_PROT"),
        ({"SEEMENOW_PUBLIC_PORT": "eighty"}, "SEEMENOW_PUBLIC_PORT"),
        ({"SEEMENOW_DEMO": "perhaps"}, "SEEMENOW_DEMO"),
        ({"SEEMENOW_DEMO": "1", "SEEMENOW_PUBLIC_HOST": "0.0.0.0"}, "SEEMENOW_DEMO"),
        ({"SEEMENOW_DEMO": "1", "SEEMENOW_PUBLIC_ORIGIN": "https://chat.example"}, "SEEMENOW_DEMO"),
        ({"SEEMENOW_DEMO": "1", "SEEMENOW_DESK_HOST": "10.0.0.4"}, "SEEMENOW_DEMO"),
        ({"SEEMENOW_PRODUCTION": "1"}, "SEEMENOW_OPERATOR"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(variables: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        from_environment(variables)


def test_production_refuses_texts_that_no_expert_approved(tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings = from_environment(
        {
            "SEEMENOW_PRODUCTION": "1",
            "SEEMENOW_OPERATOR": "o",
            "SEEMENOW_PRIVACY_CONTACT": "p",
            "SEEMENOW_PUBLIC_ORIGIN": "https://chat.example",
            "SEEMENOW_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3",
        }
    )
    with pytest.raises(SettingsError, match="no expert approved"):
        build_house(settings, SetClock(), None)  # type: ignore[arg-type]
