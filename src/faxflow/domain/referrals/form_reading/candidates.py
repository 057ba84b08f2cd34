"""Whether an answer is about whom we ask for, and the values that its fields then may have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.answers import Answer
from faxflow.domain.referrals.form_reading.ask import Ask, Party
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.doubts import LOOKS_OTHER
from faxflow.domain.referrals.form_reading.field_values import READERS
from faxflow.domain.referrals.form_reading.folding import signs_of
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


_REFERRERS: Final = frozenset({Party.REFERRER, Party.PATIENT, Party.INSURER, Party.REQUEST, None})
"""Where a provider's number is taken for the referring one's."""
_SOMEONE: Final = "it is not clear whose it is"
_BY_OTHER_SIGNS: Final = frozenset(
    {Field.DATE_OF_BIRTH, Field.PHONE, Field.PROVIDER_PHONE, Field.PROVIDER_FAX}
)
"""Fields whose values are written otherwise than on the page."""
_BY_ITS_SIGNS: Final = frozenset(
    {Field.GIVEN_NAME, Field.SURNAME, Field.STREET, Field.SUBURB, Field.STATE}
)
"""Fields of words in which a single letter matters; so do all that hold digits."""


def candidates_of(answer: Answer, page: int, customs: Customs) -> Iterator[Candidate]:
    """The values that the answer gives, none where it is about nobody that we ask for."""
    told = READERS.get(answer.label.wording.ask)
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
        looks = LOOKS_OTHER if _looks_other(field, values, answer) else None
        own = parsed.doubt or doubt or looks
        yield Candidate(field, parsed.value, answer.confidence, place, own, rank)


def _looks_other(field: Field, values: Mapping[Field, Parsed], answer: Answer) -> bool:
    """Whether a word of the field's value looks like another one on the page."""
    value = values[field].value or ""
    if field is Field.NPI:  # a wrong digit would not go with its check digit
        return False
    if field in _BY_OTHER_SIGNS:
        return bool(answer.doubted)
    if field not in _BY_ITS_SIGNS and not any(map(str.isdigit, value)):
        return False
    others = [signs_of(one.value or "") for other, one in values.items() if other is not field]
    return any(_is_of(signs_of(word), signs_of(value), others) for word in answer.doubted)


def _is_of(word: str, value: str, others: Sequence[str]) -> bool:
    """Whether the word belongs to the value, or to none, as one that was mended on the way."""
    return word in value or (len(word) > 1 and not any(word in other for other in others))


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
