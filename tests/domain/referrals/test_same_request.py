"""The same request that comes twice is told from two requests."""

from datetime import timedelta

import pytest

from a_referral import a_referral
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.same_request import Request, same_request
from making import MORNING

FIRST = {
    Field.SERVICE: "MRI lumbar spine",
    Field.PROVIDER: "Dr. Ferro",
    Field.NPI: "1234567893",
    Field.DIAGNOSES: "M54.50",
}


def request(*, days: float = 0, final_days_ago: float | None = None, **changes: str) -> Request:
    """The first request, but for the changes, received so many days ago."""
    told = {**FIRST, **{Field(name): text for name, text in changes.items()}}
    fields = {**a_referral(without=tuple(Field)).fields, **told}
    final = None if final_days_ago is None else MORNING - timedelta(days=final_days_ago)
    return Request(fields, MORNING - timedelta(days=days), final)


def grade(later: Request, earlier: Request) -> str | None:
    found = same_request(later, earlier, MORNING)
    return found.grade if found else None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "probable"),
        ({"service": "mri, LUMBAR spine"}, "probable"),
        ({"provider": "Ferro, Dr", "npi": ""}, "probable"),
        ({"service": "MRI of the lumbar spine"}, "possible"),
        ({"service": ""}, "possible"),
        ({"provider": "Dr. Lindgren", "npi": "1987654328"}, "possible"),
        ({"service": "lower back imaging"}, "possible"),
        ({"service": "lower back imaging", "diagnoses": "I10"}, None),
        ({"service": "colonoscopy", "provider": "Dr. Lindgren", "npi": ""}, None),
    ],
)
def test_what_is_asked_for_and_by_whom_makes_it_the_same(
    changes: dict[str, str], told: str | None
) -> None:
    assert grade(request(**changes), request(days=2)) == told


def test_weeks_later_it_is_a_new_one() -> None:
    assert grade(request(), request(days=59)) == "probable"
    assert grade(request(), request(days=61)) is None


def test_one_that_was_closed_lately_may_be_asked_for_again() -> None:
    assert grade(request(), request(days=40, final_days_ago=29)) == "probable"
    assert grade(request(), request(days=40, final_days_ago=31)) is None


def test_what_is_closed_itself_is_asked_about_no_more() -> None:
    assert grade(request(final_days_ago=0), request(days=1)) is None


def test_the_reasons_name_no_value() -> None:
    found = same_request(request(), request(days=1), MORNING)

    assert found
    assert found.reasons == (
        "the same service",
        "the same referring office",
        "a diagnosis in common",
    )
