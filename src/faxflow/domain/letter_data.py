"""A letter's fields as a person gives them in a file: one JSON object of texts."""

import json
from collections.abc import Set
from dataclasses import dataclass

from faxflow.domain.counted import are


@dataclass(frozen=True, slots=True)
class BadData:
    """Why the file cannot be used; names fields, never their values."""

    what: str


def letter_data(
    text: str, *, known: Set[str], wanted: Set[str], needed: Set[str] = frozenset()
) -> dict[str, str] | BadData:
    """The fields; `wanted` are those the template asks for, `known` all that it may.

    Those of `wanted` that are `needed` may not be empty: a report's row would be refused.
    """
    try:
        data = json.loads(text)
    except ValueError:
        return BadData("it is not JSON")
    if not isinstance(data, dict) or not all(isinstance(one, str) for one in data.values()):
        return BadData('it must be one JSON object of texts, as {"reason": "follow up"}')
    if strange := data.keys() - known - wanted:
        names = ", ".join(sorted(known | wanted))
        return BadData(f"{len(strange)} of its fields {are(len(strange))} none of {names}")
    if missing := sorted(wanted - data.keys()):
        return BadData(f"it lacks {', '.join(missing)}; give an empty text where there is none")
    if empty := sorted(name for name in wanted & needed if not data[name].strip()):
        return BadData(f"it says nothing of {', '.join(empty)}, which the mapping requires")
    return data


def blank_data(wanted: Set[str]) -> str:
    """A file to fill in."""
    return json.dumps(dict.fromkeys(sorted(wanted), ""), indent=2)
