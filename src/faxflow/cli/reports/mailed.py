"""Makes the mail of a report: its text, and the files that the configuration wants with it."""

from faxflow.cli.reports.given_files import Make
from faxflow.cli.reports.reporting import report_files
from faxflow.cli.session import Session
from faxflow.config.report_mail import Attachment
from faxflow.domain.mailed_report import AttachedFile, MailedReport, ReportKind, ReportName
from faxflow.steps.report import report
from faxflow.views.mailed_text import mailed_report, mailed_scorecard

_TYPES = {Attachment.HTML: "text/html", Attachment.PDF: "application/pdf"}


def make_mail(session: Session, name: ReportName) -> MailedReport:
    """The mail as things stand now."""
    zone = session.config.practice.zone
    if name.kind is ReportKind.SCORECARD:
        from faxflow.cli.reports.scoring import scorecard_files, scorecard_of

        card = scorecard_of(session, name.period)
        return mailed_scorecard(
            card, name, zone, _files(session, name, scorecard_files(session, card))
        )
    found = report(session.work, name.period)
    return mailed_report(found, name, zone, _files(session, name, report_files(session, found)))


def _files(session: Session, name: ReportName, make: Make) -> list[AttachedFile]:
    wanted = dict.fromkeys(session.config.report.mail.attach)
    return [AttachedFile(f"{name.stem}.{kind}", _TYPES[kind], make[kind]()) for kind in wanted]
