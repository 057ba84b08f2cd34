"""What is left of a configuration when its faults are taken out, for whoever looks around."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from faxflow.config.model import Config

_ROUNDS = 5
"""A section as a whole is looked at only once each of its keys is right."""


def what_is_right(values: Mapping[str, Any], folder: Path) -> Config | None:
    """The configuration without the keys that are wrong; None where one of them must be there.

    No run may go by it: nobody meant it so. Paths are relative to `folder`.
    """
    left = deepcopy(dict(values))
    for _ in range(_ROUNDS):
        try:
            return Config.model_validate(left, context={"folder": folder})
        except ValidationError as error:
            places = [one["loc"] for one in error.errors(include_url=False, include_input=False)]
        taken = [_taken_out(left, place) for place in places]
        if not any(taken):
            return None
    return None


def _taken_out(values: dict[str, Any], place: tuple[int | str, ...]) -> bool:
    """Whether there was something to take out."""
    # Of a source, pydantic tells its kind as well.
    names = [one for one in place if isinstance(one, str) and one != "[key]"]
    names = [*names[:1], *names[2:]] if names[:1] == ["source"] else names
    inner: Any = values
    for name in names[:-1]:
        inner = inner.get(name) if isinstance(inner, dict) else None
    return isinstance(inner, dict) and bool(names) and inner.pop(names[-1], None) is not None
