"""An anchor: the head of the history on one line, to be kept where this machine cannot reach it.

It is short enough for paper, and its last sign group shows when it was typed back wrongly.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

_WORD: Final = "faxflow-anchor"
_HEX: Final = "[0-9a-foil]"  # with the letters that people read for 0 and 1
_DIGIT: Final = "[0-9oil]"
_ANCHOR: Final = re.compile(
    rf"{_WORD}\s+(?P<kind>[PR])\s+(?P<store>{_HEX}{{8}})\s+G(?P<generation>{_DIGIT}{{1,9}})"
    rf"\s+N(?P<events>{_DIGIT}{{1,18}})\s+(?P<at>{_DIGIT}{{8}}T{_DIGIT}{{6}}Z)"
    rf"\s+(?P<head>{_HEX}{{4}}(?:[\s-]*{_HEX}{{4}}){{7}})\s+(?P<check>{_HEX}{{4}})(?!\w)",
    re.IGNORECASE,
)
_LOOK_ALIKES: Final = str.maketrans("oil", "011")
_TIME: Final = "%Y%m%dT%H%M%SZ"
HEAD_SIGNS: Final = 32
"""Of the last event's hash: 128 bits, which nobody finds another history for."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the history was: `events` of them, the last with a hash that begins with `head`.

    `store` tells stores apart, `generation` counts its restores; `at` is UTC, to the second.
    """

    production: bool
    store: str
    generation: int
    events: int
    at: datetime
    head: str

    def written(self) -> str:
        """The line, as it is printed and mailed."""
        groups = "-".join(self.head[start : start + 4] for start in range(0, HEAD_SIGNS, 4))
        return f"{_WORD} {self._named()} {groups} {self.check_signs()}"

    def _named(self) -> str:
        kind = "P" if self.production else "R"
        at = self.at.astimezone(UTC)
        return f"{kind} {self.store} G{self.generation} N{self.events} {at:{_TIME}}"

    def check_signs(self) -> str:
        """What shows that it was typed back wrongly: four hex digits over all the rest."""
        return hashlib.sha256(f"{self._named()} {self.head}".encode()).hexdigest()[:4]


@dataclass(frozen=True, slots=True)
class Mistyped:
    """What begins as an anchor and does not add up."""

    written: str


def anchors_in(text: str) -> Iterator[Anchor | Mistyped]:
    """Every anchor in a text, as in a mail or a file of several."""
    for found in _ANCHOR.finditer(text):
        anchor = _anchor(found)
        yield anchor or Mistyped(" ".join(found[0].split()))


def _anchor(found: "re.Match[str]") -> Anchor | None:
    try:
        at = datetime.strptime(_plain(found["at"]).upper(), _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    anchor = Anchor(
        found["kind"].upper() == "P",
        _plain(found["store"]),
        int(_plain(found["generation"])),
        int(_plain(found["events"])),
        at,
        re.sub(r"[\s-]", "", _plain(found["head"])),
    )
    return anchor if anchor.check_signs() == _plain(found["check"]) else None


def _plain(text: str) -> str:
    return text.lower().translate(_LOOK_ALIKES)
