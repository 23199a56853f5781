"""Lists of words as they are easiest to read and to compare: a block of text."""

from __future__ import annotations


def words(block: str) -> frozenset[str]:
    """The words of a block, whatever blanks and line ends stand between."""
    return frozenset(block.split())


def words_in_order(block: str) -> list[str]:
    """The words of a block, in their order."""
    return block.split()
