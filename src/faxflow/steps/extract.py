"""extract: fetches a day's report, once, and keeps it as it came."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.report_file import ReportFile
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import ExitCode, FaxflowError
from faxflow.steps.ports import ReportSource, Vault
from faxflow.steps.work import Work
from faxflow.store import batches, events, tasks

_KNOWN_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".xls", ".xlsx", ".ods", ".htm", ".html"})


@dataclass(frozen=True, slots=True)
class Extracted:
    """The day's batch; `fetched` is false where it was there already."""

    batch_id: BatchId
    fetched: bool


def extract(
    work: Work, source: ReportSource, vault: Vault, day: date, *, again: bool = False
) -> Extracted:
    """The batch of `day`, fetched unless it was before; `again` fetches a newer one.

    Raises what the source raises; then nothing was kept.
    """
    with work.store.read() as tx:
        known = batches.of_day(tx, day)
    if known and not again:
        return Extracted(known[-1].id, fetched=False)
    try:
        report = source.fetch(day)
    except FaxflowError as problem:
        # Where the day has its report already, a newer one that fails costs no fax.
        if not known:
            _tell(work, day, problem)
        raise
    return _note(work, _keep(vault, report, day))


def _tell(work: Work, day: date, problem: FaxflowError) -> None:
    """What may come right by itself is given an hour before a person hears of it."""
    patience = timedelta(hours=1 if problem.exit_code is ExitCode.TRY_LATER else 0)
    task = NewTask(
        TaskKind.MEND_REPORT,
        key=f"{TaskKind.MEND_REPORT}:{day}",
        title=f"The report of {day} was not fetched: {problem.for_notice()}",
        due_at=work.run.now() + patience,
    )
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])


def _keep(vault: Vault, report: ReportFile, day: date) -> batches.Batch:
    sha256 = hashlib.sha256(report.content).hexdigest()
    # The file's own name may hold a patient's: ours is the day and the hash.
    ending = PurePath(report.name).suffix.lower()
    name = f"{day}-{sha256[:12]}{ending if ending in _KNOWN_ENDINGS else '.report'}"
    vault.keep(name, report.content)
    return batches.Batch(BatchId(0), day, name, sha256, report.source)


def _note(work: Work, batch: batches.Batch) -> Extracted:
    with work.store.write() as tx:
        same = batches.same_file(tx, batch)
        if same is not None:
            batches.revive(tx, same)
            return Extracted(same, fetched=False)
        batches.supersede(tx, batch.day)
        batch_id = batches.add(tx, work.run, batch)
        detail = f"sha256 {batch.sha256}"
        events.record(
            tx, work.run, [events.Event(batch_name(batch_id), "extracted", detail=detail)]
        )
    return Extracted(batch_id, fetched=True)
