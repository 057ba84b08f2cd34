"""retry: what is due comes back, and never all of it at once."""

from datetime import UTC, datetime

from conftest import Office, reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.retry import Retried, preview, retry


def wait_all(office: Office, count: int) -> None:
    """So many faxes were busy, and nothing ran for a day."""
    office.load_cases(count)
    office.send()
    for case_id in range(1, count + 1):
        office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(case_id)))
    office.clock.forward(days=1)


def limited(office: Office, most: int) -> None:
    few = office.config.retry.model_copy(update={"most_at_once": most})
    office.config = office.config.model_copy(update={"retry": few})


def test_after_a_standstill_the_longest_due_come_first_and_the_rest_wait(office: Office) -> None:
    limited(office, 2)
    wait_all(office, 5)
    order = [
        case_id for (case_id,) in office.rows("SELECT id FROM cases ORDER BY next_action_at, id")
    ]

    passes = [retry(office.work()) for _ in range(4)]

    assert passes == [Retried(2, 3), Retried(2, 1), Retried(1, 0), Retried(0, 0)]
    ready = office.rows("SELECT subject FROM events WHERE target = 'ready' AND source = 'waiting'")
    assert [f"FX-{case_id:06d}" for case_id in order] == [subject for (subject,) in ready]


def test_a_preview_says_what_would_come_back_and_brings_nothing_back(office: Office) -> None:
    limited(office, 2)
    wait_all(office, 3)
    work = office.work()
    before = office.rows("SELECT * FROM cases"), office.rows("SELECT * FROM events")

    planned = preview(work)

    assert planned == Retried(2, 1)
    assert (office.rows("SELECT * FROM cases"), office.rows("SELECT * FROM events")) == before


def test_an_urgent_fax_comes_back_before_the_others(office: Office) -> None:
    limited(office, 1)
    wait_all(office, 3)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET priority = 1 WHERE id = 3")

    retry(office.work())

    assert office.state(3) == "ready"


def test_what_was_due_in_office_hours_waits_for_the_next_and_holds_up_nothing_else(
    office: Office,
) -> None:
    limited(office, 1)
    office.clock.at = datetime(2026, 11, 25, 21, 50, tzinfo=UTC)  # Wednesday 15:50 in Chicago
    office.load_cases(2)
    office.send()
    for case_id, reason in ((1, Reason.NO_ANSWER), (2, Reason.BUSY)):
        office.hear(Verdict(VerdictKind.FAILED, reason=reason, reference=reference(case_id)))
    passes = []

    for day, hour in ((26, 9), (26, 18), (27, 18)):  # Thanksgiving, at night and by day
        office.clock.at = datetime(2026, 11, day, hour, tzinfo=UTC)
        passes.append(retry(office.work()))

    assert passes == [Retried(1, 0), Retried(0, 0), Retried(1, 0)]
    assert office.state(1) == "ready"


def test_what_is_not_due_stays(office: Office) -> None:
    wait_all(office, 1)
    office.clock.forward(days=-1)

    assert retry(office.work()) == Retried(0, 0)


def test_faxes_that_failed_together_wait_for_times_of_their_own(office: Office) -> None:
    wait_all(office, 20)

    times = office.rows("SELECT DISTINCT next_action_at FROM cases")

    assert len(times) == 20
