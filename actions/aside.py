"""What is said before a question is put (again), carried from the validation of an answer to the asking of the question.

Kept as short text in the slot `aside`: "words:<id>", "answer:<label>", "which_place:<name>:<codes>", "language".
"""

from __future__ import annotations

from seemenow.reply import Say


def to_reply(aside: str | None, question: str) -> tuple[tuple[Say, ...], str | None]:
    """What stands before the question and the question itself, and an announcement or None."""
    kind, _, rest = (aside or "").partition(":")
    asked = Say("question", question)
    if kind == "which_place":
        name, _, codes = rest.rpartition(":")
        return (Say("which_place", ids=tuple(codes.split(",")), values={"place": name}),), None
    if kind == "language":
        return (asked,), "change_language"
    return ((Say(kind, rest), asked) if kind in ("words", "answer") else (asked,)), None


def which_place(name: str, codes: list[str]) -> str:
    """The aside that asks between municipalities of one name."""
    return f"which_place:{name}:{','.join(codes)}"


def codes_asked(aside: str | None) -> list[str]:
    """The municipalities between which was just asked."""
    return aside.rpartition(":")[2].split(",") if (aside or "").startswith("which_place:") and aside else []
