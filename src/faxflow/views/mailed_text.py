"""What a mailed report says: its subject, and its text for every mail program."""

from datetime import tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.mailed_report import AttachedFile, MailedReport, ReportName
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.figure import Scorecard
from faxflow.views.report_plain import report_plain
from faxflow.views.terminal.scorecard_plain import scorecard_plain

_ATTACHED = "Charts and tables are in the file that comes with this mail."
_WHO = "faxflow mails this; who has it stands in [report.mail] of its configuration."


def mailed_report(
    report: DayReport, name: ReportName, zone: tzinfo, files: list[AttachedFile]
) -> MailedReport:
    """A day's or a week's report; its subject says whether anybody is needed."""
    halted = "the gateway is halted, " if report.halted_since else ""
    subject = f"faxflow: report of {name.days}: {halted}{_needs(len(report.needs))}"
    return MailedReport(subject, _body(report_plain(report, zone), files), files)


def mailed_scorecard(
    scorecard: Scorecard, name: ReportName, zone: tzinfo, files: list[AttachedFile]
) -> MailedReport:
    """A scorecard."""
    subject = f"faxflow: scorecard of {name.days}"
    return MailedReport(subject, _body(scorecard_plain(scorecard, zone), files), files)


def _needs(count: int) -> str:
    if not count:
        return "nothing needs a person"
    return f"{counted(count, 'thing')} {'needs' if count == 1 else 'need'} a person"


def _body(text: str, files: list[AttachedFile]) -> str:
    return "\n".join([text, "", *([_ATTACHED] if files else []), _WHO, ""])
