"""What is wrong with [source]: its keys depend on its kind, and faults are told by that."""

from collections.abc import Iterator, Sequence
from typing import get_args

from faxflow.config.model import Config
from faxflow.config.source import SourceKind

_OWN_WORDS = {
    "union_tag_not_found": "it is missing",
    "union_tag_invalid": f"it should be one of {', '.join(SourceKind)}",
}


def kind_fault(fault: str) -> str | None:
    """What is wrong with `kind` itself, by the library's word for it; None: nothing."""
    return _OWN_WORDS.get(fault)


def belongs_to(key: str) -> Sequence[SourceKind]:
    """The kinds of source that have this key."""
    return tuple(_kinds_with(key))


def _kinds_with(key: str) -> Iterator[SourceKind]:
    for settings in get_args(Config.model_fields["source"].annotation):
        if key in settings.model_fields:
            yield from get_args(settings.model_fields["kind"].annotation)
