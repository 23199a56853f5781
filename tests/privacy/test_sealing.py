"""Sealed bodies open with their own key in their own place, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.sealing import hash_token, open_sealed, same_hash, seal
from seemenow.errors import StoreFailure

KEY, OTHER = bytes(range(32)), bytes(32)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(JSON, st.text())
def test_what_was_sealed_opens_in_its_place(value: Any, place: str) -> None:
    assert open_sealed(KEY, seal(KEY, value, place), place) == value


@pytest.mark.parametrize(("key", "place"), [(OTHER, "messages/a/1"), (KEY, "messages/a/2"), (KEY, "messages/b/1"), (KEY, "")])
def test_with_another_key_or_in_another_place_it_does_not_open(key: bytes, place: str) -> None:
    with pytest.raises(StoreFailure):
        open_sealed(key, seal(KEY, {"text": "hallo"}, "messages/a/1"), place)


def test_a_changed_or_shortened_body_does_not_open() -> None:
    sealed = seal(KEY, {"text": "hallo"}, "x")
    broken = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    broken += [sealed[:at] for at in range(len(sealed))]
    for one in broken:
        with pytest.raises(StoreFailure):
            open_sealed(KEY, one, "x")


def test_the_same_text_sealed_twice_looks_different_and_shows_nothing() -> None:
    one, two = (seal(KEY, {"text": "geheim" * 9}, "x") for _ in range(2))
    assert one != two
    assert b"geheim" not in one + two


def test_a_failure_does_not_carry_the_text() -> None:
    with pytest.raises(StoreFailure) as caught:
        open_sealed(OTHER, seal(KEY, "geheim", "x"), "x")
    assert caught.value.__cause__ is None
    assert "geheim" not in str(caught.value)


def test_the_hash_of_a_token_is_its_own_and_hides_it() -> None:
    assert hash_token("a") == hash_token("a") != hash_token("b")
    assert len(hash_token("\ud800")) == 32
    assert same_hash(hash_token("a"), hash_token("a"))
    assert not same_hash(hash_token("a"), hash_token("b"))
