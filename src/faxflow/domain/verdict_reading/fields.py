"""Labelled values of a mail: `Status: failed`, a two-cell table row, a label above its value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from faxflow.domain.verdict_reading.field_labels import LABELS, Field, without_accents
from faxflow.domain.verdict_reading.numbers import written_numbers
from faxflow.domain.verdict_reading.remembered import remembered

_LABELLED = re.compile(
    r"\s*>?\s*([^:：=\t]{1,60}?)\s*(?::(?=\s|$|\S)|：|=|\s\.{2,}:?|(?:\s\.){3,}\s)\s*(.*)"
)
_STATUS_OF = re.compile(
    r"(?:delivery |fax )?(?:status|result|outcome) (?:of|for) (?:your |the )?fax\b"
    r"|(?:result\w*|estado|stato|esito|statut) (?:de|del|du|di|do|da|de l')\W?"
    r"(?:env[ií]o|l'envoi|envoi|invio|transm\w+|fax)\b"
)
_PAIR = 2
_YES_OR_NO = re.compile(
    r"\W*(?:fax )?(?:delivered|sent|transmitted|receipt confirmed)(?: by (?:the )?remote)?\W*",
    re.IGNORECASE,
)
_ANSWERS = {
    "yes": "delivered",
    "true": "delivered",
    "no": "not delivered",
    "false": "not delivered",
}
_GAPS = re.compile(r"\t+| {2,}")
_PAIRS = re.compile(
    r"(?:\s{2,}|\s*\|\s*)(?=[^\W\d_][\w .'/-]{1,30}?\s*:\s)"
    r"|(?<=\w\.)\s+(?=[A-Z][\w ]{2,30}:\s)"
)
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """One labelled value; an empty value is a label that stood alone."""

    field: Field
    value: str


def labelled_values(
    lines: tuple[str, ...], extra: Mapping[str, Field] | None = None
) -> list[LabelledValue]:
    """Every labelled value, in order; `extra` adds a gateway's own labels."""
    labels = {**LABELS, **extra} if extra else LABELS
    found: list[LabelledValue] = []
    for line in filter(str.strip, _parted(lines)):
        values = _in_line(line, labels)
        if not values and found and not found[-1].value:
            found[-1] = LabelledValue(found[-1].field, line.strip())
        found += values
    return [labelled for labelled in found if labelled.value]


def _parted(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines, those that hold several labelled values cut before each."""
    for line in lines:
        pieces = _PAIRS.split(line.strip())
        yield from pieces if len(pieces) > 1 else (line,)


def decisive(values: list[LabelledValue]) -> list[LabelledValue]:
    """The values as they are meant: beside a final result no other one counts, nor beside a
    number under a plain label one under "Fax", which may be our own."""
    final = any(one.field is Field.FINAL for one in values)
    named = any(one.field is Field.NUMBER and written_numbers(one.value) for one in values)
    values = _meant(values, Field.FINAL, Field.STATUS, final=final)
    return _meant(values, Field.NUMBER, Field.LINE, final=named)


def _meant(
    values: list[LabelledValue], best: Field, other: Field, *, final: bool
) -> list[LabelledValue]:
    """The better values alone where they are final, else the others with them."""
    meant = Field.STATUS if best is Field.FINAL else best
    return [
        replace(one, field=meant) if one.field in (best, other) else one
        for one in values
        if not (final and one.field is other)
    ]


def _in_line(line: str, labels: Mapping[str, Field]) -> list[LabelledValue]:
    cells = [cell.strip() for cell in _GAPS.split(line.strip())]
    if len(cells) > 1 and field_of(cells[0], labels):
        return _in_cells(cells, labels)
    match = _LABELLED.fullmatch(line)
    if match:
        field = field_of(match[1], labels)
        told = _ANSWERS.get(match[2].strip().lower()) if _YES_OR_NO.fullmatch(match[1]) else None
        if told:
            return [LabelledValue(Field.STATUS, told)]
        return [LabelledValue(field, match[2].strip())] if field else []
    alone = field_of(line, labels)
    return [LabelledValue(alone, "")] if alone else []


def _in_cells(cells: list[str], labels: Mapping[str, Field]) -> list[LabelledValue]:
    """Each label with all cells up to the next one: columns may be faxes. Two labels side by
    side are a heading, but for a word that labels a time elsewhere ("State", "Sent")."""
    fields = [field_of(cell, labels) for cell in cells]
    if len(cells) == _PAIR and fields[0] == Field.STATUS and fields[1] == Field.ECHO:
        fields[1] = None
    found: list[LabelledValue] = []
    label: Field | None = None
    for field, cell in zip(fields, cells, strict=True):
        if field is None and label and cell:
            found.append(LabelledValue(label, cell.lstrip(": ")))
        label = field or label
    return found


def field_of(label: str, labels: Mapping[str, Field]) -> Field | None:
    """The field that a label names, however it is spaced, starred, accented or cased."""
    for name in _names(label):
        found = labels.get(name) or (Field.STATUS if _STATUS_OF.match(name) else None)
        if found:
            return found
    return None


@remembered
def _names(label: str) -> tuple[str, ...]:
    """A label as a table may hold it: "Fax-Nr / Numéro", "DialNumber", "Resultado del envio"."""
    name, parted = (
        " ".join(one.strip(" :：*.>-\"'{").lower().split())
        for one in (label, _INNER_CAPITAL.sub(" ", label).replace("_", " "))
    )
    return tuple(dict.fromkeys((name, name.partition(" / ")[0], parted, without_accents(name))))
