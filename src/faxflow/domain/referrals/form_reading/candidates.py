"""What one answer says of the fields it is about, checked by each field's own rules."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import addresses, choices, codes, dates, names, numbers
from faxflow.domain.referrals.form_reading.answers import Answer
from faxflow.domain.referrals.form_reading.ask import Ask, Party
from faxflow.domain.referrals.form_reading.form import Place
from faxflow.domain.referrals.form_reading.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a field may have; of several, those of the lowest `rank` are meant.

    0 = its own label in its own part, 1 = a label of which the part is a guess, 2 = a sentence.
    """

    field: Field
    value: str | None
    confidence: float
    place: Place
    doubt: str | None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Customs:
    """How dates, numbers and addresses are written where the practice is, and what day it is."""

    country: str
    today: date


_REFERRERS: Final = frozenset({Party.REFERRER, Party.PATIENT, Party.INSURER, Party.REQUEST, None})
"""Where a provider's number is taken for the referring one's."""
_SOMEONE: Final = "it is not clear whose it is"
_LOOKS_OTHER: Final = "a digit of it looks like another digit of the page"
_MOST_LETTERS: Final = 300
_SPECKLED: Final = re.compile(r"[^\W\d_][.:;][^\W\d_]{3}|[|~\\<>={}\[\]\u00a3\u00a5\u00a7]")
_ODD: Final = "it holds signs that nobody writes"
_EDGES: Final = " |_~;:,.'`\u2018\u2019\u201c\u201d\u00b0\u00b7"
"""What specks beside words are taken for."""

_Values = Mapping[Field, Parsed]


def candidates_of(answer: Answer, page: int, customs: Customs) -> Iterator[Candidate]:
    """The values that the answer gives, none where it is about nobody that we ask for."""
    told = _READERS.get(answer.label.wording.ask)
    if told is None:
        return
    rank, doubt = _standing(answer)
    if rank is None:
        return
    values = told(answer, customs)
    if answer.otherwise and not any(parsed.value for parsed in values.values()):
        answer = replace(answer, lines=answer.otherwise)
        values = told(answer, customs)
    place = Place(page, answer.box)
    for field, parsed in values.items():
        numbered = any(map(str.isdigit, parsed.value or ""))
        own = parsed.doubt or doubt or (_LOOKS_OTHER if answer.doubted and numbered else None)
        yield Candidate(field, parsed.value, answer.confidence, place, own, rank)


def _standing(answer: Answer) -> tuple[int | None, str | None]:
    """The answer's rank and general doubt; no rank where it is about somebody else."""
    ask, party = answer.label.wording.ask, answer.party
    wanted = _WANTED.get(ask)
    if wanted is not None and party in wanted:
        doubted = answer.label.qualified and answer.label.wording.party is None
        return 0, _SOMEONE if doubted else None
    if wanted is None:
        return 0, None
    headed = answer.part is not None and answer.part.headed
    guessed = party is None or (not headed and party in {Party.INSURER, Party.REQUEST})
    return (1, _SOMEONE) if guessed and ask in _GUESSED else (None, None)


_WANTED: Final[Mapping[Ask, frozenset[Party | None]]] = {
    Ask.NAME: frozenset({Party.PATIENT, Party.REFERRER, Party.INSURER, None}),
    Ask.GIVEN_NAME: frozenset({Party.PATIENT, None, Party.REQUEST}),
    Ask.SURNAME: frozenset({Party.PATIENT, None, Party.REQUEST}),
    Ask.BORN: frozenset({Party.PATIENT, Party.REFERRER, Party.INSURER, Party.REQUEST, None}),
    Ask.SEX: frozenset({Party.PATIENT, Party.REFERRER, Party.INSURER, Party.REQUEST, None}),
    Ask.PHONE: frozenset({Party.PATIENT, Party.REFERRER}),
    Ask.FAX: frozenset({Party.REFERRER}),
    Ask.ADDRESS: frozenset({Party.PATIENT}),
    Ask.TOWN: frozenset({Party.PATIENT}),
    Ask.STATE: frozenset({Party.PATIENT}),
    Ask.POSTCODE: frozenset({Party.PATIENT}),
    Ask.TOWN_LINE: frozenset({Party.PATIENT}),
    Ask.CHART: frozenset({Party.PATIENT, Party.REQUEST, None}),
    Ask.NPI: _REFERRERS,
    Ask.ORGANISATION: _REFERRERS,
    Ask.MEMBER: frozenset(set(Party) - {Party.OTHER_INSURER, Party.RECEIVER, Party.REFERRER})
    | {None},
    Ask.PAYER: frozenset({Party.INSURER}),
}
_GUESSED: Final = frozenset(
    {Ask.PHONE, Ask.ADDRESS, Ask.TOWN, Ask.STATE, Ask.POSTCODE, Ask.TOWN_LINE, Ask.FAX}
)


def _name(answer: Answer, customs: Customs) -> _Values:
    del customs
    if answer.party is Party.REFERRER:
        return {Field.PROVIDER: _provider(answer.text)}
    if answer.party is Party.INSURER:
        return {Field.PAYER: _text(answer.text)}
    read = names.person_name(answer.text, surname_first=answer.label.wording.surname_first)
    if read is None:
        return {}
    return {
        Field.GIVEN_NAME: Parsed(read.given, read.doubt),
        Field.SURNAME: Parsed(read.surname, read.doubt),
    }


def _part_of_name(field: Field) -> Callable[[Answer, Customs], _Values]:
    def told(answer: Answer, customs: Customs) -> _Values:
        del customs
        read = names.part_of_name(answer.text)
        return {field: Parsed(read.surname, read.doubt)} if read else {}

    return told


def _born(answer: Answer, customs: Customs) -> _Values:
    read = dates.birth_date(answer.text, country=customs.country, today=customs.today)
    return {Field.DATE_OF_BIRTH: read}


def _phone(answer: Answer, customs: Customs) -> _Values:
    field = Field.PROVIDER_PHONE if answer.party is Party.REFERRER else Field.PHONE
    return {field: numbers.phone(answer.text, customs.country)}


def _address(answer: Answer, customs: Customs) -> _Values:
    read = addresses.address(answer.whole, customs.country)
    told = {
        Field.STREET: Parsed(read.street, read.doubt),
        Field.SUBURB: Parsed(read.town, read.doubt),
        Field.STATE: Parsed(read.state),
        Field.POSTCODE: Parsed(read.postcode),
    }
    return {field: parsed for field, parsed in told.items() if parsed.value is not None}


def _state(answer: Answer, customs: Customs) -> _Values:
    read = addresses.state(answer.text, customs.country)
    return {Field.STATE: Parsed(read, None if read else "there is no such state")}


def _postcode(answer: Answer, customs: Customs) -> _Values:
    read = addresses.postcode(answer.text, customs.country)
    return {Field.POSTCODE: Parsed(read, None if read else "it has not the shape of a postcode")}


def _one(field: Field, read: Callable[[str], Parsed]) -> Callable[[Answer, Customs], _Values]:
    return lambda answer, _: {field: read(answer.text)}


def _long(field: Field) -> Callable[[Answer, Customs], _Values]:
    return lambda answer, _: {field: _text(answer.whole)}


def _text(text: str) -> Parsed:
    """The words as they stand, on one line; specks leave signs in them that nobody writes."""
    cleared = " ".join(text.split()).strip(_EDGES)[:_MOST_LETTERS]
    if not cleared:
        return Parsed(None, "it is empty")
    return Parsed(cleared, _ODD if _SPECKLED.search(cleared) else None)


def _provider(text: str) -> Parsed:
    name = names.provider_name(text)
    return Parsed(name, names.oddity(name) if name else "it holds no name")


_READERS: Final[Mapping[Ask, Callable[[Answer, Customs], _Values]]] = {
    Ask.NAME: _name,
    Ask.GIVEN_NAME: _part_of_name(Field.GIVEN_NAME),
    Ask.SURNAME: _part_of_name(Field.SURNAME),
    Ask.BORN: _born,
    Ask.SEX: lambda answer, _: {Field.SEX: choices.sex(answer.spaced)},
    Ask.PHONE: _phone,
    Ask.FAX: lambda answer, customs: {
        Field.PROVIDER_FAX: numbers.phone(answer.text, customs.country)
    },
    Ask.ADDRESS: _address,
    Ask.TOWN_LINE: _address,
    Ask.TOWN: _one(Field.SUBURB, _text),
    Ask.STATE: _state,
    Ask.POSTCODE: _postcode,
    Ask.CHART: _one(Field.OUTSIDE_ID, codes.chart_number),
    Ask.NPI: _one(Field.NPI, numbers.npi),
    Ask.ORGANISATION: _long(Field.ORGANISATION),
    Ask.SERVICE: _long(Field.SERVICE),
    Ask.REASON: _long(Field.REASON),
    Ask.DIAGNOSES: _one(Field.DIAGNOSES, codes.diagnoses),
    Ask.PRIORITY: lambda answer, _: {Field.PRIORITY: choices.priority(answer.spaced)},
    Ask.PAYER: _long(Field.PAYER),
    Ask.MEMBER: _one(Field.MEMBER_ID, codes.identifier),
    Ask.AUTHORISATION_NUMBER: _one(Field.AUTHORISATION_NUMBER, codes.identifier),
}
