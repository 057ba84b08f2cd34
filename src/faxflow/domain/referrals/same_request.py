"""Whether two referrals of one person ask for the same thing: the same request, sent twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from faxflow.domain.matching.plain_text import plain_words
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.pair import Likeness

COMPARED = frozenset(
    {
        Field.SERVICE,
        Field.DIAGNOSES,
        Field.PROVIDER,
        Field.ORGANISATION,
        Field.NPI,
        Field.PROVIDER_PHONE,
        Field.PROVIDER_FAX,
    }
)
"""The fields that two requests are compared by."""

RECEIVED_WITHIN = timedelta(days=60)
"""A request is asked about again, or sent twice, within weeks; later it is a new one."""

CLOSED_WITHIN = timedelta(days=30)
"""Who asks again after an answer may not have had it yet."""

_PROBABLE, _POSSIBLE = "probable", "possible"
_SIMILAR = 80.0
_SAME_NAME = 85.0


@dataclass(frozen=True, slots=True)
class Request:
    """What of a referral says whether it is the same; `final_since` is None while it is open."""

    fields: Mapping[Field, str]
    received_at: datetime
    final_since: datetime | None


def same_request(later: Request, earlier: Request, now: datetime) -> Likeness | None:
    """How alike two requests of one person are; None where they are two."""
    if later.final_since or not _in_time(later, earlier, now):
        return None
    service = _service(later, earlier)
    office = _same_office(later, earlier)
    diagnosis = _shared_diagnosis(later, earlier)
    if service is None and not (office and diagnosis):
        return None
    score, words = service or (0.0, "services that read differently")
    reasons = [words, "the same referring office" if office else "another or no referring office"]
    reasons += ["a diagnosis in common"] if diagnosis else []
    probable = office and score == _ALL
    return Likeness(_PROBABLE if probable else _POSSIBLE, score, tuple(reasons))


_ALL = 100.0


def _in_time(later: Request, earlier: Request, now: datetime) -> bool:
    if abs(later.received_at - earlier.received_at) > RECEIVED_WITHIN:
        return False
    return earlier.final_since is None or now - earlier.final_since <= CLOSED_WITHIN


def _service(later: Request, earlier: Request) -> tuple[float, str] | None:
    """How alike the services are, of 100, and that in words; None where they are two."""
    one, other = (_plain(request, Field.SERVICE) for request in (later, earlier))
    if not one or not other:
        return _SIMILAR, "no service told in one of them"
    if one == other:
        return _ALL, "the same service"
    score = fuzz.token_set_ratio(one, other)
    # Below all of it: of two that only share words, a person sees what differs.
    return (min(score, _ALL - 1), "a similar service") if score >= _SIMILAR else None


def _same_office(later: Request, earlier: Request) -> bool:
    """Whether one number is the same, or one name reads the same."""
    numbers = (Field.NPI, Field.PROVIDER_FAX, Field.PROVIDER_PHONE)
    if any(later.fields[one] and later.fields[one] == earlier.fields[one] for one in numbers):
        return True
    return any(_same_name(later, earlier, field) for field in (Field.PROVIDER, Field.ORGANISATION))


def _same_name(later: Request, earlier: Request, field: Field) -> bool:
    one, other = _plain(later, field), _plain(earlier, field)
    return bool(one and other) and fuzz.token_sort_ratio(one, other) >= _SAME_NAME


def _shared_diagnosis(later: Request, earlier: Request) -> bool:
    one, other = (request.fields[Field.DIAGNOSES].split() for request in (later, earlier))
    return not set(one).isdisjoint(other)


def _plain(request: Request, field: Field) -> str:
    return " ".join(plain_words(request.fields[field]))
