"""What `report` finds out, and how it is answered."""

from dataclasses import dataclass, field

from faxflow.cli.reports.asked_days import asked_period
from faxflow.cli.reports.given_files import GivenFiles, Make
from faxflow.cli.reports.screen import look_of_output
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.statistics.day_report import DayReport
from faxflow.steps.report import report
from faxflow.steps.work import Work


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Which days, in what form, and into which files."""

    day: str | None = None
    since: str | None = None
    week: bool = False
    plain: bool = False
    json: bool = False
    files: GivenFiles = field(default_factory=GivenFiles)


def report_act(asked: ReportAsked) -> Act:
    """The report, printed or written to files."""

    def act(session: Session) -> Answer:
        return _answer(session, asked, report_of(session.work, asked))

    return act


def report_of(work: Work, asked: ReportAsked) -> DayReport:
    """The report of the days that were asked for, as things stand now."""
    today = work.run.now().astimezone(work.config.practice.zone).date()
    return report(work, asked_period(today, asked.day, asked.since, week=asked.week))


def report_files(session: Session, found: DayReport) -> Make:
    """How its files are made."""
    zone = session.config.practice.zone

    def as_csv() -> bytes:
        from faxflow.views.figures_csv import figures_csv

        return figures_csv(found.sections, found.period).encode()

    def as_html() -> bytes:
        from faxflow.views.page.report_page import report_page

        return report_page(found, zone).encode()

    def as_pdf() -> bytes:
        from faxflow.cli.reports.paper_size import sheet_of
        from faxflow.views.paper.report_paper import report_paper

        return report_paper(found, zone, sheet_of(session.config.practice.country))

    return {"csv": as_csv, "html": as_html, "pdf": as_pdf}


def shown_text(work: Work, found: DayReport, *, plain: bool) -> str:
    """As it is printed."""
    zone = work.config.practice.zone
    if plain:
        from faxflow.views.report_plain import report_plain

        return report_plain(found, zone)
    from faxflow.views.report_text import report_text

    return report_text(found, zone, look_of_output())


def _answer(session: Session, asked: ReportAsked, found: DayReport) -> Answer:
    make = report_files(session, found)
    written, content = asked.files.write(make), asked.files.printed(make)
    if asked.json:
        from faxflow.views.report_data import report_data

        return Answer("", report_data(found))
    if asked.files.any():
        return Answer("\n".join(f"{name} is written." for name in written), content=content)
    return Answer(shown_text(session.work, found, plain=asked.plain))
