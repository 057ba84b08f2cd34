"""Lists under a heading that says how all of them fared: "Sent to the following recipients:"."""

import re
from collections.abc import Iterator

from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading.destination import lone_numbers
from faxflow.domain.verdict_reading.numbers import written_numbers
from faxflow.domain.verdict_reading.outcome import (
    heading_outcome,
    status_outcome,
    telling_reason,
)
from faxflow.domain.verdict_reading.statements import Source, Statement

_HEADING = re.compile(
    r"\b(?:following|recipients?|numbers?|destinations?|faxes|below)\b.*:\s*$"
    r"|\b(?:folgenden?|empfänger|rufnummern|suivants?|destinataires?|seguent[ei]|siguientes?)\b.*:\s*$",
    re.IGNORECASE,
)
_FEW = 3
_BADGE = re.compile(
    r"\W*(?:(?:not |un)?delivered|(?:un)?successful|success|failed|zugestellt|fehlgeschlagen"
    r"|livrée?|échec|consegnato|fallito|entregado|fallido)\W*",
    re.IGNORECASE,
)
_GAP = re.compile(r"\t+| {2,}|[|;,]| - ")


def section_statements(lines: tuple[str, ...], regions: tuple[str, ...]) -> list[Statement]:
    """A statement for each number that stands under such a heading."""
    return list(_stated(lines, regions))


def badge_statements(lines: tuple[str, ...]) -> list[Statement]:
    """What a line states that holds nothing but the outcome, as a badge above the details."""
    kinds = {status_outcome(line) for line in lines if _BADGE.fullmatch(line.strip())}
    return [Statement(kind, Source.STATUS) for kind in kinds if kind]


def is_heading(line: str) -> bool:
    """True when a line says how those on the lines after it fared."""
    if written_numbers(line):
        return False
    return bool(_HEADING.search(line)) or (line.strip().endswith(":") and is_bare(line))


def is_bare(line: str) -> bool:
    """True for "Failed" with nothing beside it."""
    text = line.strip()
    return bool(text) and text.count(" ") < _FEW and status_outcome(text) is not None


def _stated(lines: tuple[str, ...], regions: tuple[str, ...]) -> Iterator[Statement]:
    kind: VerdictKind | None = None
    # One word by itself is a badge; several are the headings of a report by outcome.
    by_outcome = len({line.strip().lower() for line in lines if _BADGE.fullmatch(line.strip())}) > 1
    for line in lines:
        if is_heading(line) or (by_outcome and _is_title(line)):
            kind = heading_outcome(line)
        elif kind and len(numbers := lone_numbers([line], regions)) == 1:
            told = filter(None, map(telling_reason, _GAP.split(line)))
            reason = next(told, None) if kind == VerdictKind.FAILED else None
            yield Statement(kind, Source.STATUS, numbers[0], reason)


def _is_title(line: str) -> bool:
    """True among such headings for one whose outcome may be none that we know."""
    return is_bare(line) or (line.isupper() and not written_numbers(line))
