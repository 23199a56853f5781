"""The life of a handover: one table of moves, and nothing else may change a state.

A move is a compare-and-set on (state, version) in the store, so that of two coordinators who claim in the same
millisecond one wins and the other is told (ports.Handovers.move). Escalation and silence come with the ladder; their states
stand here already so that the database need not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from seemenow.errors import IllegalMove

OPEN = ("offered", "queued", "escalated", "claimed", "active", "returned")
FINAL = ("closed", "expired", "withdrawn")
WAITING = ("queued", "escalated", "returned")
WITH_A_HUMAN = ("claimed", "active")

MOVES = {
    "offered": ("queued", "withdrawn"),
    "queued": ("claimed", "escalated", "expired", "withdrawn"),
    "escalated": ("claimed", "escalated", "expired", "withdrawn"),
    "claimed": ("active", "returned", "closed", "withdrawn"),
    "active": ("closed", "returned", "withdrawn"),
    "returned": ("claimed", "escalated", "expired", "withdrawn"),
}
"""From a state to the states that may follow. A final state has no row: nothing follows."""

OUTCOMES = ("advice_given", "registered_at_comensha", "veilig_thuis", "police", "other", "no_contact")


@dataclass(frozen=True, slots=True)
class Handover:
    """A request for a human, as the store gives it.

    Args:
        region: id of the region on the roster that has it now.
        version: counts the moves; part of the compare-and-set.
        urgent: a safety label was heard in this talk.
        struck: seqs of the messages that the person does not want to send along.
        claimed_by: id of the coordinator, None while nobody has it.
    """

    id: str
    conversation_id: str
    region: str
    state: str
    version: int
    created_at: datetime
    urgent: bool = False
    struck: tuple[int, ...] = ()
    claimed_by: str | None = None
    outcome: str | None = None
    changed_at: datetime | None = None


def check_move(state: str, to: str) -> None:
    """Raises: IllegalMove when no arrow leads from `state` to `to`."""
    if to not in MOVES.get(state, ()):
        raise IllegalMove(f"a handover that is {state} cannot become {to}")


def floor_of(state: str) -> str:
    """Who speaks while a handover is in this state: assistant, waiting or human.

    While somebody waits the assistant goes on answering: nobody is left alone with a queue.
    """
    if state in WITH_A_HUMAN:
        return "human"
    return "waiting" if state in WAITING else "assistant"
