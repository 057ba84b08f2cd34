"""How ids go on after a restore, and what may be let go."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.restored import Release, Restore, jumped, may_be_same, refused_release
from faxflow.domain.store_mark import StoreMark, is_old_copy, mark_from
from faxflow.domain.written_number import number_in

SEEN = StoreMark("one", 2, 500, "abc")
NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
RECONCILED = Restore(2, 500, NIGHT, NIGHT, NIGHT.date(), CaseId(100_001), NIGHT, NIGHT)


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        (0, 100_000),
        (123, 200_000),
        (99_999, 200_000),
        (100_000, 200_000),
        (999_990, 1_100_000),
        (1_234_567, 3_000_000),
    ],
)
def test_ids_go_on_at_a_round_number_with_room_before_it(last: int, next_one: int) -> None:
    assert jumped(last) == next_one


@pytest.mark.parametrize(
    ("text", "pattern", "number"),
    [
        ("12025550101@fax.example", "{number}@fax.example", "+12025550101"),
        ("FAX=+12025550101@x.example", "FAX={e164}@x.example", "+12025550101"),
        ("2025550101@fax.example", "{national}@fax.example", "+12025550101"),
        ("FX-000001-A1 for 12025550101", "{reference} for {dialled}", "+12025550101"),
        ("send@fax.example", "send@fax.example", None),
        ("12025550101@other.example", "{number}@fax.example", None),
    ],
)
def test_a_number_is_read_back_as_the_gateway_was_told_it(
    text: str, pattern: str, number: str | None
) -> None:
    assert number_in(text, pattern, "US") == number


@pytest.mark.parametrize(
    ("now", "knows_it", "old"),
    [
        (StoreMark("one", 2, 400, "x"), False, True),
        (StoreMark("one", 2, 600, "x"), True, False),
        (StoreMark("one", 2, 600, "x"), False, True),
        (StoreMark("one", 3, 10, "x"), False, False),
        (StoreMark("another", 1, 0, ""), False, False),
    ],
    ids=["further back", "further on", "another branch", "restored since", "another store"],
)
def test_an_old_copy_lacks_what_was_seen(now: StoreMark, *, knows_it: bool, old: bool) -> None:
    assert is_old_copy(now, SEEN, knows_it=knows_it) is old


@pytest.mark.parametrize("torn", [None, [], {}, {"store": "one"}, {**SEEN.written(), "event": "x"}])
def test_what_is_no_mark_marks_nothing(torn: object) -> None:
    assert mark_from(torn) is None
    assert mark_from(SEEN.written()) == SEEN
    assert mark_from(replace(SEEN, run="R").written()) == replace(SEEN, run="R")


def test_a_result_that_waits_for_a_person_is_looked_at_and_is_no_reference() -> None:
    asked = Release(Decision.RELEASE, CaseId(1), State.HELD, ["M-000007"])

    refused = refused_release(RECONCILED, asked)

    assert refused is not None
    assert refused.instead[0] == "faxflow mail show M-000007"
    assert "M-000007" in str(refused)


@pytest.mark.parametrize(
    ("lost", "case", "same"),
    [
        (77, 200_001, True),
        (77, 100_001, True),
        (100_006, 100_001, False),
        (77, 50, False),
        (200_003, 200_001, True),
    ],
    ids=[
        "made since the last",
        "made since the first, lost before it",
        "known beside it",
        "made before both",
        "of another restore of the same backup",
    ],
)
def test_what_was_lost_may_be_what_was_made_since(lost: int, case: int, *, same: bool) -> None:
    firsts = [CaseId(100_001), CaseId(200_001)]

    assert may_be_same(CaseId(lost), CaseId(case), firsts) is same
