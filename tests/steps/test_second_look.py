"""What comes back from the gateway goes out again by itself only where it is still right."""

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import NotReached, Unclear
from faxflow.domain.ids import BatchId
from faxflow.domain.incident import IncidentKind
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.record_incident import Astray, record_incident
from faxflow.steps.retry import retry
from making import work_with

ONE, TWO, THREE = "+15552010101", "+15552010102", "+15552010103"
FAX = "FX-000001"


def load_row(office: Office, number: str, reason: str) -> None:
    office.stage(staged(1, number=number, reason=reason))
    load(office.work())


def sent(office: Office) -> None:
    load_row(office, ONE, "old")
    office.send()


def fail(office: Office, reason: Reason, attempt: int = 1) -> None:
    office.hear(Verdict(VerdictKind.FAILED, reason=reason, reference=reference(1, attempt)))


def decide(office: Office, decision: Decision, because: str = "number-checked") -> Mended:
    return mend_case(office.work(), FAX, Asked(decision, because))


def go_on(office: Office) -> None:
    """Retries and sends whatever goes by itself within half a day."""
    office.clock.forward(hours=12)
    retry(office.work())
    office.send()


def record(office: Office, attempt: int | None = None) -> Mended:
    astray = Astray(IncidentKind.WRONG_RECIPIENT, attempt)
    return record_incident(office.work(), office.vault, FAX, astray)


def went_to(office: Office) -> list[str]:
    return [fax.number for fax in office.gateway.taken]


def open_tasks(office: Office) -> list[str]:
    found = office.rows("SELECT title FROM tasks WHERE closed_at IS NULL ORDER BY id")
    return [str(title) for (title,) in found]


def test_a_failed_fax_whose_row_changed_while_it_was_out_waits_for_a_person(
    office: Office,
) -> None:
    sent(office)
    load_row(office, TWO, "new")

    fail(office, Reason.LINE_DROPPED)
    go_on(office)

    assert (office.state(1), went_to(office)) == (State.HELD, [ONE])
    assert [title.partition(";")[0] for title in open_tasks(office)] == [
        "FX-000001 is held: it changed in the report after it was sent"
    ]


def test_its_release_sends_what_the_newest_report_says_and_that_report_changes_nothing_more(
    office: Office,
) -> None:
    sent(office)
    load_row(office, THREE, "in between")
    load_row(office, TWO, "new")
    fail(office, Reason.LINE_DROPPED)

    decide(office, Decision.RELEASE)
    go_on(office)
    load_row(office, TWO, "new")

    assert went_to(office) == [ONE, TWO]
    assert b"'new'" in office.gateway.taken[1].pdf
    assert office.state(1) is State.SENT
    assert [title.partition(";")[0] for title in open_tasks(office)] == ["FX-000001 was sent"]


def test_a_row_that_changed_back_holds_nothing(office: Office) -> None:
    sent(office)
    load_row(office, TWO, "new")
    load_row(office, ONE, "old")

    fail(office, Reason.LINE_DROPPED)
    go_on(office)

    assert went_to(office) == [ONE, ONE]


def test_a_number_that_a_person_corrected_outlasts_a_row_that_changed_while_it_was_out(
    office: Office,
) -> None:
    load_row(office, ONE, "old")
    correct_case(office.work(), FAX, Correction(TWO, "mistyped"))
    office.send()
    load_row(office, ONE, "new")
    fail(office, Reason.LINE_DROPPED)

    decide(office, Decision.RELEASE)
    go_on(office)

    assert went_to(office) == [TWO, TWO]
    assert b"'new'" in office.gateway.taken[1].pdf


@pytest.mark.parametrize("order", ["row first", "failure first"])
def test_a_fax_that_failed_for_good_goes_to_the_number_of_its_newer_row(
    office: Office, order: str
) -> None:
    sent(office)
    steps = [lambda: load_row(office, TWO, "new"), lambda: fail(office, Reason.NOT_IN_SERVICE)]
    for step in steps if order == "row first" else reversed(steps):
        step()
    assert office.state(1) is State.FAILED
    assert [title.partition(":")[0] for title in open_tasks(office)] == [
        "FX-000001 failed, and the report has changed it since"
    ]

    decide(office, Decision.RELEASE)
    go_on(office)

    assert went_to(office) == [ONE, TWO]
    assert b"'new'" in office.gateway.taken[1].pdf


def test_a_doubtful_fax_that_a_person_says_never_went_out_waits_where_its_row_has_changed(
    office: Office,
) -> None:
    load_row(office, ONE, "old")
    office.gateway.finishes = [Unclear("cut off")]
    office.send()
    load_row(office, TWO, "new")

    answer = decide(office, Decision.NOT_SENT, "")
    go_on(office)

    assert (answer.state, office.state(1), went_to(office)) == (State.HELD, State.HELD, [])
    assert "sends what the newest report says" in answer.told


@pytest.mark.parametrize("reason", [Reason.LINE_DROPPED, Reason.NOT_IN_SERVICE])
def test_a_late_success_of_the_letter_before_a_change_is_told(
    office: Office, reason: Reason
) -> None:
    sent(office)
    fail(office, reason)
    load_row(office, ONE, "new")

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert office.state(1) is State.DELIVERED
    assert [title.partition(";")[0] for title in open_tasks(office)] == [
        "FX-000001 has arrived as it was sent before its row or its letter changed"
    ]


def test_a_late_success_of_the_present_letter_asks_nobody(office: Office) -> None:
    sent(office)
    fail(office, Reason.LINE_DROPPED)

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert (office.state(1), open_tasks(office)) == (State.DELIVERED, [])


def test_a_change_of_a_cancelled_fax_is_told_as_such(office: Office) -> None:
    load_row(office, ONE, "old")
    decide(office, Decision.CANCEL, "not-wanted")

    load_row(office, TWO, "new")

    (title,) = open_tasks(office)
    told = "FX-000001 changed in the report after it was cancelled; it is not sent:"
    assert title == f"{told} `faxflow case show FX-000001`"


def test_a_fax_that_went_astray_does_not_go_to_that_number_again_by_itself(
    office: Office,
) -> None:
    sent(office)
    record(office)

    fail(office, Reason.LINE_DROPPED)
    go_on(office)

    assert (office.state(1), went_to(office)) == (State.HELD, [ONE])


def test_a_fax_that_waits_for_its_next_try_is_held_with_the_incident(office: Office) -> None:
    sent(office)
    fail(office, Reason.LINE_DROPPED)

    answer = record(office)
    go_on(office)

    assert (answer.state, office.state(1), went_to(office)) == (State.HELD, State.HELD, [ONE])


def test_an_incident_outlasts_the_release_of_a_held_batch(office: Office) -> None:
    sent(office)
    fail(office, Reason.LINE_DROPPED)
    hold_batch(office.work(), BatchId(1))
    record(office)

    release_batch(office.work(), BatchId(1))
    go_on(office)

    assert (office.state(1), went_to(office)) == (State.HELD, [ONE])


def test_a_release_after_an_incident_lets_the_fax_go_with_all_its_tries(office: Office) -> None:
    sent(office)
    record(office)
    fail(office, Reason.LINE_DROPPED)

    decide(office, Decision.RELEASE)
    go_on(office)
    fail(office, Reason.LINE_DROPPED, 2)
    go_on(office)

    assert went_to(office) == [ONE, ONE, ONE]


def test_an_incident_of_an_older_attempt_stops_the_newer_one_from_going_again(
    office: Office,
) -> None:
    sent(office)
    fail(office, Reason.NOT_IN_SERVICE)
    decide(office, Decision.RELEASE)
    go_on(office)
    record(office, attempt=1)

    fail(office, Reason.LINE_DROPPED, 2)
    go_on(office)

    assert (office.state(1), went_to(office)) == (State.HELD, [ONE, ONE])


def test_a_fax_on_the_line_while_its_incident_is_recorded_is_not_tried_again(
    office: Office,
) -> None:
    sent(office)
    fail(office, Reason.LINE_DROPPED)
    office.clock.forward(hours=12)
    retry(office.work())

    class CutOff(list[NotReached]):
        def pop(self, _index: int = 0) -> NotReached:  # type: ignore[override]
            with office.beside() as store:
                work = work_with(store, office.new_run(store), office.config)
                record_incident(work, office.vault, FAX, Astray(IncidentKind.WRONG_NUMBER))
            self.clear()
            return NotReached("cut off")

    office.gateway.offers = CutOff([NotReached("")])  # type: ignore[assignment]
    office.send()
    go_on(office)

    assert (office.state(1), went_to(office)) == (State.HELD, [ONE])


def test_a_corrected_number_sends_a_fax_that_went_astray(office: Office) -> None:
    sent(office)
    fail(office, Reason.LINE_DROPPED)
    record(office)

    correct_case(office.work(), FAX, Correction(TWO, "wrong-recipient"))
    go_on(office)

    assert went_to(office) == [ONE, TWO]
