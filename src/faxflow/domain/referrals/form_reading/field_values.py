"""What an answer says of its fields, by each field's own rules."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import addresses, choices, codes, dates, names, numbers
from faxflow.domain.referrals.form_reading.answers import Answer
from faxflow.domain.referrals.form_reading.ask import Ask, Party
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.parsed import Parsed

_MOST_LETTERS: Final = 300
_SPECKLED: Final = re.compile(r"[^\W\d_][.:;][^\W\d_]{3}|[|~\\<>={}\[\]\u00a3\u00a5\u00a7]")
_ODD: Final = "it holds signs that nobody writes"
_EDGES: Final = " |_~;:,.'`\u2018\u2019\u201c\u201d\u00b0\u00b7"
"""What specks beside words are taken for."""

_Values = Mapping[Field, Parsed]


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
    label = answer.label
    asked = label.row.text(label.start, label.end)
    read = dates.birth_date(answer.text, country=customs.country, today=customs.today, asked=asked)
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


READERS: Final[Mapping[Ask, Callable[[Answer, Customs], _Values]]] = {
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
"""How each question's answer is read; what is not asked for has no reader."""
