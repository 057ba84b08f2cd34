"""Every fault in the values of a configuration, where loading it tells the first alone.

What is left without them is for whoever looks around in a configuration that no run may go by.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from faxflow.config.faults import KeyFault, fault_of, is_missing
from faxflow.config.model import Config

_ROUNDS = 5
"""A section as a whole is looked at only once each of its keys is right. So what is wrong is
taken out and the rest looked at again, so many times at most."""

Tables = dict[str, Any]
Location = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class _Sifted:
    """The faults, each with its echoes, and the rest; None where one of them must be there."""

    faults: Sequence[KeyFault]
    rest: Config | None


def all_faults(values: Tables, folder: Path) -> tuple[list[KeyFault], Config | None]:
    """The faults, and the configuration where there is none; paths are relative to `folder`."""
    sifted = _sifted(values, folder)
    return _without_echoes(sifted.faults), None if sifted.faults else sifted.rest


def what_is_right(values: Mapping[str, Any], folder: Path) -> Config | None:
    """The configuration without the keys that are wrong; None where one of them must be there.

    No run may go by it: nobody meant it so. Paths are relative to `folder`.
    """
    return _sifted(values, folder).rest


def _sifted(values: Mapping[str, Any], folder: Path) -> _Sifted:
    found: list[KeyFault] = []
    removed: set[Location] = set()
    left = deepcopy(dict(values))
    for _ in range(_ROUNDS):
        errors, config = _validated(left, folder)
        if config is not None:
            return _Sifted(found, config)
        new = [one for one in errors if not _is_ours(one, removed)]
        found += [fault_of(one) for one in new]
        taken = {place for one in new if _take_out(left, place := _place_of(one))}
        if not taken:
            break
        removed |= taken
    return _Sifted(found, None)


def _validated(values: Tables, folder: Path) -> tuple[Sequence[ErrorDetails], Config | None]:
    try:
        return (), Config.model_validate(values, context={"folder": folder})
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False), None


def _is_ours(error: ErrorDetails, removed: Iterable[Location]) -> bool:
    """Whether it is missing because it was taken out, with what it belongs to."""
    place = _place_of(error)
    return is_missing(error) and any(place[: len(one)] == one for one in removed)


def _place_of(error: ErrorDetails) -> Location:
    """Where the value stands in the file; of a source, pydantic tells its kind as well."""
    place = tuple(one for one in error["loc"] if one != "[key]")
    return (place[0], *place[2:]) if place[:1] == ("source",) else place


def _take_out(values: Tables, place: Location) -> bool:
    """Removes a key, with the whole list where one item of it is meant; whether it was there."""
    *tables, key = [one for one in place if isinstance(one, str)] or [""]
    inner: Any = values
    for name in tables:
        inner = inner.get(name) if isinstance(inner, dict) else None
    if not isinstance(inner, dict) or key not in inner:
        return False
    del inner[key]
    return True


def _without_echoes(found: Sequence[KeyFault]) -> list[KeyFault]:
    """Each once; a key that is missing since its name is misspelt is told by the misspelling."""
    misspelt = {(one.section if one.key else "", one.todo) for one in found}
    return [
        one
        for one in dict.fromkeys(found)
        if (one.section if one.key else "", f"Did you mean {one.key or one.section}?")
        not in misspelt
    ]
