"""Everything that a mail states about faxes, each with the number that it names, if any."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading.destination import sentence_numbers
from faxflow.domain.verdict_reading.field_labels import LABELS, Field
from faxflow.domain.verdict_reading.fields import LabelledValue, field_of
from faxflow.domain.verdict_reading.numbers import fax_number, numbers_in, written_numbers
from faxflow.domain.verdict_reading.outcome import (
    fails,
    sentence_outcome,
    status_outcome,
    subject_outcome,
    telling_reason,
)
from faxflow.domain.verdict_reading.outcome_words import FAX_NOUN, FAX_WORD
from faxflow.domain.verdict_reading.reason_codes import reason_by_code
from faxflow.domain.verdict_reading.reason_words import reason_in_words

_ORDINAL = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[-*•])\s+(?!\d{3}[-. ]?\d{4}\b)")
_CELLS = re.compile(r"\s*(?:\.{3,}|…)\s*|\t+| {2,}|\s*[|;]\s*|\s-\s|(?<=\d):\s|,\s?(?!\d{3}\b)")
_FILE_NAME = re.compile(r"\.(?:pdf|tiff?|docx?|txt|png|jpe?g|html?|rtf)\b", re.IGNORECASE)
# "Sent from:" is a label, not the status "sent".
_BEFORE_A_NUMBER = re.compile(r"\b(?:to|from|by|at|on|via|an|von|à|de|da|a|para|naar):?$", re.I)
_THIS_FAX = re.compile(
    r"\b(?:your|this|that|the|ihre?|deine?|das|die|diese[sr]?|votre|ce|cette|la|le|su|este|el|il"
    r"|questo|vostro|uw|het|deze|dit|ditt|din|det|denne|dette|seu|sua|esse|este|o|a)"
    r" (?:\w+ )?(?:[\w-]*fax|document|dokument|message|nachricht|transm|job|call|send|envoi|envío"
    r"|invio|télécop|telecóp|auftrag|beleg)|\b(?:it|we) (?:was|were|is|has|have|could|did)\b",
    re.IGNORECASE,
)
_CAME_IN = re.compile(r"(?:\w+ )?(?:rx|recv)(?: \w+)?|inbound|incoming", re.IGNORECASE)
_NO_OUTCOMES = (Field.NUMBER, Field.LINE, Field.JOB, Field.PAGES)
_BRACKETS = str.maketrans('<>[]"', "     ")


class Source(IntEnum):
    """Where a statement stands, the plainest kind last."""

    SENTENCE = 1
    SUBJECT = 2
    STATUS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said about one fax; not `plain` where it may be said of faxes in general."""

    kind: VerdictKind
    source: Source
    number: str | None = None
    reason: Reason | None = None
    reference: Reference | None = None
    plain: bool = True


def row_statements(lines: tuple[str, ...], regions: tuple[str, ...]) -> list[Statement]:
    """The rows of a table or list that hold one number and one outcome."""
    rows = (_row(line, regions) for line in lines if not _FILE_NAME.search(line))
    return [row for row in rows if row]


def record_statements(
    values: list[LabelledValue], regions: tuple[str, ...], codes: Mapping[str, Reason]
) -> list[Statement]:
    """One statement for each group of labelled values that holds an outcome."""
    found = (_record(group, regions, codes) for group in _groups(values))
    return [statement for statement in found if statement]


def sentence_statements(prose: list[str], regions: tuple[str, ...]) -> list[Statement]:
    """The sentences that state an outcome."""
    return [
        Statement(
            kind,
            Source.SENTENCE,
            number,
            reason_in_words(sentence) if number else None,
            plain=bool(number or _THIS_FAX.search(sentence)),
        )
        for sentence in prose
        if not _FILE_NAME.search(sentence) and (kind := sentence_outcome(sentence))
        for number in [_only(sentence_numbers([sentence], regions))]
    ]


def subject_statements(subject: str, *, sender: str) -> list[Statement]:
    """What the subject states of a fax, if anything, where it or its sender has a word for one.

    Its number is read with the mail's others.
    """
    kind = subject_outcome(_FILE_NAME.sub("", subject))
    named = FAX_NOUN.search(subject.lower()) or FAX_WORD.search(sender.lower())
    return [Statement(kind, Source.SUBJECT)] if kind and (named or references_in(subject)) else []


def file_failed(lines: tuple[str, ...]) -> bool:
    """True when a line says of a document's file that it failed."""
    return any(
        _FILE_NAME.search(line) and status_outcome(line.split()[-1]) == VerdictKind.FAILED
        for line in lines
        if line.strip()
    )


def _row(line: str, regions: tuple[str, ...]) -> Statement | None:
    line = _ORDINAL.sub("", line)
    if not written_numbers(line):
        return None
    cells = _cells(line.translate(_BRACKETS).strip())
    numbers = [number for cell in cells if (number := _whole_number(cell, regions))]
    if len(cells) < 2 or len(set(numbers)) != 1:  # noqa: PLR2004 - a number and its outcome
        return None
    if any(_CAME_IN.fullmatch(cell) for cell in cells):
        return None
    others = [cell for cell in cells if not (_whole_number(cell, regions) or _is_label(cell))]
    kind = _kind_of(others)
    if kind is None:
        return None
    reason = next((found for cell in others if (found := telling_reason(cell))), None)
    references = references_in(line)
    return Statement(
        kind,
        Source.STATUS,
        numbers[0],
        reason,
        references[0] if len(references) == 1 else None,
    )


def _is_label(cell: str) -> bool:
    """True for "Sent from:" and "Receipt no.", whose words are no outcome."""
    return bool(_BEFORE_A_NUMBER.search(cell)) or field_of(cell, LABELS) in _NO_OUTCOMES


def _cells(line: str) -> list[str]:
    """The row's cells; a number that begins the line is one, whatever follows it."""
    first, *others = written_numbers(line)
    lead = [first[0]] if first.start() == 0 and not others else []
    rest = line[first.end() :] if lead else line
    return [cell for cell in (*lead, *map(str.strip, _CELLS.split(rest))) if cell]


def _kind_of(cells: list[str]) -> VerdictKind | None:
    """What a row's cells state together; a reason beside a status only explains it."""
    explained = [cell for cell in cells if telling_reason(cell) and not fails(cell)]
    stated = {kind for cell in cells if cell not in explained and (kind := status_outcome(cell))}
    kinds = stated or {kind for cell in explained if (kind := status_outcome(cell))}
    return kinds.pop() if len(kinds) == 1 else None


def _whole_number(cell: str, regions: tuple[str, ...]) -> str | None:
    """The cell's number when it holds nothing beside it."""
    places = written_numbers(cell)
    if len(places) != 1 or len(places[0][0]) < len(cell.strip(" :")):
        return None
    return fax_number(cell, regions)


def _groups(values: list[LabelledValue]) -> list[list[LabelledValue]]:
    """The values parted where the first of number and status comes again."""
    leads = [one.field for one in values if one.field in (Field.NUMBER, Field.STATUS)]
    faxes, outcomes = leads.count(Field.NUMBER), leads.count(Field.STATUS)
    if outcomes < 2:  # noqa: PLR2004 - one outcome is one group
        return [values]
    if leads[0] == Field.STATUS and 1 < faxes != outcomes:
        return []  # an outcome of the whole stands before those of its faxes
    groups: list[list[LabelledValue]] = [[]]
    for one in values:
        starts = one.field == leads[0] and any(kept.field == leads[0] for kept in groups[-1])
        before = groups[-1][-1].field if groups[-1] else None
        if starts and before != leads[0]:
            groups.append([])
        groups[-1].append(one)
    return groups


def _record(
    group: list[LabelledValue], regions: tuple[str, ...], codes: Mapping[str, Reason]
) -> Statement | None:
    kinds = {
        kind for one in group if one.field == Field.STATUS and (kind := status_outcome(one.value))
    }
    if len(kinds) != 1:
        return None
    numbers = [
        number
        for one in group
        if one.field == Field.NUMBER
        for number in numbers_in(one.value, regions)
    ]
    references = references_in(" ".join(one.value for one in group))
    return Statement(
        kinds.pop(),
        Source.STATUS,
        _only(numbers),
        _reason(group, codes),
        references[0] if len(references) == 1 else None,
    )


def _reason(group: list[LabelledValue], codes: Mapping[str, Reason]) -> Reason | None:
    told = (
        reason_by_code(one.value, codes) or reason_in_words(one.value)
        for field in (Field.REASON, Field.STATUS)
        for one in group
        if one.field == field
    )
    return next(filter(None, told), None)


def _only(numbers: list[str]) -> str | None:
    """The number when there is exactly one."""
    return numbers[0] if len(set(numbers)) == 1 else None
