"""A letter's fields as a person gives them in a file: one JSON object."""

import json
from collections.abc import Set
from dataclasses import dataclass
from typing import Any, Final

from faxflow.domain.counted import are
from faxflow.domain.field_name import resolve
from faxflow.domain.letter import FieldValue

_SHAPE: Final = 'one JSON object of texts, as {"reason": "follow up"}'


@dataclass(frozen=True, slots=True)
class BadData:
    """Why the file cannot be used; names fields, never their values."""

    what: str


def letter_data(
    text: str, *, known: Set[str], wanted: Set[str], needed: Set[str] = frozenset()
) -> dict[str, str] | BadData:
    """The fields, each a text; `wanted` are those the template asks for, `known` all it may.

    Those of `wanted` that are `needed` may not be empty: a report's row would be refused.
    """
    data = _an_object(text)
    if isinstance(data, BadData):
        return data
    if rows := sorted(name for name in data.keys() & known if isinstance(data[name], list)):
        return BadData(f"it must be {_SHAPE}; a case cannot keep the rows of {', '.join(rows)}")
    if not all(isinstance(one, str) for one in data.values()):
        return BadData(f"it must be {_SHAPE}")
    return _fitting(data, known, wanted) or _empty(data, wanted & needed) or data


def letter_data_with_rows(
    text: str, *, known: Set[str], wanted: Set[str]
) -> dict[str, FieldValue] | BadData:
    """The fields, each a text, or a list of texts or of objects of texts: rows that repeat."""
    data = _an_object(text)
    if isinstance(data, BadData):
        return data
    if not all(_is_text(one) or _is_rows(one) for one in data.values()):
        return BadData(
            f'it must be {_SHAPE}; a value may be a list of rows, as [{{"dose": "5 mg"}}]'
        )
    return _fitting(data, known, wanted) or data


def _an_object(text: str) -> dict[str, Any] | BadData:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return BadData("it is not JSON")
    return data if isinstance(data, dict) else BadData(f"it must be {_SHAPE}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(row) or _is_named(row) for row in value)


def _is_named(row: object) -> bool:
    return isinstance(row, dict) and all(map(_is_text, row.values()))


def _fitting(data: dict[str, Any], known: Set[str], wanted: Set[str]) -> BadData | None:
    allowed = known | wanted
    if strange := [name for name in data if resolve(name, allowed) is None]:
        names = ", ".join(sorted(allowed))
        return BadData(f"{len(strange)} of its fields {are(len(strange))} none of {names}")
    if missing := sorted(name for name in wanted if resolve(name, data.keys()) is None):
        return BadData(f"it lacks {', '.join(missing)}; give an empty text where there is none")
    return None


def _empty(data: dict[str, str], needed: Set[str]) -> BadData | None:
    empty = sorted(name for name in needed if not data[resolve(name, data) or name].strip())
    if empty:
        return BadData(f"it says nothing of {', '.join(empty)}, which the mapping requires")
    return None


def text_of(text: str, name: str) -> str | None:
    """What the file says of one field; None where it says nothing, or is not such a file."""
    try:
        data = json.loads(text)
    except ValueError:
        return None
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, str) else None


def blank_data(wanted: Set[str]) -> str:
    """A file to fill in."""
    return json.dumps(dict.fromkeys(sorted(wanted), ""), indent=2)
