"""Every error that the inside raises, drawn once.

SeeMeNowError
├── ContentError            a file of the pack is wrong (file, entry, field)
├── SettingsError           a setting is missing or impossible; the process refuses to start
├── InputError              what a person or a platform sent cannot be taken (status 400)
│   ├── TooLong             more characters than a message may have (413)
│   ├── UnknownChoice       the id was not offered in this conversation (422)
│   └── IdTakenError        the same client_message_id with another text (409)
├── NotAllowed              no or a wrong token, not one's own conversation (401, 403)
├── NotFound                no such conversation, handover, page (404)
├── ConversationClosed      the talk has ended or was erased (410)
├── RateLimited             too many requests; holds the seconds to wait (429)
├── IllegalMove             the handover is not in a state that allows this (409)
├── EngineFailure           the language engine gave no answer that can be used
└── StoreFailure            the database or a key is out of reach, or a row does not open (503)
"""

from __future__ import annotations


class SeeMeNowError(Exception):
    """The root; `code` is a stable name for logs and problem+json."""

    code = "error"


class ContentError(SeeMeNowError):
    """A file of the pack is wrong.

    Args:
        file: path relative to content/.
        entry: id of the entry, or "" for the file as a whole.
        field: name of the field, or "".
        why: what is wrong, in one clause.
    """

    code = "content"

    def __init__(self, file: str, entry: str, field: str, why: str) -> None:
        where = ": ".join(part for part in (file, entry, field) if part)
        super().__init__(f"{where}: {why}")
        self.file, self.entry, self.field, self.why = file, entry, field, why


class SettingsError(SeeMeNowError):
    """A setting is missing or impossible."""

    code = "settings"


class InputError(SeeMeNowError):
    """What was sent cannot be taken; the text of the error is safe to show."""

    code = "bad_input"


class TooLong(InputError):
    """More characters or bytes than allowed."""

    code = "too_long"


class UnknownChoice(InputError):
    """The choice was not offered in this conversation."""

    code = "unknown_choice"


class IdTakenError(InputError):
    """The same client_message_id came with another text."""

    code = "id_taken"


class NotAllowed(SeeMeNowError):
    """No token, a wrong token, or a token of another conversation."""

    code = "not_allowed"


class NotFound(SeeMeNowError):
    """There is no such thing, or it is not for this caller."""

    code = "not_found"


class ConversationClosed(SeeMeNowError):
    """The talk has ended or was erased."""

    code = "closed"


class RateLimited(SeeMeNowError):
    """Too many requests.

    Args:
        retry_after_s: whole seconds until the next try makes sense.
    """

    code = "rate_limited"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"try again in {retry_after_s} s")
        self.retry_after_s = retry_after_s


class IllegalMove(SeeMeNowError):
    """The handover is not in a state that allows this move."""

    code = "illegal_move"


class EngineFailure(SeeMeNowError):
    """The engine was late, gone, or answered something that is no reply."""

    code = "engine"


class StoreFailure(SeeMeNowError):
    """The database or a key is out of reach, too slow, or a row does not open; nothing of the unit of work was kept."""

    code = "store"
