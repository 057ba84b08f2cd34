"""How the data of one letter fits the template: what it lacks, what nobody asks for."""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches

from faxflow.domain.field_name import resolve
from faxflow.domain.letter import FieldValue
from faxflow.domain.letter_data import BadData, letter_data_with_rows


@dataclass(frozen=True, slots=True)
class Row:
    """One letter's fields. `unused` are those that the template does not ask for.

    `assumed` are the fields that the data lacks and faxflow knows by itself.
    """

    fields: Mapping[str, FieldValue]
    unused: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def row_of(text: str, asked: Set[str], ours: Mapping[str, str]) -> Row | BadData:
    """The row in `text`, a JSON object; `asked` by the template, `ours` where the data is silent.

    A field that is lacking is a fault; one too many is not, for reports have more than letters.
    """
    given = letter_data_with_rows(text, known=_names(text), wanted=frozenset())
    if isinstance(given, BadData):
        return given
    fields: dict[str, FieldValue] = {**ours, **given}
    meant = {name: resolve(name, fields) for name in asked}
    used = {found for found in meant.values() if found is not None}
    unused = sorted(given.keys() - used - ours.keys())
    if lacking := sorted(name for name, found in meant.items() if found is None):
        return BadData(f"it lacks {_with_near(lacking, unused)}")
    assumed = sorted(used & (ours.keys() - given.keys()))
    by_template = {name: fields[found] for name, found in meant.items() if found is not None}
    return Row({**fields, **by_template}, tuple(unused), tuple(assumed))


def _names(text: str) -> frozenset[str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(data) if isinstance(data, dict) else frozenset()


def _with_near(lacking: Iterable[str], unused: list[str]) -> str:
    """Names what is lacking, each with the given field that it may stand under.

    A given name is told only where it is near: another could be somebody's.
    """
    near = {name: get_close_matches(name, unused, n=1) for name in lacking}
    return ", ".join(
        f"{name} (is that its {found[0]}?)" if found else name for name, found in near.items()
    )
