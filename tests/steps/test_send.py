"""send: every phase is committed before the next can matter."""

import pytest

from conftest import Office
from faxflow.domain.delivery import State
from faxflow.domain.handover import NotReached, Refused, Unclear
from faxflow.errors import GatewayHalted, ServerUnreachable, TemplateProblem
from faxflow.steps.draw_letters import draw_letters
from faxflow.steps.hand_over import HandOver
from faxflow.store import cases, gateways


def test_every_ready_case_is_handed_over_once(office: Office) -> None:
    office.load_cases(3)

    office.send()
    again = office.send()

    assert [str(fax.reference) for fax in office.gateway.taken] == [
        "FX-000001-A1",
        "FX-000002-A1",
        "FX-000003-A1",
    ]
    assert not again.outcomes
    assert office.gateway.opened == 1


def test_the_store_says_submitting_before_the_dot(office: Office) -> None:
    office.load_cases(1)
    seen: list[str] = []

    def look() -> None:
        with office.beside() as store, store.read() as tx:
            seen.extend(row["state"] for row in tx.execute("SELECT state FROM cases"))

    office.gateway.before_finish = look

    office.send()

    assert seen == [State.SUBMITTING]
    assert office.state(1) is State.SENT


def test_a_fax_that_never_reached_the_server_is_ready_again(office: Office) -> None:
    office.load_cases(1)
    office.gateway.offers = [NotReached("cut off")]

    office.send()

    assert office.state(1) is State.READY
    assert office.rows("SELECT outcome, sent_at FROM attempts") == [("not-reached", None)]


def test_a_person_hears_once_of_a_fax_that_is_cut_off_again_and_again(office: Office) -> None:
    office.load_cases(1)
    office.gateway.offers = [NotReached("cut off")] * 6
    told = "SELECT count(*), count(closed_at) FROM tasks WHERE kind = 'mend-fax'"

    heard = []
    for _ in range(7):
        office.send()
        heard += office.rows(told)

    assert heard == [(0, 0), (0, 0), (0, 0), (1, 0), (1, 0), (1, 0), (1, 1)]
    assert office.state(1) is State.SENT


def test_a_person_hears_of_a_fax_that_the_gateway_puts_off_for_an_hour(office: Office) -> None:
    office.load_cases(1)
    office.gateway.offers = [Refused(450, "greylisted", busy=True)] * 6
    told = "SELECT count(*), count(closed_at) FROM tasks WHERE kind = 'mend-fax'"

    heard = []
    for _ in range(7):
        office.send()
        heard += office.rows(told)
        office.clock.forward(minutes=15)

    assert heard == [(0, 0)] * 4 + [(1, 0), (1, 0), (1, 1)]
    assert office.state(1) is State.SENT


def test_only_the_unbroken_run_of_refusals_counts_as_put_off(office: Office) -> None:
    office.load_cases(1)
    later = Refused(450, "greylisted", busy=True)
    office.gateway.offers = [later, NotReached("cut off"), later]

    for _ in range(3):
        office.send()
        office.clock.forward(minutes=50)

    assert office.rows("SELECT kind FROM tasks") == []


def test_a_server_that_cuts_every_line_stops_the_run(office: Office) -> None:
    office.load_cases(5)
    office.gateway.offers = [NotReached("cut off")] * 5

    with pytest.raises(ServerUnreachable, match="4 hand-overs"):
        office.send()

    assert office.rows("SELECT count(*) FROM cases WHERE state = 'ready'") == [(5,)]
    assert office.rows("SELECT count(*) FROM attempts") == [(4,)]
    assert office.stopwatch.rests == [2, 4, 8]


def test_an_unclear_reply_to_the_dot_is_in_doubt_and_never_sent_again(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("no answer")]

    office.send()
    office.clock.forward(days=30)
    office.send()

    assert office.state(1) is State.IN_DOUBT
    assert office.rows("SELECT kind, title FROM tasks WHERE closed_at IS NULL")[0][0] == (
        "resolve-doubt"
    )
    assert office.rows("SELECT count(*) FROM attempts") == [(1,)]


def test_a_transient_refusal_waits_and_a_permanent_one_asks_a_person(office: Office) -> None:
    office.load_cases(2)
    office.gateway.offers = [Refused(451, "later"), Refused(550, "no such number")]

    office.send()

    assert office.rows("SELECT state, reason FROM cases ORDER BY id") == [
        ("waiting", "gateway_congestion"),
        ("failed", "email_rejected"),
    ]


def test_a_refused_account_halts_the_run_with_one_task(office: Office) -> None:
    office.load_cases(4)
    office.gateway.offers = [Refused(550, "sender unknown", account=True)]

    with pytest.raises(GatewayHalted):
        office.send()
    with pytest.raises(GatewayHalted):
        office.send()

    states = dict(office.rows("SELECT state, count(*) FROM cases GROUP BY state"))
    assert states == {"ready": 4}
    assert office.rows("SELECT outcome, reason FROM attempts") == [("refused", None)]
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'mend-account'") == [(1,)]


def test_sending_goes_on_once_the_gateway_is_resumed(office: Office) -> None:
    office.load_cases(1)
    work = office.work()
    with office.store.write() as tx:
        gateways.halt(tx, work.run, "gateway", reason="account")  # type: ignore[arg-type]
        gateways.resume(tx, work.run, "gateway")

    office.send()

    assert office.state(1) is State.SENT


def test_claims_of_a_killed_run_are_settled_by_the_next(office: Office) -> None:
    office.load_cases(2)
    office.send()
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'sending', claim = 'dead' WHERE id = 1")
        tx.execute("UPDATE cases SET state = 'submitting', claim = 'dead' WHERE id = 2")

    sent = office.send()

    assert (sent.recovered, sent.in_doubt_recovered) == (1, 1)
    assert office.state(1) is State.SENT
    assert office.state(2) is State.IN_DOUBT


def test_a_late_success_stops_a_claimed_attempt_before_its_dot(office: Office) -> None:
    office.load_cases(1)
    claimed = office.gateway.offer

    def overtaken(fax: object) -> object:
        with office.beside() as store, store.write() as tx:
            tx.execute("UPDATE cases SET state = 'delivered', claim = NULL WHERE id = 1")
        return claimed(fax)  # type: ignore[arg-type]

    office.gateway.offer = overtaken  # type: ignore[assignment,method-assign]
    sent = office.send()

    assert sent.outcomes == {HandOver.MOVED_ON: 1}
    assert office.gateway.taken == []


def test_a_bad_letter_holds_its_own_case_only(office: Office) -> None:
    office.load_cases(3)
    office.engine.refuses = frozenset({2})

    office.send()

    assert [office.state(n) for n in (1, 2, 3)] == [State.SENT, State.HELD, State.SENT]
    assert office.rows("SELECT case_id FROM tasks WHERE kind = 'release-held'") == [(2,)]


def test_an_unknown_template_field_stops_before_any_case_changes(office: Office) -> None:
    office.load_cases(1)
    office.engine.fields = frozenset({"reasson"})

    with pytest.raises(TemplateProblem, match=r"reasson.*did you mean reason"):
        office.send()

    assert office.state(1) is State.READY


def test_of_several_unknown_fields_each_is_told_with_what_was_meant(office: Office) -> None:
    office.load_cases(1)
    office.engine.fields = frozenset({"reasson", "todays_date", "icd10"})

    with pytest.raises(TemplateProblem, match=r"did you mean reason for reasson, today for todays"):
        office.send()


def test_a_letter_whose_file_was_changed_is_drawn_again_not_sent(office: Office) -> None:
    office.load_cases(1)
    office.gateway.offers = [NotReached("cut off")]
    office.send()
    (name,) = office.vault.files
    office.vault.files[name] = b"another patient's letter"

    first, second = office.send(), office.send()

    assert first.outcomes == {HandOver.LETTER_GONE: 1}
    assert second.outcomes == {HandOver.TAKEN: 1}
    assert office.gateway.taken[0].pdf.startswith(b"%PDF FX-000001")


def test_a_letter_that_cannot_be_read_is_drawn_again_and_holds_up_no_other(
    office: Office,
) -> None:
    office.load_cases(3)
    draw_letters(office.work(), office.tools().drawing)
    office.vault.shut |= {name for name in office.vault.files if name.startswith("FX-000002")}

    first, second = office.send(), office.send()

    assert first.outcomes == {HandOver.TAKEN: 2, HandOver.LETTER_GONE: 1}
    assert second.outcomes == {HandOver.TAKEN: 1}


def test_a_follow_up_task_shows_only_once_it_is_due(office: Office) -> None:
    office.load_cases(1)

    office.send()

    due, opened = office.rows("SELECT due_at, opened_at FROM tasks WHERE kind = 'follow-up'")[0]
    assert str(due)[:13] == "2026-11-25T11"
    assert str(opened)[:13] == "2026-11-23T11"


def test_a_case_without_a_drawn_letter_cannot_be_claimed(office: Office) -> None:
    office.load_cases(1)

    with office.store.read() as tx:
        waiting = cases.without_letter(tx)

    assert [case.letter_sha256 for case in waiting] == [None]
