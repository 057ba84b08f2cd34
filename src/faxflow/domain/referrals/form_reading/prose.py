"""What a letter's sentences say of its patient, where no label gave it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.domain.referrals.document_text import Line, around
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import dates, names, numbers
from faxflow.domain.referrals.form_reading.candidates import Candidate
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.form import Place

_CAPITAL: Final = r"[A-Z][\w'\u2019-]*\.?"
_PERSON: Final = rf"({_CAPITAL}(?:\s+{_CAPITAL}){{1,3}})"
_NAMED: Final = (
    re.compile(
        rf"\b(?:RE|Re|re|Regarding|Patient|Pt)\s*[:.-]\s*(?:M[rsx]+\.?\s+|Miss\s+)?{_PERSON}"
    ),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+{_PERSON}"),
    re.compile(rf"\b(?:patient|see|seeing|refer|referring|evaluate|evaluating)[,:]?\s+{_PERSON}"),
    re.compile(rf"{_PERSON}\s*,?\s*\(?(?:DOB|D\.O\.B|born|date of birth)\b"),
)
_BORN: Final = re.compile(
    r"\b(?:DOB|D\.O\.B\.?|date of birth|born(?:\s+on)?|birth\s?date)\W{0,4}([\w ,./-]{6,20})",
    re.IGNORECASE,
)
_SHE: Final = re.compile(
    r"\b(?:Mrs|Ms|Miss)\b|\b\d{1,3}[ -]year[ -]old (?:\w+ )?(?:female|woman|lady|girl)\b"
)
_HE: Final = re.compile(r"\bMr\b|\b\d{1,3}[ -]year[ -]old (?:\w+ )?(?:male|man|gentleman|boy)\b")
_NPI: Final = re.compile(r"\bNPI\W{0,3}(\d[\d -]{8,12}\d)")
_DOUBT: Final = "it was read from a sentence, not from a form"


def candidates_in(lines: Sequence[Line], page: int, customs: Customs) -> Iterator[Candidate]:
    """What the page's sentences say; every value of it is for a person to confirm."""
    if not lines:
        return
    text = " ".join(line.text for line in lines)
    confidence = min(0.6, max(line.confidence for line in lines))
    place = Place(page, around(tuple(line.box for line in lines)))
    for field, value in _said(text, customs):
        yield Candidate(field, value, confidence, place, _DOUBT, rank=2)


def _said(text: str, customs: Customs) -> Iterator[tuple[Field, str]]:
    found = next((hit for pattern in _NAMED if (hit := pattern.search(text))), None)
    person = names.person_name(found[1]) if found else None
    if person and person.given and person.surname:
        yield Field.GIVEN_NAME, person.given
        yield Field.SURNAME, person.surname
    if (hit := _BORN.search(text)) is not None:
        born = dates.birth_date(hit[1], country=customs.country, today=customs.today)
        if born.value is not None:
            yield Field.DATE_OF_BIRTH, born.value
    is_she, is_he = bool(_SHE.search(text)), bool(_HE.search(text))
    if is_she is not is_he:
        yield Field.SEX, "female" if is_she else "male"
    if (hit := _NPI.search(text)) is not None and (read := numbers.npi(hit[1])).value:
        yield Field.NPI, read.value
