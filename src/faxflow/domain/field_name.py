"""A field's name, however the template writes it: Patient Name, PatientName, patient_name."""

import re
from collections.abc import Collection
from typing import Final

_WORDS: Final = re.compile(r"[^\W_]+")
_HUMPS: Final = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[0-9a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])"
)


def canonical(name: str) -> str:
    """The name in small letters, its words joined by underscores; empty where it has no word."""
    return "_".join(word for part in _HUMPS.split(name) for word in _WORDS.findall(part)).lower()


def squashed(name: str) -> str:
    """Its letters and digits only, caseless: what two spellings of one name have in common."""
    return "".join(_WORDS.findall(name)).casefold()


def resolve(name: str, known: Collection[str]) -> str | None:
    """The one of `known` that `name` means: itself, else the only one that is spelled alike."""
    if name in known:
        return name
    wanted = squashed(name)
    alike = [one for one in known if squashed(one) == wanted]
    return alike[0] if wanted and len(alike) == 1 else None
