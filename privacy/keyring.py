"""The key ring: the keys that wrap the data keys of conversations, in one file outside the database.

A stolen database without this file is unreadable. The newest key wraps; older ones stay, so that what they wrapped still opens.
The file is made with mode 0600 in a directory of 0700, and is refused when others can read it.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from privacy.sealing import KEY_BYTES, decrypt, encrypt
from seemenow.errors import SettingsError, StoreFailure

SEPARATOR = b":"


class KeyRing:
    """Wraps and unwraps data keys.

    Args:
        keys: name → 32 bytes, the oldest first.
    """

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise SettingsError("the key ring holds no key, or one that has not 256 bits")
        self._keys = dict(keys)
        self._newest = list(keys)[-1]

    @classmethod
    def load(cls, path: Path) -> KeyRing:
        """Read the ring; where there is no file, make it with one key.

        Raises:
            SettingsError: others can read it, it cannot be read or written, or it is no key ring.
        """
        if not path.exists():
            _create(path)
        return cls(_read(path))

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self._keys)})"

    def new_data_key(self, owner: str) -> bytes:
        """A fresh 256-bit key, wrapped; it opens for this owner (a conversation id) only."""
        wrapped = encrypt(self._keys[self._newest], secrets.token_bytes(KEY_BYTES), f"{self._newest}/{owner}".encode())
        return self._newest.encode() + SEPARATOR + wrapped

    def unwrap(self, wrapped: bytes, owner: str) -> bytes:
        """Raises: StoreFailure when the wrapping key is not on the ring, or the bytes were changed or are another owner's."""
        name, _, sealed = wrapped.partition(SEPARATOR)
        key = self._keys.get(name.decode("ascii", "replace"))
        if key is None:
            raise StoreFailure("a data key was wrapped with a key that is not on the ring")
        return decrypt(key, sealed, f"{name.decode()}/{owner}".encode())


def add_key(path: Path) -> str:
    """Put a new key on the ring; from the next start on it wraps. Returns its name. Raises: SettingsError as `KeyRing.load`."""
    name = _new_name()
    beside = _write_beside(path, {**_read(path), name: secrets.token_bytes(KEY_BYTES)})
    beside.replace(path)
    return name


def _new_name() -> str:
    return f"key-{secrets.token_hex(4)}"


def _create(path: Path) -> None:
    """Of two processes that start at once the first one's file stays."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = _write_beside(path, {_new_name(): secrets.token_bytes(KEY_BYTES)})
    except OSError:
        raise SettingsError(f"the key ring {path} cannot be made") from None
    with contextlib.suppress(FileExistsError):
        os.link(beside, path)
    beside.unlink()


def _read(path: Path) -> dict[str, bytes]:
    try:
        mode = path.stat().st_mode
    except OSError:
        raise SettingsError(f"the key ring {path} cannot be read") from None
    if stat.S_IMODE(mode) & 0o077:
        raise SettingsError(f"the key ring {path} can be read by others: chmod 600")
    try:
        return {one["name"]: base64.b64decode(one["key"], validate=True) for one in json.loads(path.read_bytes())["keys"]}
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(f"{path} is no key ring") from None


def _write_beside(path: Path, keys: Mapping[str, bytes]) -> Path:
    """The whole file under another name, on the disk: what takes its place is never half of one."""
    text = json.dumps({"keys": [{"name": name, "key": base64.b64encode(key).decode()} for name, key in keys.items()]}, indent=1)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return beside
