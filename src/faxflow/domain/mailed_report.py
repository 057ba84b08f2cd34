"""A report as it is mailed: its text, what is attached, and which report it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.statistics.period import Period


class ReportKind(StrEnum):
    """Which of the two is mailed."""

    REPORT = "report"
    SCORECARD = "scorecard"


@dataclass(frozen=True, slots=True)
class ReportName:
    """What it is, and over which days: each is mailed once."""

    kind: ReportKind
    period: Period

    @property
    def days(self) -> str:
        """`2026-11-23`, or `2026-11-23 to 2026-11-29`."""
        first, last = self.period.first, self.period.last
        return f"{first}" if first == last else f"{first} to {last}"

    @property
    def stem(self) -> str:
        """What its files are called, without their ending: `faxflow-report-2026-11-23`."""
        return f"faxflow-{self.kind}-{self.days.replace(' ', '-')}"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """`content_type` as `text/html`; what is text is UTF-8."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailedReport:
    """Ids and counts only, as all that leaves the machine."""

    subject: str
    body: str
    files: Sequence[AttachedFile] = ()
