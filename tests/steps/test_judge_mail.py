"""A person says what a mail means; it then counts as a verdict with our reference does."""

import pytest

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import BadUsage, MailNotWaiting, OtherNumber, UnknownCase, UnknownMail
from faxflow.steps.judge_mail import Assigned, Finding, Ignored, assign_mail, ignore_mail
from faxflow.store import mail_queue

NUMBER, OTHER = "+15552010001", "+15552010002"
STRANGE = Verdict(VerdictKind.UNRECOGNISED)
BUSY = Finding(Reason.BUSY)
ARRIVED = Finding()


def puzzled(office: Office, *said: Verdict, cases: int = 1) -> Office:
    """Sent faxes, and one mail that nobody understands."""
    office.load_cases(cases)
    office.send()
    office.hear(*said or (STRANGE,))
    return office


def assign(office: Office, fax: str, finding: Finding) -> Assigned:
    return assign_mail(office.work(), "M-000001", fax, finding)


def waiting(office: Office) -> list[int]:
    with office.store.read() as tx:
        return [mail.id for mail in mail_queue.waiting(tx)]


@pytest.mark.parametrize("fax", ["FX-000001", "FX-000001-A1", "fx-1"])
@pytest.mark.parametrize(
    ("finding", "state"), [(ARRIVED, State.DELIVERED), (BUSY, State.WAITING)], ids=str
)
def test_a_persons_finding_settles_the_fax_and_closes_the_question(
    office: Office, fax: str, finding: Finding, state: State
) -> None:
    puzzled(office)
    before = waiting(office)

    done = assign(office, fax, finding)

    assert done == Assigned("M-000001", "FX-000001-A1", "applied", state, 0)
    assert office.state(1) is state
    assert (before, waiting(office)) == ([1], [])
    assert office.rows("SELECT closed_by FROM tasks WHERE kind = 'review-mail'") == [("tester",)]


def test_the_history_says_who_decided_what_about_the_mail(office: Office) -> None:
    puzzled(office)

    assign(office, "FX-000001", BUSY)

    assert office.rows("SELECT actor, cause, detail FROM events WHERE subject = 'M-000001'") == [
        ("tester", "decided by a person", "assigned to FX-000001-A1: busy")
    ]
    assert office.rows("SELECT evidence, reason FROM cases") == [(None, "busy")]


def test_a_mail_that_was_judged_is_moved_by_the_next_pass(office: Office) -> None:
    puzzled(office)
    assign(office, "FX-000001", ARRIVED)

    office.watch()
    office.watch()

    [move] = office.inbox.refiled
    assert (move.message_id, move.source, move.target) == (
        "<m@fax.example>",
        Folder.REVIEW,
        Folder.HANDLED,
    )
    assert [move.is_it(raw) for raw in (b"mail 0", *office.said)] == [True, True]


def test_a_mail_read_again_after_a_person_judged_it_goes_where_it_belongs(office: Office) -> None:
    puzzled(office)
    assign(office, "FX-000001", ARRIVED)
    office.inbox.mails[7] = b"mail 0"  # it had never been moved

    office.watch()

    assert office.inbox.filed[7] is Folder.HANDLED


def test_an_earlier_attempts_failure_changes_nothing_as_ever(office: Office) -> None:
    puzzled(office)
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    done = assign(office, "FX-000001-A1", ARRIVED)

    assert (done.outcome, done.state) == ("no-change", State.DELIVERED)


def test_a_mail_about_two_faxes_waits_until_both_are_answered(office: Office) -> None:
    said = [Verdict(VerdictKind.FAILED, n, Reason.BUSY, reference=reference(77)) for n in
            (NUMBER, OTHER)]  # fmt: skip
    puzzled(office, *said, cases=2)

    first = assign(office, "FX-000001", BUSY)
    after_first = waiting(office)
    second = assign(office, "FX-000002", BUSY)

    assert (first.left, second.left) == (1, 0)
    assert (after_first, waiting(office)) == ([1], [])


def test_the_job_id_of_a_mail_that_a_person_assigned_is_known_from_then_on(
    office: Office,
) -> None:
    puzzled(office, Verdict(VerdictKind.DELAYED, reason=Reason.BUSY, job_id="55"))
    assign(office, "FX-000001", BUSY)

    office.hear(Verdict(VerdictKind.DELIVERED, job_id="55"))

    assert office.state(1) is State.DELIVERED


def test_an_ignored_mail_settles_nothing_and_waits_no_more(office: Office) -> None:
    puzzled(office)

    told = ignore_mail(office.work(), "m-1")

    assert told == Ignored("M-000001", done=True, told="M-000001 is ignored.")
    assert (office.state(1), waiting(office)) == (State.SENT, [])
    assert office.rows("SELECT detail FROM events WHERE subject = 'M-000001'") == [("ignored",)]


@pytest.mark.parametrize(
    ("mail", "fax", "error"),
    [
        ("M-000009", "FX-000001", UnknownMail),
        ("letter", "FX-000001", UnknownMail),
        ("M-000001", "FX-000077", UnknownCase),
        ("M-000001", "FX-000001-A4", BadUsage),
        ("M-000001", "FX-000002", BadUsage),
        ("M-000001", "nonsense", UnknownCase),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_changed(
    office: Office, mail: str, fax: str, error: type[Exception]
) -> None:
    office.load_cases(1)
    office.send()
    office.load_cases(2)
    office.hear(STRANGE)

    with pytest.raises(error):
        assign_mail(office.work(), mail, fax, ARRIVED)

    assert office.state(1) is State.SENT
    assert office.rows("SELECT count(*) FROM verdicts") == [(1,)]


def test_a_mail_that_settled_another_fax_and_waits_for_nobody_is_refused(office: Office) -> None:
    said = Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1))
    puzzled(office, said, cases=2)

    with pytest.raises(MailNotWaiting, match="M-000001 settled FX-000001-A1 and waits for nobody"):
        assign(office, "FX-000002", ARRIVED)

    assert office.state(2) is State.SENT


def recorded(office: Office) -> list[object]:
    return office.rows("SELECT * FROM events") + office.rows("SELECT * FROM verdicts")


def test_a_mail_that_waits_for_nobody_is_neither_ignored_nor_assigned_again(
    office: Office,
) -> None:
    puzzled(office)
    ignore_mail(office.work(), "M-000001")
    before = recorded(office)

    again = ignore_mail(office.work(), "M-000001")
    with pytest.raises(MailNotWaiting, match="M-000001 waits for nobody; nothing was changed"):
        assign(office, "FX-000001", ARRIVED)

    assert (again.done, again.known) == (False, True)
    assert "M-000001 waits for nobody" in again.told
    assert recorded(office) == before


def test_a_mail_about_another_number_settles_no_fax_unless_a_person_insists(
    office: Office,
) -> None:
    puzzled(office, Verdict(VerdictKind.FAILED, OTHER, Reason.BUSY, reference=reference(77)))
    before = recorded(office)

    with pytest.raises(OtherNumber, match="M-000001 names another number than FX-000001") as why:
        assign(office, "FX-000001", BUSY)
    refused = recorded(office)
    done = assign(office, "FX-000001", Finding(Reason.BUSY, other_number=True))

    assert refused == before
    assert (done.outcome, done.left, waiting(office)) == ("applied", 0, [])
    details = office.rows("SELECT detail FROM events WHERE subject = 'M-000001'")
    assert details == [("assigned to FX-000001-A1: busy, although it names another number",)]
    assert not any(number in str([details, why.value]) for number in (NUMBER, OTHER))
