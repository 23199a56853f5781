"""The key ring: made once, private, and the only thing that opens the data keys."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from privacy.keyring import KeyRing, add_key
from seemenow.errors import SettingsError, StoreFailure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "keyring.json"


def test_a_ring_is_made_readable_for_its_owner_only(path: Path) -> None:
    KeyRing.load(path)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]
    assert [one.name for one in path.parent.iterdir()] == ["keyring.json"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610, 0o601])
def test_a_ring_that_others_can_open_is_refused(path: Path, mode: int) -> None:
    KeyRing.load(path)
    path.chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        KeyRing.load(path)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"keys": []}', '{"keys": [{"name": "a"}]}', '{"keys": [{"name": "a", "key": "c2hvcnQ="}]}', "\x00"]
)
def test_a_file_that_is_no_ring_is_refused_and_left_alone(path: Path, content: str) -> None:
    KeyRing.load(path)
    path.write_text(content)
    with pytest.raises(SettingsError):
        KeyRing.load(path)
    assert path.read_text() == content


def test_a_directory_that_cannot_be_made_is_a_settings_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError):
        KeyRing.load(tmp_path / "file" / "keyring.json")


def test_a_data_key_comes_back_after_a_restart(path: Path) -> None:
    ring = KeyRing.load(path)
    wrapped = ring.new_data_key("talk")
    assert KeyRing.load(path).unwrap(wrapped, "talk") == ring.unwrap(wrapped, "talk")
    assert len(ring.unwrap(wrapped, "talk")) == 32


def test_no_two_data_keys_are_the_same_and_none_stands_in_its_wrapping(path: Path) -> None:
    ring = KeyRing.load(path)
    wrapped = [ring.new_data_key("talk") for _ in range(100)]
    keys = {ring.unwrap(one, "talk") for one in wrapped}
    assert len(keys) == len(set(wrapped)) == 100
    assert not any(key in one for key in keys for one in wrapped)


def test_a_data_key_of_another_conversation_another_ring_or_with_a_changed_byte_does_not_open(path: Path) -> None:
    ring = KeyRing.load(path)
    wrapped = ring.new_data_key("talk")
    changed = [wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :] for at in range(len(wrapped))]
    for one, owner in [(wrapped, "other"), (b"", "talk"), (b"\xff:", "talk"), (wrapped[:20], "talk"), *((one, "talk") for one in changed)]:
        with pytest.raises(StoreFailure):
            ring.unwrap(one, owner)
    with pytest.raises(StoreFailure):
        KeyRing({"another": bytes(32)}).unwrap(wrapped, "talk")


def test_a_new_key_wraps_and_the_old_ones_still_open(path: Path) -> None:
    old = KeyRing.load(path).new_data_key("talk")
    name = add_key(path)
    ring = KeyRing.load(path)
    assert ring.new_data_key("talk").startswith(name.encode())
    assert not old.startswith(name.encode())
    ring.unwrap(old, "talk")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_processes_that_start_together_share_one_ring(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: KeyRing.load(path), range(8)))
    wrapped = rings[0].new_data_key("talk")
    assert len({ring.unwrap(wrapped, "talk") for ring in rings}) == 1
    assert len(json.loads(path.read_text())["keys"]) == 1


def test_a_ring_shows_the_names_of_its_keys_only(path: Path) -> None:
    ring = KeyRing.load(path)
    (key,) = json.loads(path.read_text())["keys"]
    assert repr(ring) == f"KeyRing({key['name']})"
