"""Brings referrals into a practice of the batteries."""

from contextlib import closing
from datetime import timedelta

from faxflow.config.load import load_config
from faxflow.domain.ids import RunId
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.connection import open_store
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import NewReferral
from proof.making_ready import Practice


def come_in(here: Practice, *stages: Stage, hours_ago: float) -> None:
    """Referrals in these stages, which came in some hours before the moment of the practice."""
    path, at = here.folder / "data" / "faxflow.db", here.now - timedelta(hours=hours_ago)
    run = Run(RunId(f"intake-{hours_ago}"), "tester", lambda: at)
    with closing(open_store(path, "rehearsal", config="")) as store, store.write() as tx:
        runs.begin(tx, run, "intake")
        work = Work(store, run, load_config(here.folder / "faxflow.toml", {}))
        for stage in stages:
            patient = patients.insert(tx, {}, FoundBy(frozenset(), frozenset()), at)
            due, queue = due_in(work, stage, {}, []), STAGES[stage].queue
            new = NewReferral(patient, Channel.FAX, "", at, {}, stage, queue, due)
            records.insert(tx, run, new)
