"""Words of closed lists as people type them: the word that is meant, or which may be."""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from faxflow.adapters.given_file import read_given
from faxflow.cli.options import STANDARD_INPUT
from faxflow.domain.near_match import near_match
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.words import CALLED
from faxflow.errors import BadUsage

W = TypeVar("W", bound=str)

_BLANK = "`faxflow referral new --blank` prints a file to fill in."


def word_meant(text: str, known: Iterable[W], what: str) -> W:
    """The word of the list, however its parts are joined. Raises BadUsage with a near one."""
    words = list(known)
    folded = _folded(text)
    found = [word for word in words if _folded(word) == folded]
    if found:
        return found[0]
    raise BadUsage(what=f"That is no {what} ({near_match(text, words)}).", todo="Type it again.")


def stage_meant(text: str | None) -> Stage | None:
    """The stage, None where none is typed. Raises BadUsage."""
    return word_meant(text, Stage, "stage") if text else None


def field_meant(text: str) -> Field:
    """The field, be it called as forms call it. Raises BadUsage."""
    return CALLED.get(_folded(text)) or word_meant(text, Field, "field")


def fields_typed(pairs: Sequence[str]) -> dict[Field, str]:
    """The values of `field=value` pairs. Raises BadUsage for one that is no pair."""
    typed: dict[Field, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            todo = 'Write field=value, and quotes around what has blanks: surname="de Wit".'
            raise BadUsage(what="A value lacks its field.", todo=todo)
        typed[field_meant(name)] = value
    return typed


def fields_in_file(source: str | None) -> dict[Field, str]:
    """The values in a JSON or TOML file, or in standard input; none where no file is named.

    Raises BadUsage, FileMissing or FileUnreadable.
    """
    if source is None:
        return {}
    raw = sys.stdin.buffer.read() if source == STANDARD_INPUT else read_given(Path(source))
    return {field_meant(name): text for name, text in _texts(raw).items()}


def _texts(raw: bytes) -> Mapping[str, str]:
    try:
        text = raw.decode("utf-8-sig")
        found = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except ValueError:  # what is no UTF-8, no JSON and no TOML is so, too
        raise BadUsage(what="The file is neither JSON nor TOML.", todo=_BLANK) from None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise BadUsage(what="The file must hold one text for each field.", todo=_BLANK)
    return found


def _folded(text: str) -> str:
    return "-".join(text.strip().lower().replace("_", " ").replace("-", " ").split())
