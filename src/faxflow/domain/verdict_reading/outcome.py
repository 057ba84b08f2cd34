"""How a fax fared, by one sentence, one subject or one status value.

Order makes it careful: a weaker claim (delayed, failed, accepted) is looked for before
"delivered", and conditions, refusals and talk about the mail itself state nothing.
"""

import re

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import doubt_words as doubt
from faxflow.domain.verdict_reading import outcome_words as words
from faxflow.domain.verdict_reading import waiting_words as waiting
from faxflow.domain.verdict_reading.other_matters import OTHER_MATTER
from faxflow.domain.verdict_reading.reason_words import reason_in_words
from faxflow.domain.verdict_reading.remembered import remembered

_PART = re.compile(
    r"(?<!attempt )(?<!try )(?<!dial )(?<![\d/])\b(\d{1,3})\s*"
    r"(?:of|out of|von|sur|di|de|van|/(?=\s?\d+ ?(?:page|pages)?\W*$))\s*(\d{1,3})\b(?![/\d])",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"(?:{words.NEGATED.pattern}|\b(?:fail\w* to|partial\w*|only)\b|未|没)[^.,;:()]*"
)
_CODED = re.compile(r"^(?:\d{1,4}|[a-z])\s+\(([^()]+)\)\s*$")  # "D (delivered)", "100 (successful)"
_LEADING = re.compile(r"^\W+")
_STATUS_TALK = 80


@remembered
def sentence_outcome(sentence: str) -> VerdictKind | None:
    """What a sentence of prose states about a fax; None when it states nothing."""
    text = sentence.lower()
    if doubt.ASIDE.search(text) or _is_beside(text) or _asks(text) or doubt.MANY.search(text):
        return None
    return _stated(text) if words.FAX_NOUN.search(text) else _delayed(text)


def heading_outcome(line: str) -> VerdictKind | None:
    """What a heading states of the faxes listed below it."""
    text = line.lower()
    if _is_beside(text) or doubt.ASIDE.search(text):
        return None
    return _stated(text) or status_outcome(line)


def subject_outcome(subject: str) -> VerdictKind | None:
    """What a subject line states; "success" alone is of a fax only where one is named."""
    text = subject.lower()
    if _is_beside(text) or _asks(text) or doubt.MANY.search(text):
        return None
    kind = _stated(text)
    return None if kind == VerdictKind.DELIVERED and not words.NAMED.search(text) else kind


@remembered
def status_outcome(value: str) -> VerdictKind | None:
    """What the value beside "Status" or in a table's cell states; contradictions state nothing."""
    text = doubt.NEUTRAL.sub(" ", value.lower().replace("_", " "))[:_STATUS_TALK]
    text = _CODED.sub(r"\1", _LEADING.sub("", text))
    if words.STATUS_DELAYED.match(text) or waiting.DELAYED.search(text):
        return VerdictKind.DELAYED
    good = bool(words.STATUS_DELIVERED.match(text))
    bad = bool(words.FAILED.search(text) or words.NEGATED.search(text))
    taken = words.ACCEPTED.search(text)
    unsure = doubt.UNSURE.search(text) or doubt.NOTHING.search(text)
    if good and (bad or (unsure and not taken)):
        return None
    if is_part(text):
        return VerdictKind.FAILED
    if good:
        return VerdictKind.ACCEPTED if taken else VerdictKind.DELIVERED
    if words.STATUS_ACCEPTED.match(text):
        return VerdictKind.ACCEPTED
    return VerdictKind.FAILED if bad or telling_reason(text) else None


def is_part(text: str) -> bool:
    """True when a text counts fewer of something than there are: "2 of 4 pages"."""
    return any(int(done) < int(total) for done, total in _PART.findall(text))


def fails(text: str) -> bool:
    """True when a short value says outright that something failed."""
    plain = doubt.NEUTRAL.sub(" ", text.lower().replace("_", " "))
    return bool(words.FAILED.search(plain) or words.NEGATED.search(plain))


def telling_reason(text: str) -> Reason | None:
    """The reason that a short value gives; a long one is prose, and read as such."""
    return reason_in_words(text) if len(text) <= _STATUS_TALK else None


def is_final(text: str) -> bool:
    """True when a text says that nothing more will be tried, not what would follow if so."""
    told = text.lower()
    open_yet = doubt.CONDITION.search(told) or doubt.NOT_YET.search(told)
    return bool(waiting.FINAL.search(told)) and not open_yet


def _delayed(text: str) -> VerdictKind | None:
    return VerdictKind.DELAYED if waiting.DELAYED.search(text) and not is_final(text) else None


def _stated(sentence: str) -> VerdictKind | None:
    """The kind that a lower-case text states, the weaker claims first."""
    text = doubt.NEUTRAL.sub(" ", sentence.replace("_", " "))
    if _delayed(text):
        return VerdictKind.DELAYED
    affirmed = _is_affirmed(text)
    if words.FAILED.search(text) or _is_denied(text):
        return None if affirmed else VerdictKind.FAILED
    if doubt.NOTHING.search(text):
        return None
    if words.ACCEPTED.search(text):
        return VerdictKind.ACCEPTED
    if doubt.NOT_YET.search(text) or is_part(text):
        return None
    return VerdictKind.DELIVERED if affirmed else None


def _is_affirmed(text: str) -> bool:
    """True when a text says of the deed that it was done, what follows a "not" left out."""
    said = _DENIED.sub(" ", text)
    praised = words.WELL.search(said) and words.CARRIED.search(said)
    return bool(praised or words.DELIVERED.search(said))


def _is_beside(text: str) -> bool:
    return bool(doubt.CONDITION.search(text) or OTHER_MATTER.search(text))


def _asks(text: str) -> bool:
    return text.rstrip(" \"'”»)").endswith("?")


def _is_denied(text: str) -> bool:
    deed = words.CARRIED.search(text) or words.REACHED.search(text)
    return bool(deed and words.NEGATED.search(text))
