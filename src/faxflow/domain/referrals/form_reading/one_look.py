"""One reading of a whole document: of each field, what it says, or that it contradicts itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.referrals.document_text import Line
from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.domain.referrals.form_reading import prose
from faxflow.domain.referrals.form_reading.answers import form_of
from faxflow.domain.referrals.form_reading.banner import without_banner
from faxflow.domain.referrals.form_reading.candidates import Candidate, candidates_of
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.folding import signs_of
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.form_reading.rows import rows_of

_TWICE: Final = "it stands there twice, and not the same"
SEVERAL: Final = "the document seems to be about several patients"
_END: Final = 10
"""Signs of a value that are looked for: of phones, what stands behind the country's code."""
_NAMES: Final = (Field.GIVEN_NAME, Field.SURNAME)


@dataclass(frozen=True, slots=True)
class OneLook:
    """The fields that were found in one reading, and what is doubtful about all of it."""

    fields: Mapping[Field, FieldReading]
    several: bool
    signs: str

    def says(self, field: Field, value: str) -> bool:
        """Whether it has a value for the field, or else the value's end somewhere in its text."""
        reading = self.fields.get(field)
        return bool(reading and reading.value) or signs_of(value)[-_END:] in self.signs


def look_at(pages: Sequence[tuple[int, Sequence[Line]]], customs: Customs) -> OneLook:
    """What the pages say, each given by its number and its lines."""
    said: dict[Field, list[Candidate]] = defaultdict(list)
    for number, lines in pages:
        for candidate in _on_page(number, lines, customs):
            said[candidate.field].append(candidate)
    several = _several(said)
    fields = {field: _settled(candidates) for field, candidates in said.items()}
    if several:
        doubted = {field: _doubted(fields[field]) for field in fields if field in PATIENT}
        fields |= doubted
    text = " ".join(line.text for _, lines in pages for line in lines)
    return OneLook(fields, several, signs_of(text))


def _on_page(number: int, lines: Sequence[Line], customs: Customs) -> Iterable[Candidate]:
    rows = without_banner(rows_of(lines))
    for answer in form_of(rows).answers():
        yield from candidates_of(answer, number, customs)
    yield from prose.candidates_in([Line(row.words) for row in rows], number, customs)


def _settled(candidates: Sequence[Candidate]) -> FieldReading:
    """The value of those with the best standing; one with a value counts before one without."""
    best = min(_standing(candidate) for candidate in candidates)
    meant = [candidate for candidate in candidates if _standing(candidate) == best]
    values = {canonical(one.value) for one in meant}
    chosen = max(meant, key=lambda one: (one.doubt is None, one.confidence))
    doubt = chosen.doubt if len(values) == 1 else _TWICE
    return FieldReading(chosen.value, chosen.confidence, chosen.place, doubt)


def _standing(candidate: Candidate) -> tuple[bool, int]:
    return candidate.value is None, candidate.rank


def canonical(value: str | None) -> str:
    """The value without what does not matter when two are compared."""
    return "".join((value or "").casefold().replace(".", "").replace(",", "").split())


def _several(said: Mapping[Field, Sequence[Candidate]]) -> bool:
    """Whether labels give two names that differ in every part, or two names and two birth dates."""
    differing = [_differs(said.get(field, ())) for field in (*_NAMES, Field.DATE_OF_BIRTH)]
    return sum(differing) > 1


def _differs(candidates: Sequence[Candidate]) -> bool:
    labelled = {canonical(one.value) for one in candidates if one.rank == 0 and one.value}
    return len(labelled) > 1


def _doubted(reading: FieldReading) -> FieldReading:
    return FieldReading(reading.value, reading.confidence, reading.place, SEVERAL)
