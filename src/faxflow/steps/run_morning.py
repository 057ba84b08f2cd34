"""run-morning: extract, normalize, load and send, one after another; safe to run again."""

from dataclasses import dataclass
from datetime import date

from faxflow.domain.figures import DayFigures
from faxflow.frames.mapping import Mapping
from faxflow.steps.extract import Extracted, extract
from faxflow.steps.load import LoadedBatch, load
from faxflow.steps.normalize import normalize
from faxflow.steps.ports import ReportSource
from faxflow.steps.report import report
from faxflow.steps.send import SendTools, Sent, send
from faxflow.steps.work import Work


@dataclass(frozen=True, slots=True)
class Morning:
    """What each part did, and how the day stands at the end."""

    extracted: Extracted
    loaded: list[LoadedBatch]
    sent: Sent
    figures: DayFigures


@dataclass(frozen=True, slots=True)
class MorningTools:
    """The ports of the whole chain."""

    source: ReportSource
    mapping: Mapping
    sending: SendTools


def run_morning(work: Work, tools: MorningTools, day: date, *, again: bool = False) -> Morning:
    """Does what is still due of `day`; the caller holds the outbound lock.

    Raises what its parts raise; the next run goes on from there.
    """
    vault, progress = tools.sending.vault, tools.sending.progress
    extracted = extract(work, tools.source, vault, day, again=again)
    progress.advance("reports", 1, 1)
    normalize(work, tools.mapping, vault)
    loaded = load(work)
    sent = send(work, tools.sending)
    return Morning(extracted, loaded, sent, report(work, day))
