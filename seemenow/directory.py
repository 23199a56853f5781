"""Whom a municipality is led to: the rules of the list of coordinators, in one place.

high is shown; medium is shown with "please check" and its date; low or none means CoMensha, said honestly. Veilig Thuis
stands beside all of them for a minor (safeguard S14).
"""

from __future__ import annotations

from dataclasses import dataclass

from seemenow.pack.contacts import RegionalContact
from seemenow.pack.load import Pack
from seemenow.pack.municipalities import Municipality

ORDER = {"high": 0, "medium": 1}


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be told for a municipality.

    Args:
        regional: the entries that may be shown, the surest first; empty means: CoMensha, honestly.
    """

    municipality: Municipality
    regional: tuple[RegionalContact, ...]

    @property
    def please_check(self) -> bool:
        return any(one.confidence != "high" for one in self.regional)


def find_coordinators(pack: Pack, code: str) -> Finding:
    """Raises: KeyError for a code that is no municipality."""
    municipality = pack.municipalities[code]
    shown = [one for one in pack.coordinators if code in one.codes and one.confidence in ORDER]
    shown.sort(key=lambda one: (ORDER[one.confidence], one.kind != "coordinator"))
    return Finding(municipality, tuple(shown))
