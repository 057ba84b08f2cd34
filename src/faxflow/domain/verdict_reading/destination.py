"""Which number a mail about one fax speaks of: never our own, a caller's or a help line's."""

import re
from collections.abc import Iterable

from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.fields import LabelledValue
from faxflow.domain.verdict_reading.numbers import fax_number, written_numbers
from faxflow.domain.verdict_reading.reason_words import reason_in_words

_NEAR = 120  # characters
_FROM = re.compile(
    r"(?:\bfrom|\bvon|\bde la part de|\bda|\bdesde|\bcsid|\btsid|\bcaller(?: id)?|\bid|\bjob|#"
    r"|\bcall(?: us| me)?(?: at| on)?|\bheader|\bani"
    r"|\breference|\bref\.?|\bauftrag|\bnr\.?|\bno\.?|phone number|から)"
    r"[\s:(#]*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\b(?:to|an|à|au|al|a|para|naar|till|til|do|at|by|for|reach(?:ed)?"
    r"|called|dial(?:l)?ed|number|número|fax"
    r"|na numer|numer|на|номер|destination d[ue]|vers(?: le)?"
    r"|către|către numărul|προς|alıcı)|->|→|@"
    r"|(?:\b|ruf|ziel|fax)numm?er[oa]?|:|宛先?|番号は?|至|到|给|給|发往|發往|寄往|号码|號碼)[\s:(+]*"
    r"(?:[^\d:;,.\n]{0,40}\(|(?:[\w.'&-]+ ){0,4}[\w.'&-]+, )?$",
    re.IGNORECASE,
)
_TO_WORD = re.compile(
    r"\b(?:fax\w*|facsimile|message|job|sent|faxnummer|call(?:ed)?|dial(?:l?ed)?|document"
    r"|(?:the|il|el|die|le|la) (?:fax ?)?(?:number|numero|número|numéro|nummer|rufnummer)"
    r"|gesendet|nachricht|auftrag|faks|факс|télécopie|transmission|delivered|delivery|reach(?:ed)?)\b|传真|傳真|ファ[クッ]|宛先|送信|号码|號碼|팩스",
    re.IGNORECASE,
)
# "312-555-0150 has blocked faxes", "312-555-0150 did not answer"
_DOES = re.compile(r"\W*(?:is|was|has|did|does|appears|seems)\b", re.IGNORECASE)
_HELP = re.compile(
    r"\b(?:customer|support|help.?(?:line|desk)|service line|toll.free|hotline"
    r"|(?:call|fax|reach|phone) (?:us|our))\b|\b(?:phone|tel|telephone)\.?:? ?\+?\(?\d{3}",
    re.IGNORECASE,
)
_HELP_BEFORE = re.compile(
    r"\b(?:help|visit|questions?|contact|care|your (?:own |fax )?(?:phone )?number|account)\b",
    re.IGNORECASE,
)


def subject_numbers(subject: str, regions: tuple[str, ...]) -> list[str]:
    """The numbers of a subject that are not a sender's or a job's; those after "to" win."""
    places = [
        (_before(subject, place), number)
        for place in written_numbers(subject)
        if (number := fax_number(place[0], regions))
    ]
    named = [(before, number) for before, number in places if not _FROM.search(before)]
    to = [number for before, number in named if _TO.search(before)]
    return _distinct(to or [number for _, number in named])


def labelled_numbers(values: list[LabelledValue], regions: tuple[str, ...]) -> list[str]:
    """The numbers that stand beside a destination's label, addresses at a gateway included."""
    return _distinct(
        number
        for one in values
        if one.field == Field.NUMBER
        for place in written_numbers(one.value)[:1]
        if (number := fax_number(place[0], regions))
    )


def sentence_numbers(prose: list[str], regions: tuple[str, ...]) -> list[str]:
    """The numbers that sentences about a fax send it to."""
    return _distinct(
        number
        for sentence in prose
        if _TO_WORD.search(sentence) and not _HELP.search(sentence)
        for place in written_numbers(sentence)
        if _is_sent_to(sentence, place)
        if (number := fax_number(place[0], regions))
    )


def lone_numbers(prose: list[str], regions: tuple[str, ...]) -> list[str]:
    """Every number of the text that is not plainly a caller's or a help line's."""
    return _distinct(
        number
        for sentence in prose
        if not _HELP.search(sentence)
        for place in written_numbers(sentence)
        if _is_other_end(_before(sentence, place))
        if (number := fax_number(place[0], regions))
    )


def _is_sent_to(sentence: str, place: re.Match[str]) -> bool:
    before, after = _before(sentence, place), sentence[place.end() : place.end() + _NEAR]
    if not before.strip(' "('):
        return bool(_DOES.match(after)) and reason_in_words(sentence) is not None
    return _is_other_end(before) and bool(_TO.search(before))


def _before(text: str, place: re.Match[str]) -> str:
    """What stands close before a number: all of a long text for each of its numbers takes hours."""
    return text[max(0, place.start() - _NEAR) : place.start()]


def _is_other_end(before: str) -> bool:
    return not (_FROM.search(before) or _HELP_BEFORE.search(before))


def _distinct(numbers: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(numbers))
