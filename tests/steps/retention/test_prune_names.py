"""prune removes names and numbers of what is over, and ids, hashes and history stay."""

from collections.abc import Callable

import pytest
from retaining import DAYS, Keeper, fax_number, row_of, somebody

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.handover import NotReached
from faxflow.domain.incident import IncidentKind
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import StoreLocked
from faxflow.steps import prune as prune_step
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.record_incident import Astray, record_incident
from faxflow.store import events
from faxflow.store.retention import traces


@pytest.fixture
def keeper(make_office: Callable[..., Office]) -> Keeper:
    """Three faxes went out; the first two have arrived."""
    keeper = Keeper(make_office())
    keeper.keeps(names_days=DAYS)
    keeper.load(1, 2, 3)
    keeper.office.send()
    keeper.deliver(1, 2)
    return keeper


def test_nothing_of_those_who_are_over_is_left_in_the_bytes_of_any_file(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    before = keeper.left_of(1, 2, 3)

    done = keeper.prune()

    assert len(before) == 6
    assert keeper.left_of(1, 2) == []
    assert keeper.left_of(3) == [somebody(3), fax_number(3)[-7:]]
    assert (done.counts.faxes, done.counts.rows, done.traces) == (2, 2, False)
    assert done.freed_bytes is not None


def test_what_stands_in_the_place_of_a_number_is_what_history_calls_it(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    keeper.prune()

    found = keeper.office.rows(
        "SELECT c.number = a.number, substr(c.number, 1, 2), c.fields, c.removed_at IS NOT NULL,"
        " c.case_key, length(c.content_hash) > 0, c.state FROM cases c"
        " JOIN attempts a ON a.case_id = c.id WHERE c.id = 1"
    )
    assert found == [(1, "N-", "{}", 1, "key-1", 1, "delivered")]


def test_the_chain_of_history_still_holds(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    keeper.prune()

    with keeper.office.store.read() as tx:
        assert events.verify(tx) > 10
    told = keeper.office.rows("SELECT detail FROM events WHERE cause = 'pruned'")
    assert told == [("2 rows of reports, 2 faxes' numbers and fields, 2 numbers of the register",)]


def test_the_same_row_in_a_later_report_is_the_same_fax(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    keeper.load(1, 2, 3)

    assert keeper.office.rows("SELECT count(*) FROM cases") == [(3,)]
    assert keeper.office.rows("SELECT unchanged FROM batches WHERE id = 2") == [(3,)]


def test_the_row_that_a_later_report_brings_again_goes_once_that_report_is_old(
    keeper: Keeper,
) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()
    keeper.load(1)
    young = keeper.left_of(1)

    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    assert (len(young), keeper.left_of(1)) == (2, [])


@pytest.mark.parametrize("state", ["a young one", "an open task", "an incident", "a hold"])
def test_what_somebody_may_need_is_kept(keeper: Keeper, state: str) -> None:
    office = keeper.office
    if state == "an open task":
        with office.store.write() as tx:
            tx.execute("UPDATE tasks SET closed_at = NULL WHERE case_id = 1")
    if state == "an incident":
        record_incident(office.work(), office.vault, "FX-000001", Astray(IncidentKind.WRONG_NUMBER))
    if state == "a hold":
        keeper.keeps(names_days=DAYS, hold=["FX-000001"])
    office.clock.forward(days=DAYS - 1 if state == "a young one" else 999)

    keeper.prune()

    assert keeper.left_of(1) == [somebody(1), fax_number(1)[-7:]]


def test_a_hold_of_all_keeps_even_what_no_fax_has(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=999)
    keeper.keeps(names_days=DAYS, letters_days=1, hold=["all"])
    keeper.office.vault.files["FX-000001-aaaaaaaaaaaa.pdf"] = b"stray"

    done = keeper.prune()

    assert done.counts.told() == ""
    assert "FX-000001-aaaaaaaaaaaa.pdf" in keeper.office.vault.files


def test_a_dry_run_counts_what_the_run_after_it_removes(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    before = keeper.office.rows("SELECT * FROM cases")

    planned = keeper.prune(dry_run=True)
    unchanged = keeper.office.rows("SELECT * FROM cases")
    done = keeper.prune()

    assert planned.counts == done.counts
    assert planned.counts.faxes == 2
    assert unchanged == before


def test_a_second_run_finds_nothing_more(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    again = keeper.prune()

    assert again.counts.told() == ""
    assert keeper.office.rows("SELECT count(*) FROM events WHERE cause = 'pruned'") == [(1,)]


@pytest.mark.parametrize("killed_at", range(1, 5))
def test_a_run_that_was_killed_anywhere_is_finished_by_the_next(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    real, calls = traces.note, list[int]()

    def killed(*given: object) -> None:
        calls.append(1)
        if len(calls) == killed_at:
            raise KeyboardInterrupt
        real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as killing:
        killing.setattr(traces, "note", killed)
        if killed_at < 4:
            with pytest.raises(KeyboardInterrupt):
                keeper.prune()
    keeper.prune()

    assert keeper.left_of(1, 2) == []


def test_traces_are_removed_by_the_next_run_where_this_one_was_killed_before(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(prune_step, "cleanse", killed)
        with pytest.raises(KeyboardInterrupt):
            keeper.prune()
    between = keeper.left_of(1)
    keeper.prune()

    assert between
    assert keeper.left_of(1) == []


def test_while_faxes_go_out_names_go_too_and_traces_later(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)

    with keeper.quiet.locks.hold("outbound", "run-of-send"):
        done = keeper.prune()
    later = keeper.prune()

    assert (done.counts.faxes, done.traces) == (2, True)
    assert ["Letters are left" in done.problems[0], "traces" in done.problems[1]] == [True, True]
    assert (later.traces, later.problems, keeper.left_of(1, 2)) == (False, [], [])


def test_whoever_reads_all_the_while_puts_the_traces_off(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    with keeper.office.store.between() as connection:
        connection.execute("PRAGMA busy_timeout = 1")

    with keeper.office.beside() as other, other.read() as tx:
        tx.execute("SELECT count(*) FROM cases").fetchone()
        done = keeper.prune()
    later = keeper.prune()

    assert (done.traces, done.freed_bytes) == (True, None)
    assert (later.traces, keeper.left_of(1, 2)) == (False, [])


def test_a_fax_without_its_details_is_not_let_go_again(keeper: Keeper) -> None:
    office = keeper.office
    office.clock.forward(days=DAYS + 1)
    keeper.prune()
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'failed' WHERE id = 1")

    told = mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, "not-arrived"))

    assert not told.done
    assert "retention removed them" in told.told


def test_a_number_on_the_list_of_numbers_never_to_be_dialled_stays(keeper: Keeper) -> None:
    with keeper.office.store.write() as tx:
        tx.execute(
            "UPDATE numbers SET blocked_at = last_delivered_at, blocked_by = 'mara',"
            " blocked_for = 'asked' WHERE number = :number",
            {"number": fax_number(1)},
        )
    keeper.office.clock.forward(days=DAYS + 1)

    keeper.prune()

    left = keeper.office.rows("SELECT number FROM numbers ORDER BY number")
    assert left == [(fax_number(1),)]


def test_a_cancelled_fax_goes_and_one_that_waits_does_not(
    make_office: Callable[..., Office],
) -> None:
    keeper = Keeper(make_office())
    keeper.keeps(names_days=DAYS)
    keeper.load(1, 2)
    keeper.office.gateway.offers = [NotReached("cut off"), NotReached("cut off")]
    keeper.office.send()
    mend_case(keeper.office.work(), "FX-000001", Asked(Decision.CANCEL, "not-wanted"))
    mend_case(keeper.office.work(), "FX-000002", Asked(Decision.HOLD, "not-yet"))

    keeper.office.clock.forward(days=999)
    keeper.prune()

    assert (keeper.left_of(1), len(keeper.left_of(2))) == ([], 2)


def test_rows_that_became_no_fax_go_once_a_person_has_seen_to_them(
    make_office: Callable[..., Office],
) -> None:
    keeper = Keeper(make_office())
    keeper.keeps(names_days=DAYS)
    office = keeper.office
    office.stage(*(row_of(n, key="twice") for n in (1, 2)))
    load(office.work())
    with office.store.write() as tx:
        tx.execute(
            "UPDATE rejects SET became = 'set-aside', settled_at = '2026', because = 'x'"
            " WHERE line = 1"
        )
    office.clock.forward(days=999)

    keeper.prune()

    assert (keeper.left_of(1), len(keeper.left_of(2))) == ([], 2)


def test_a_number_in_a_result_of_no_fax_goes_after_the_days_of_mails(keeper: Keeper) -> None:
    keeper.keeps(mails_days=30)
    keeper.office.hear(Verdict(VerdictKind.DELIVERED, fax_number(77)))
    with keeper.office.store.write() as tx:
        tx.execute("UPDATE tasks SET closed_at = opened_at WHERE kind = 'review-mail'")

    keeper.office.clock.forward(days=31)
    done = keeper.prune()

    assert done.counts.results == 1
    assert keeper.left_of(77) == []


def test_one_that_somebody_is_still_to_look_at_stays(keeper: Keeper) -> None:
    keeper.keeps(mails_days=30)
    keeper.office.hear(Verdict(VerdictKind.DELIVERED, fax_number(77)))

    keeper.office.clock.forward(days=31)
    done = keeper.prune()

    assert done.counts.results == 0
    assert keeper.left_of(77) == [fax_number(77)[-7:]]


def test_a_store_that_is_locked_is_told_and_nothing_is_half_done(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    with keeper.office.store.between() as connection:
        connection.execute("PRAGMA busy_timeout = 1")

    with keeper.office.beside() as other, other.write(), pytest.raises(StoreLocked):
        keeper.prune()

    assert keeper.office.rows("SELECT count(*) FROM cases WHERE removed_at IS NOT NULL") == [(0,)]


def test_the_reference_of_an_attempt_still_names_it(keeper: Keeper) -> None:
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    keeper.office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert keeper.office.state(1) == "delivered"
    assert keeper.office.rows("SELECT outcome FROM verdicts ORDER BY mail_id DESC LIMIT 1") == [
        ("no-change",)
    ]


def test_a_dry_run_counts_rows_that_lose_their_number_with_their_fax(keeper: Keeper) -> None:
    keeper.keeps(names_days=2 * DAYS, reports_days=DAYS)
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()
    keeper.office.clock.forward(days=DAYS)

    planned = keeper.prune(dry_run=True)
    done = keeper.prune()

    assert planned.counts == done.counts
    assert (done.counts.faxes, done.counts.rows) == (2, 2)


def test_the_number_in_a_result_that_a_person_gave_to_an_emptied_fax_goes_too(
    keeper: Keeper,
) -> None:
    keeper.keeps(names_days=DAYS, mails_days=DAYS)
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()
    keeper.office.hear(Verdict(VerdictKind.DELIVERED, fax_number(1), reference=reference(1)))
    with keeper.office.store.write() as tx:
        tx.execute("UPDATE verdicts SET case_id = 1, outcome = 'no-change' WHERE mail_id = 3")
        tx.execute("UPDATE tasks SET closed_at = opened_at")
    young = keeper.left_of(1)

    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    assert (young, keeper.left_of(1)) == ([fax_number(1)[-7:]], [])


@pytest.mark.parametrize("held", ["B-000001", "B-000002"])
def test_a_report_on_hold_keeps_its_faxes_though_another_has_them_too(
    keeper: Keeper, held: str
) -> None:
    keeper.load(1, 4)
    keeper.keeps(names_days=DAYS, hold=[held])
    keeper.office.clock.forward(days=999)

    keeper.prune()

    assert somebody(1) in keeper.left_of(1)
    assert keeper.office.rows("SELECT removed_at FROM cases WHERE id = 1") == [(None,)]


def test_copies_that_a_killed_command_left_go_and_the_store_does_not(keeper: Keeper) -> None:
    place = keeper.office.store.path
    for name in (f".{place.name}.before-17", f".{place.name}.converted-9-wal", "kept.before-1"):
        place.with_name(name).write_bytes(b"all of it")
    place.with_name(f".{place.name}.before-18").hardlink_to(place)

    planned = keeper.prune(dry_run=True)
    done = keeper.prune()

    assert (planned.counts.copies, done.counts.copies) == (2, 2)
    assert sorted(one.name for one in place.parent.glob("*before*")) == ["kept.before-1"]
    assert list(place.parent.glob(".*converted*")) == []
    assert keeper.office.rows("SELECT count(*) FROM cases") == [(3,)]
