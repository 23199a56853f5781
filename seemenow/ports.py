"""What the inside needs from the outside, as protocols: a clock, the engine, a notifier, and one unit of work.

`store` implements the unit of work (SQLite, PostgreSQL), `connectors.engine` the engine, `ops` the clock and the notifier.
One contract suite (tests/contract/) runs against every implementation of the unit of work. No network call inside a unit of work.
Longer than other files, because whoever writes a store needs all its promises on one page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from seemenow.conversation import Author, Context, Conversation, Holder, Kind, Language, Message
from seemenow.handover import Handover
from seemenow.reply import Reply


class Clock(Protocol):
    """The only source of time; tests set it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Engine(Protocol):
    """The language engine behind its strict channel."""

    async def answer(self, sender: str, *, text: str | None, payload: str | None, metadata: Mapping[str, Any]) -> Reply:
        """One turn; exactly one of `text` and `payload`.

        Raises:
            EngineFailure: late, gone, or an answer that is no reply. The sender may not be used again.
        """


class Notifier(Protocol):
    """Tells whoever streams a conversation, or the desk, that there is something new. Losing a call costs a delay, never a message:
    what is streamed is always read from the log."""

    def conversation_changed(self, conversation_id: str) -> None: ...

    def desk_changed(self) -> None: ...

    def turn_waiting(self) -> None: ...

    def typing(self, conversation_id: str, author: Author) -> None:
        """Somebody types; never stored."""

    def version(self, topic: str) -> int:
        """How often a topic (a conversation id, DESK or TURNS) changed; read it before reading the log."""

    async def wait(self, topic: str, seen: int, timeout_s: float) -> bool:
        """Wait until the version is above `seen`. False when the time ran out first."""

    def typing_since(self, conversation_id: str) -> Mapping[Author, datetime]:
        """Who typed, and when last."""


DESK = "desk"
TURNS = "turns"


@dataclass(frozen=True, slots=True)
class Turn:
    """A message of a person that the assistant has not answered yet, leased to one runner.

    Args:
        again: an earlier lease ran out unfinished; the engine's sender of that try must not be used again.
    """

    conversation: Conversation
    message: Message
    again: bool


class Conversations(Protocol):
    """Heads and logs of conversations. Bodies and contexts are encrypted with the conversation's own data key."""

    async def add(self, conversation: Conversation, token: str) -> None:
        """Create it, with a new data key. Only a hash of the token is kept."""

    async def get(self, conversation_id: str) -> Conversation:
        """Raises: NotFound (also when erased)."""

    async def check_token(self, conversation_id: str, token: str) -> Conversation:
        """Raises: NotAllowed for an unknown conversation and a wrong token alike, in about the same time."""

    async def update(
        self,
        conversation_id: str,
        *,
        language: Language | None = None,
        floor: Holder | None = None,
        context: Context | None = None,
        engine_n: int | None = None,
        ended_at: datetime | None = None,
    ) -> None:
        """Change what is given, leave the rest. Raises: NotFound."""

    async def append(
        self,
        conversation_id: str,
        at: datetime,
        author: Author,
        kind: Kind,
        body: Mapping[str, Any],
        *,
        external_id: str | None = None,
        needs_turn: bool = False,
    ) -> Message:
        """Append with the next seq (gap-free). `external_id` is unique over all conversations; `needs_turn` puts it in the queue of turns.

        Raises:
            NotFound: no such conversation.
            IdTakenError: the external id exists already.
        """

    async def find_external(self, external_id: str) -> tuple[str, Message] | None:
        """The conversation id and the message that came with this external id, or None."""

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 500) -> Sequence[Message]:
        """Messages with seq > after, in order."""

    async def erase(self, conversation_id: str) -> None:
        """Destroy the data key and every row of the conversation but the skeleton for figures. Idempotent."""

    async def to_purge(self, now: datetime, *, idle_s: float, after_handover_s: float) -> Sequence[str]:
        """Ids of conversations whose time is over: ended without a handover, or idle for `idle_s` without one; `after_handover_s` after the
        end with one; ended in any case where the context says keep_nothing."""


class Turns(Protocol):
    """The queue of turns: one at a time per conversation, in the order of seq."""

    async def lease(self, now: datetime, lease_s: float) -> Turn | None:
        """The oldest waiting message of a conversation that nobody is working on, leased until now + lease_s; None when there is none."""

    async def finish(self, conversation_id: str, seq: int) -> bool:
        """Take the message out of the queue and the lease off the conversation. False when it was finished before (then append nothing)."""

    async def release_all(self) -> None:
        """Forget all leases: for the start of the only web process of a SQLite file."""


class Handovers(Protocol):
    async def add(self, handover: Handover) -> None:
        """Raises: IllegalMove when the conversation has an open handover already (a partial unique index)."""

    async def get(self, handover_id: str) -> Handover:
        """Raises: NotFound."""

    async def open_of(self, conversation_id: str) -> Handover | None: ...

    async def last_of(self, conversation_id: str) -> Handover | None:
        """The newest of this conversation, open or not."""

    async def move(
        self,
        handover: Handover,
        to: str,
        at: datetime,
        *,
        by: str,
        claimed_by: str | None = None,
        struck: tuple[int, ...] | None = None,
        outcome: str | None = None,
        reason: str = "",
    ) -> Handover:
        """Compare-and-set on (id, state, version), and the event row in the same transaction. Back in the queue nobody has it.

        Args:
            reason: a code ([a-z0-9_], at most 40), never a text.

        Raises:
            IllegalMove: no arrow leads there, or somebody else moved it first.
        """

    async def waiting(self, regions: Sequence[str]) -> Sequence[Handover]:
        """Open and unclaimed, the urgent ones first, then the longest waiting."""

    async def claimed_by(self, coordinator_id: str) -> Sequence[Handover]: ...


@dataclass(frozen=True, slots=True)
class Region:
    """A region that has signed up with a roster.

    Args:
        codes: municipality codes, or ("*",) for all.
        fictional: the demo region; every text that names it says so.
    """

    id: str
    name: Mapping[str, str]
    codes: tuple[str, ...]
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody with a login at the desk. `shown_as` is a function and an organisation, never a name of a person."""

    id: str
    login: str
    shown_as: Mapping[str, str]
    regions: tuple[str, ...]
    available: bool = False
    seen_at: datetime | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class DeskSession:
    """Args: csrf: the token that every form of this session carries."""

    coordinator_id: str
    csrf: str
    created_at: datetime
    seen_at: datetime


class Desk(Protocol):
    """Accounts, sessions, presence and regions."""

    async def add_region(self, region: Region) -> None:
        """Insert or replace."""

    async def regions(self) -> Sequence[Region]: ...

    async def add_coordinator(self, coordinator: Coordinator, password_hash: str) -> None:
        """Insert, or change an existing login. Raises: InputError for an unknown region."""

    async def coordinator(self, coordinator_id: str) -> Coordinator:
        """Raises: NotFound."""

    async def coordinators(self) -> Sequence[Coordinator]: ...

    async def password_hash(self, login: str) -> tuple[str, str] | None:
        """(coordinator id, argon2id hash), or None."""

    async def seen(self, coordinator_id: str, at: datetime, *, available: bool | None = None) -> None: ...

    async def add_session(self, token: str, session: DeskSession) -> None:
        """Only a hash of the token is kept."""

    async def session(self, token: str, now: datetime, *, idle_s: float, absolute_s: float) -> DeskSession | None:
        """The session if it still lives, with seen_at moved to now; None otherwise."""

    async def end_session(self, token: str) -> None: ...

    async def add_login_link(self, token: str, coordinator_id: str, expires_at: datetime) -> None: ...

    async def use_login_link(self, token: str, now: datetime) -> str | None:
        """The coordinator's id, once; None when unknown, used or expired."""

    async def failed_logins(self, login: str, since: datetime) -> int: ...

    async def add_failed_login(self, login: str, at: datetime) -> None: ...

    async def log(self, at: datetime, coordinator_id: str, action: str, conversation_id: str | None = None) -> None:
        """One row for every look and every act at the desk; never a text."""


@dataclass(frozen=True, slots=True)
class Callback:
    """A request to be called. The contact details travel and rest encrypted, apart from the talk.

    Args:
        details: {"name", "phone" or "email", "may_leave_message", "who_may_pick_up", "when"} as the person gave them.
    """

    id: str
    conversation_id: str
    region: str
    at: datetime
    details: Mapping[str, Any]
    done_at: datetime | None = None
    claimed_by: str | None = None


class Callbacks(Protocol):
    async def add(self, callback: Callback) -> None: ...

    async def waiting(self, regions: Sequence[str]) -> Sequence[Callback]:
        """Without details: `details` is empty until somebody claims it."""

    async def claim(self, callback_id: str, coordinator_id: str) -> Callback:
        """With details. Raises: NotFound, IllegalMove when another has it."""

    async def done(self, callback_id: str, at: datetime) -> None: ...


class Feedback(Protocol):
    async def add(self, conversation_id: str, at: datetime, seq: int | None, helpful: bool | None, words: str) -> None: ...


class UnitOfWork(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def conversations(self) -> Conversations: ...

    @property
    def turns(self) -> Turns: ...

    @property
    def handovers(self) -> Handovers: ...

    @property
    def desk(self) -> Desk: ...

    @property
    def callbacks(self) -> Callbacks: ...

    @property
    def feedback(self) -> Feedback: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    async def commit(self) -> None: ...


class UnitsOfWork(Protocol):
    """Begins a new unit of work with each call."""

    def __call__(self) -> UnitOfWork: ...
