"""The life of a handover: only the arrows of the table, and nobody is left with a floor that nobody has."""

from __future__ import annotations

import pytest

from seemenow.errors import IllegalMove
from seemenow.handover import FINAL, MOVES, OPEN, WAITING, WITH_A_HUMAN, check_move, floor_of

STATES = (*OPEN, *FINAL)
ALLOWED = {
    ("offered", "queued"),
    ("offered", "withdrawn"),
    ("queued", "claimed"),
    ("queued", "escalated"),
    ("queued", "expired"),
    ("queued", "withdrawn"),
    ("escalated", "claimed"),
    ("escalated", "escalated"),
    ("escalated", "expired"),
    ("escalated", "withdrawn"),
    ("claimed", "active"),
    ("claimed", "returned"),
    ("claimed", "closed"),
    ("claimed", "withdrawn"),
    ("active", "closed"),
    ("active", "returned"),
    ("active", "withdrawn"),
    ("returned", "claimed"),
    ("returned", "escalated"),
    ("returned", "expired"),
    ("returned", "withdrawn"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("to", STATES)
def test_a_move_is_made_exactly_where_the_table_has_an_arrow(state: str, to: str) -> None:
    if (state, to) in ALLOWED:
        check_move(state, to)
    else:
        with pytest.raises(IllegalMove):
            check_move(state, to)


def test_every_open_state_has_a_way_out_that_the_person_can_take() -> None:
    assert set(MOVES) == set(OPEN)
    assert all("withdrawn" in moves for moves in MOVES.values())


def test_from_a_final_state_nothing_follows() -> None:
    assert not set(MOVES) & set(FINAL)


@pytest.mark.parametrize("state", STATES)
def test_the_floor_is_a_humans_only_while_a_human_has_claimed(state: str) -> None:
    assert (floor_of(state) == "human") is (state in WITH_A_HUMAN)
    assert (floor_of(state) == "waiting") is (state in WAITING)
