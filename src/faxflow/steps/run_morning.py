"""run-morning: extract, normalize, load and send, one after another; safe to run again."""

from dataclasses import dataclass
from datetime import date

from faxflow.domain.ids import BatchId
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.period import Period
from faxflow.frames.mapping import Mapping
from faxflow.steps.extract import Extracted, extract
from faxflow.steps.load import LoadedBatch, load
from faxflow.steps.normalize import normalize
from faxflow.steps.plan_sending import Planned, plan_sending
from faxflow.steps.ports import ReportSource, Vault
from faxflow.steps.recover import recover
from faxflow.steps.report import report
from faxflow.steps.send import SendTools, Sent, send
from faxflow.steps.work import Work
from faxflow.store import batches


@dataclass(frozen=True, slots=True)
class Morning:
    """What each part did, and how the day stands at the end."""

    extracted: Extracted
    loaded: list[LoadedBatch]
    sent: Sent
    report: DayReport


@dataclass(frozen=True, slots=True)
class MorningTools:
    """The ports of the whole chain."""

    source: ReportSource
    reports: Vault
    mapping: Mapping
    sending: SendTools


@dataclass(frozen=True, slots=True)
class PlannedMorning:
    """What run-morning would do now; `batch` is the day's, or None where it would be fetched."""

    batch: BatchId | None
    sending: Planned


def plan_morning(
    work: Work, tools: MorningTools, day: date, *, again: bool = False, let_go: bool = False
) -> PlannedMorning:
    """Looks and checks as run-morning would, and changes nothing. Raises as send does."""
    with work.store.read() as tx:
        known = [] if again else batches.of_day(tx, day)
    planned = plan_sending(work, tools.sending, let_go=let_go)
    return PlannedMorning(known[-1].id if known else None, planned)


def run_morning(
    work: Work, tools: MorningTools, day: date, *, again: bool = False, let_go: bool = False
) -> Morning:
    """Does what is still due of `day`; the caller holds the outbound lock.

    `again` fetches the day's report anew, `let_go` sends however many faxes there are.
    Raises what its parts raise; the next run goes on from there.
    """
    progress = tools.sending.drawing.progress
    progress.advance("reports", 0, 1)
    extracted = extract(work, tools.source, tools.reports, day, again=again)
    progress.advance("reports", 1, 1)
    # A report of an earlier day that nobody has mended yet must not cost today's faxes.
    normalize(work, tools.mapping, tools.reports, day=day)
    recovered = recover(work)
    loaded = load(work)
    sent = send(work, tools.sending, let_go=let_go)
    sent.note(recovered)
    return Morning(extracted, loaded, sent, report(work, Period(day, day)))
