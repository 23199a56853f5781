"""Sealing of JSON bodies, and hashing of tokens. What is sealed opens only in the place it was sealed for, never elsewhere.

AES-256-GCM with a random 96-bit nonce: one key may seal 2^32 bodies (NIST SP 800-38D, 8.3); a conversation has its own key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from seemenow.errors import StoreFailure

KEY_BYTES = 32
NONCE_BYTES = 12


def seal(key: bytes, value: Any, place: str) -> bytes:
    """Encrypt `value` as JSON.

    Args:
        key: 32 bytes, the data key of the conversation.
        place: where it will stand, as "messages/<conversation>/<seq>"; bound to it, so that a row moved elsewhere does not open.
    """
    plain = json.dumps(value, separators=(",", ":")).encode("ascii")
    return encrypt(key, plain, place.encode())


def open_sealed(key: bytes, sealed: bytes, place: str) -> Any:
    """The value that `seal` got.

    Raises:
        StoreFailure: another key, another place, or changed bytes.
    """
    return json.loads(decrypt(key, sealed, place.encode()))


def encrypt(key: bytes, plain: bytes, associated: bytes) -> bytes:
    """Nonce, ciphertext and tag in one."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, associated)


def decrypt(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    """Raises: StoreFailure when it does not open."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], associated)
    except (InvalidTag, ValueError):
        raise StoreFailure("a sealed row does not open") from None


def hash_token(token: str) -> bytes:
    """SHA-256. Tokens are 256 random bits, so nobody can try them all and a slow hash would only cost time."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def same_hash(one: bytes, other: bytes) -> bool:
    """Compared in a time that does not tell how much of it is right."""
    return hmac.compare_digest(one, other)
