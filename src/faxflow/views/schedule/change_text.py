"""What an installation changes, as a diff that a person reads."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from faxflow.domain.schedule.change import Change

_NONE = "/dev/null"


def diff_text(changes: Sequence[Change]) -> str:
    """One diff after the other; empty where nothing changes."""
    return "".join(line for one in changes for line in _diff(one)).rstrip("\n")


def _diff(one: Change) -> Iterator[str]:
    before, after = one.before or "", one.after or ""
    names = (_NONE if one.before is None else one.place, _NONE if one.after is None else one.place)
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), *names)
    yield from (line if line.endswith("\n") else f"{line}\n" for line in lines)
