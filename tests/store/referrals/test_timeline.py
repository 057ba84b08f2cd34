"""What the store knows of a referral's life is found, each thing at its time."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from faxflow.domain.ids import PatientId, ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.happening import What
from faxflow.domain.referrals.record import Channel
from faxflow.store.connection import Store
from faxflow.store.referrals import moves, patients, records, timeline
from faxflow.store.referrals.moves import NewFields
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due, NewReferral
from faxflow.store.stamp import to_stamp
from making import MORNING, RunMaker, new_store

AT = to_stamp(MORNING)
NOBODY = FoundBy(frozenset(), frozenset())
CANARY = {Field.SURNAME: "Vandersloot", Field.PHONE: "+12025550117"}
THE_ONE, THE_OTHER = ReferralId(1), ReferralId(2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path)) as made:
        run = RunMaker()(made)
        with made.write() as tx:
            for _ in (THE_ONE, THE_OTHER):
                patient = patients.insert(tx, CANARY, NOBODY, MORNING)
                stage, due = Stage.INTAKE_RECEIVED, Due(MORNING, None, "v1")
                new = NewReferral(
                    patient, Channel.FAX, "", MORNING, CANARY, stage, Queue.INTAKE, due
                )
                records.insert(tx, run, new)
            first = records.get(tx, THE_ONE)
            assert first
            changed = NewFields({Field.PHONE: "+12025550118"}, (), NOBODY)
            assert moves.set_fields(tx, run, first, changed, key=b"k")
        yield made


def write(store: Store, sql: str, **values: object) -> None:
    with store.write() as tx:
        tx.execute(sql, {"at": AT, **values})


def test_a_change_tells_who_changed_which_field_and_what_it_said(store: Store) -> None:
    with store.read() as tx:
        (one,) = timeline.changes_of(tx, THE_ONE)
        others = timeline.changes_of(tx, THE_OTHER)

    said = {"field": "phone", "was": "+12025550117", "became": "+12025550118"}
    assert (one.what, one.by, one.facts) == (What.CHANGE, "tester", said)
    assert others == []


def test_a_task_is_told_as_it_was_opened_and_as_it_was_closed(store: Store) -> None:
    write(
        store,
        "INSERT INTO tasks (kind, task_key, title, run_id, opened_at, due_at, referral_id, queue,"
        " owner, closed_at, closed_by)"
        " VALUES ('stage-work', 'k', 'call', 'run-1', :at, :at, 1, 'intake', 'ida', :at, 'ida')",
    )

    with store.read() as tx:
        opened, closed = timeline.tasks_of(tx, THE_ONE)

    assert (opened.facts["title"], opened.facts["owner"], opened.by) == ("call", "ida", None)
    assert (closed.what, closed.by) == (What.TASK_CLOSED, "ida")


def test_an_alert_says_whether_its_notice_is_out(store: Store) -> None:
    write(
        store,
        "INSERT INTO notices (message_id, subject, body, decided_at, sent_at)"
        " VALUES ('m', 's', 'b', :at, :at)",
    )
    alert = "INSERT INTO referral_alerts VALUES (1, :round, :kind, :at, :notice)"
    write(store, alert, round=1, kind="reminder", notice=1)
    write(store, alert, round=1, kind="escalation", notice=None)

    with store.read() as tx:
        found = {str(one.facts["kind"]): one.facts for one in timeline.alerts_of(tx, THE_ONE)}

    assert found["reminder"]["sent_at"] == AT
    assert found["escalation"]["sent_at"] is None


@pytest.mark.parametrize(("kind", "one", "other"), [("referral", 2, 1), ("patient", 1, 2)])
def test_a_pair_is_found_from_both_sides_by_referral_and_by_patient(
    store: Store, kind: str, one: int, other: int
) -> None:
    write(
        store,
        "INSERT INTO possible_duplicates"
        " (kind, one_id, other_id, grade, score, reasons, state, found_at)"
        " VALUES (:kind, :one, :other, 'probable', 9.5, '[]', 'open', :at)",
        kind=kind,
        one=one,
        other=other,
    )

    with store.read() as tx:
        both = [
            timeline.pairs_of(tx, referral_id, PatientId(referral_id))
            for referral_id in (THE_ONE, THE_OTHER)
        ]
        nobodys = timeline.pairs_of(tx, ReferralId(9), PatientId(9))

    assert [[pair.facts["pair"] for pair in found] for found in both] == [["PD-1"], ["PD-1"]]
    assert nobodys == []


def test_an_answer_is_told_with_its_fax_and_its_end(store: Store) -> None:
    write(
        store,
        "INSERT INTO referral_answers (referral_id, outcome, number, made_at, delivered_at)"
        " VALUES (1, 'o', '', :at, NULL)",
    )

    with store.read() as tx:
        (one,) = timeline.answers_of(tx, THE_ONE)

    assert (one.what, one.facts["case"], one.facts["delivered_at"]) == (What.ANSWER, None, None)
