"""What a text part says itself: no older mail that it quotes, no signature under it."""

import re
from collections.abc import Sequence

from faxflow.domain.verdict_reading.numbers import written_numbers
from faxflow.domain.verdict_reading.sign_off import before_sign_off

_QUOTED = re.compile(r"\s*(?:>|\|\s*>)")
_OLDER = re.compile(
    r"\s*[-_]{2,} ?(?:original message|forwarded message|original appointment"
    r"|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré"
    r"|messaggio originale|mensaje original|oorspronkelijk bericht).*"
    r"|begin forwarded message:?.*|on .{4,80} wrote:|am .{4,80} schrieb .{1,80}:"
    r"|le .{4,80} a écrit ?:|il .{4,80} ha scritto:|el .{4,80} escribió:",
    re.IGNORECASE,
)


def quoted_words(lines: Sequence[str]) -> tuple[str, ...]:
    """What is quoted, where that is of no fax by itself: some gateways quote the line's answer."""
    quoted = tuple(line for line in lines if _QUOTED.match(line))
    return () if any(map(written_numbers, quoted)) else quoted


def own_words(lines: Sequence[str]) -> Sequence[str]:
    """The lines that are the writer's own."""
    end = next((at for at, line in enumerate(lines) if _OLDER.fullmatch(line)), len(lines))
    return before_sign_off([line for line in lines[:end] if not _QUOTED.match(line)])
