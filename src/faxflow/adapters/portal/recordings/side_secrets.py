"""Secrets in lines of a Selenium IDE project that no replay carries out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from faxflow.adapters.portal.recordings.side import held_tests, read_side
from faxflow.domain.field_hint import SECRET_KINDS, kind_of_name
from faxflow.domain.recorded_secret import FoundSecret, secrets_of

Raw = Mapping[str, Any]

_OFF: Final = "//"
_SCRIPTS: Final = frozenset({"executeScript", "executeAsyncScript", "runScript", "storeEval"})
_VARIABLE: Final = re.compile(r"[A-Za-z_]\w*|\$\{\w+\}")
_QUOTED: Final = re.compile(r"""["'`]([^"'`]+)["'`]""")
"""A text in a script, such as the id of the field that it fills."""


def side_secrets(raw: Raw) -> Iterator[FoundSecret]:
    """The secrets of lines that are switched off, and those beside scripts that fill a field."""
    for place in held_tests(raw):
        test = raw["tests"][place]
        lines = [line for line in test["commands"] if isinstance(line, dict)]
        yield from _switched_off(raw, test, lines)
        for line in lines:
            yield from _beside_script(line)


def _switched_off(raw: Raw, test: Raw, lines: Sequence[Raw]) -> Iterator[FoundSecret]:
    """What the lines would type, were all of them switched on."""
    names = [str(line.get("command", "")).strip() for line in lines]
    off = {number for number, name in enumerate(names, start=1) if name.startswith(_OFF)}
    if not off:
        return
    on = [
        {**line, "command": name.removeprefix(_OFF).strip()}
        for line, name in zip(lines, names, strict=True)
    ]
    for walk in read_side({**raw, "tests": [{**test, "commands": on}]}):
        for secret in secrets_of(walk):
            yield from (found for found in secret.found if off & set(found.steps))


def _beside_script(line: Raw) -> Iterator[FoundSecret]:
    """The value of a script's line names a variable; any other text is what somebody meant to be
    typed."""
    name = str(line.get("command", "")).strip().removeprefix(_OFF).strip()
    script, value = line.get("target"), line.get("value")
    if name not in _SCRIPTS or not isinstance(script, str) or not isinstance(value, str):
        return
    if not value or _VARIABLE.fullmatch(value):
        return
    kinds = (kind_of_name(text) for text in _QUOTED.findall(script))
    kind = next((one for one in kinds if one in SECRET_KINDS), None)
    if kind is not None:
        yield FoundSecret(kind, value)
