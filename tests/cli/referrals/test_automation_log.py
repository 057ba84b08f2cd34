"""What a run does to referrals stands in the log, with the ids of both."""

from datetime import timedelta
from pathlib import Path

from faxflow.cli.automation_log import log_referrals, newest_event
from faxflow.cli.logs.opening import open_log
from faxflow.config.log import LogSettings
from faxflow.domain.ids import PatientId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.store import events
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due, NewReferral
from making import MORNING, RunMaker, new_store

NOBODY = FoundBy(frozenset(), frozenset())


def referral_of(patient_id: PatientId) -> NewReferral:
    due = Due(MORNING + timedelta(hours=4), MORNING + timedelta(hours=2), "v1")
    stage, queue = Stage.INTAKE_RECEIVED, Queue.INTAKE
    return NewReferral(patient_id, Channel.FAX, "", MORNING, {}, stage, queue, due)


def test_a_line_names_run_and_referral_and_no_patient(tmp_path: Path) -> None:
    store, runs = new_store(tmp_path), RunMaker()
    earlier, run = runs(store), runs(store)
    with store.write() as tx:
        events.record(tx, earlier, [events.Event("RF-000009", "shown")])
    before = newest_event(store)
    open_log(LogSettings(), tmp_path, {})
    with store.write() as tx:
        patient = patients.insert(tx, {Field.SURNAME: "Canaryname"}, NOBODY, MORNING)
        records.insert(tx, run, referral_of(patient))
        events.record(tx, run, [events.Event("B-000001", "loaded")])

    log_referrals(store, run, before)

    told = (tmp_path / "faxflow.log").read_text(encoding="utf-8")
    assert "run run-2: RF-000001 received - -> intake-received" in told
    assert "Canaryname" not in told
    assert "RF-000009" not in told
    assert "B-000001" not in told
    store.close()
