"""`python -m ops keys add`: puts a new key on the key ring.

From the next start of web on it wraps the keys of new talks; the older keys stay (docs/operations.md says for how long).
"""

from __future__ import annotations

import sys

from ops.settings import from_environment
from privacy.keyring import add_key
from seemenow.errors import SeeMeNowError


def main(argv: list[str]) -> int:
    """Returns 1 when there is no ring, or others can read it; the ring is then as before."""
    if argv != ["add"]:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        name = add_key(from_environment().key_ring)
    except SeeMeNowError as error:
        print(f"keys: {error}", file=sys.stderr)
        return 1
    print(f"{name} is on the ring; restart web to use it", file=sys.stderr)
    return 0
