"""The labels in a row: known wordings, with or without a colon, and unknown ones before a colon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from faxflow.domain.referrals.form_reading.ask import Ask, Wording
from faxflow.domain.referrals.form_reading.folding import folded
from faxflow.domain.referrals.form_reading.rows import Row
from faxflow.domain.referrals.form_reading.wordings import LONGEST_LABEL, WORDINGS

_COLONS: Final = (":", ";")
_DASHES: Final = ("-", "\u2013", "\u2014")
_PERHAPS_COLONS: Final = (".", ",", "#")
_ONE_SLIP, _TWO_SLIPS = 6, 10
"""Letters from which on a label is known with one, or two, of them misread."""
_A_WORD: Final = re.compile(r"[^\W\d_]{3,}[.,]?")
_UNKNOWN: Final = re.compile(r"[(\[]?[^\W\d_][\w.'/()&#-]*[:]")
_SHARED: Final = frozenset({Ask.NAME, Ask.PHONE, Ask.FAX, Ask.ADDRESS, Ask.MEMBER, Ask.PAYER})
"""What is asked of several parties, so that a word before the label may name another one."""
_LISTED: Final = frozenset({Ask.BORN, Ask.PHONE, Ask.FAX, Ask.NPI})
"""What people write down with commas between; others look like parts of addresses: ID, MI."""
_BARE_UNKNOWN: Final = Wording(Ask.NOTHING)


@dataclass(frozen=True, slots=True)
class Label:
    """The label on the words from `start` to before `end` of its row.

    `coloned`: a colon follows. `alone`: it fills its cell. `qualified`: a word before it may
    change whom it is about.
    """

    wording: Wording
    row: Row
    start: int
    end: int
    coloned: bool
    alone: bool
    qualified: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.row.words[self.start].box.left


def labels_in(row: Row) -> tuple[Label, ...]:
    """Every label of the row, from left to right; they never overlap."""
    return tuple(_labels(row))


def _labels(row: Row) -> Iterator[Label]:
    index = since = 0
    while index < len(row.words):
        label = _label_at(row, index, since)
        if label is None:
            index += 1
            continue
        yield label
        index = since = label.end


def _label_at(row: Row, start: int, since: int) -> Label | None:
    """The longest label that begins with that word; `since` is where the last one ended."""
    for end in range(min(start + LONGEST_LABEL, len(row.words)), start, -1):
        inner = range(start + 1, end)
        if any(row.starts_cell(i) or row.words[i - 1].text.endswith(_COLONS) for i in inner):
            continue
        coloned, after = _coloned(row, end)
        alone = row.starts_cell(start) and row.ends_cell(after - 1)
        wording = _wording(row.text(start, end), surely=coloned or alone)
        found = wording and _accepted(row, wording, (start, after), coloned=coloned)
        if found:
            return _qualified(found, since)
    if start > since and _UNKNOWN.fullmatch(row.words[start].text):
        return Label(_BARE_UNKNOWN, row, start, start + 1, coloned=True, alone=False)
    return None


def _coloned(row: Row, end: int) -> tuple[bool, int]:
    """Whether a colon follows the word before `end`, and where the label then ends."""
    last = row.words[end - 1].text
    if last.endswith(_COLONS):
        return True, end
    if end < len(row.words) and row.words[end].text in _COLONS + _DASHES:
        return True, end + 1
    closing = end
    if end < len(row.words) and re.match(r"\([^\W\d]", row.words[end].text):
        closing = _bracket_end(row, end)
        if closing > end and row.words[closing - 1].text.endswith(_COLONS):
            return True, closing
    return False, closing


def _bracket_end(row: Row, start: int) -> int:
    """Where a remark in brackets after a label ends: (home), (MM/DD/YYYY), (ICD-10)."""
    for end in range(start + 1, min(start + 5, len(row.words)) + 1):
        if ")" in row.words[end - 1].text:
            return end
    return start


def _accepted(row: Row, wording: Wording, span: tuple[int, int], *, coloned: bool) -> Label | None:
    """The label, unless the words may as well be part of a sentence."""
    start, end = span
    alone = row.starts_cell(start) and row.ends_cell(end - 1)
    if not coloned and start and row.words[start - 1].text.endswith(_COLONS):
        return None  # whatever it is elsewhere, here it is the answer to the label before
    beside = row.starts_cell(start) and (wording.plain or _before_digits(row, wording, end))
    listed = wording.ask in _LISTED and _follows_comma(row, start) and _digits_follow(row, end)
    if not (coloned or ((alone or beside or listed) and not wording.shy)):
        return None
    return Label(wording, row, start, end, coloned=coloned, alone=alone)


def _before_digits(row: Row, wording: Wording, end: int) -> bool:
    numbered = wording.ask in {Ask.PHONE, Ask.FAX, Ask.POSTCODE, Ask.MEMBER}
    return numbered and _digits_follow(row, end)


def _follows_comma(row: Row, start: int) -> bool:
    return start > 0 and row.words[start - 1].text.endswith(",")


def _digits_follow(row: Row, end: int) -> bool:
    return end < len(row.words) and row.words[end].text[0] in "(+0123456789"


def _qualified(label: Label, since: int) -> Label:
    """The label, marked where a word in front of it may say whose it is."""
    before = label.start - 1
    if label.wording.ask not in _SHARED or before < since or label.row.starts_cell(label.start):
        return label
    if not _A_WORD.fullmatch(label.row.words[before].text):
        return label
    return Label(
        label.wording, label.row, label.start, label.end, label.coloned, label.alone, qualified=True
    )


def _wording(text: str, *, surely: bool) -> Wording | None:
    """What the words mean as a label; where they `surely` are one, slips are forgiven."""
    key = folded(text)
    if not any(map(str.isalpha, text)):
        return None
    known = WORDINGS.get(key)
    return known if known or not (surely or text.endswith(_PERHAPS_COLONS)) else _nearly(key)


@lru_cache(maxsize=4096)
def _nearly(key: str) -> Wording | None:
    """The one wording from which the key differs by a slip of recognition."""
    if len(key) < _ONE_SLIP:
        return None
    most = 2 if len(key) >= _TWO_SLIPS else 1
    slips = Levenshtein.distance
    near = {WORDINGS[one] for one in WORDINGS if slips(key, one, score_cutoff=most) <= most}
    return near.pop() if len(near) == 1 else None
