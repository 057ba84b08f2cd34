"""Takes out the steps that typed a secret key by key; one step that fills it in stays."""

import json
from collections.abc import Iterator, Mapping, Sequence

from faxflow.adapters.portal.recordings.cut import Cut
from faxflow.adapters.portal.recordings.json_strings import Path, objects_of
from faxflow.domain.recorded_secret import FoundSecret, Secret

_ANY_PASSWORD = (("input[type='password']",),)
"""The field, where the keys went into one that no step names."""

_Spans = Mapping[Path, tuple[int, int]]


def keys_cut(source: str, secrets: Sequence[Secret]) -> Iterator[Cut]:
    """The cuts, of which the first step becomes a change where no other fills the secret in."""
    objects = objects_of(source)
    for secret in secrets:
        filled = any(one.steps and not one.by_key for one in secret.found)
        for found in secret.found:
            if found.by_key:
                yield from _run(objects, found, None if filled else secret.place)
                filled = True


def _run(objects: _Spans, found: FoundSecret, place: str | None) -> Iterator[Cut]:
    removed = found.steps
    if place is not None:
        start, end = objects["steps", removed[0] - 1]
        yield Cut(start, end, _change(found, place))
        removed = removed[1:]
    for number in removed:
        yield _removal(objects, number - 1)


def _change(found: FoundSecret, place: str) -> str:
    step: dict[str, object] = {"type": "change", "target": "main", "value": f"${{{place}}}"}
    step["selectors"] = [list(chain) for chain in found.selectors or _ANY_PASSWORD]
    if found.frame:
        step["frame"] = list(found.frame)
    return json.dumps(step)


def _removal(objects: _Spans, index: int) -> Cut:
    """The step with the comma before it, or behind it where it is the first."""
    start, end = objects["steps", index]
    if index:
        return Cut(objects["steps", index - 1][1], end, "")
    return Cut(start, objects["steps", 1][0], "")
