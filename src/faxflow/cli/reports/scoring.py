"""What `scorecard` finds out, and how it is answered."""

from dataclasses import dataclass, field

from faxflow.cli.reports.asked_days import charted_period, scored_period
from faxflow.cli.reports.given_files import GivenFiles, Make
from faxflow.cli.reports.screen import look_of_output
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.statistics.figure import Scorecard
from faxflow.domain.statistics.period import Period
from faxflow.steps.scorecard import scorecard


@dataclass(frozen=True, slots=True)
class ScorecardAsked:
    """Which days, in what form, and into which files."""

    weeks: int | None = None
    since: str | None = None
    until: str | None = None
    plain: bool = False
    json: bool = False
    definitions: bool = False
    files: GivenFiles = field(default_factory=GivenFiles)


def scorecard_act(asked: ScorecardAsked) -> Act:
    """The scorecard, printed or written to files."""

    def act(session: Session) -> Answer:
        today = session.work.run.now().astimezone(session.config.practice.zone).date()
        period = scored_period(today, asked.weeks, asked.since, asked.until)
        return _answer(session, asked, scorecard_of(session, period))

    return act


def scorecard_of(session: Session, period: Period) -> Scorecard:
    """The scorecard of these days, as things stand now."""
    now = session.work.run.now()
    return scorecard(session.work, period, charted_period(period), now)


def scorecard_files(session: Session, found: Scorecard) -> Make:
    """How its files are made."""
    zone = session.config.practice.zone

    def as_csv() -> bytes:
        from faxflow.views.figures_csv import figures_csv

        return figures_csv(found.sections, found.period).encode()

    def as_html() -> bytes:
        from faxflow.views.page.scorecard_page import scorecard_page

        return scorecard_page(found, zone).encode()

    def as_pdf() -> bytes:
        from faxflow.cli.reports.paper_size import sheet_of
        from faxflow.views.paper.scorecard_paper import scorecard_paper

        return scorecard_paper(found, zone, sheet_of(session.config.practice.country))

    return {"csv": as_csv, "html": as_html, "pdf": as_pdf}


def _answer(session: Session, asked: ScorecardAsked, found: Scorecard) -> Answer:
    make = scorecard_files(session, found)
    written, content = asked.files.write(make), asked.files.printed(make)
    if asked.json:
        from faxflow.views.figures_data import scorecard_data

        return Answer("", scorecard_data(found))
    if asked.files.any():
        return Answer("\n".join(f"{name} is written." for name in written), content=content)
    return Answer(_text(session, asked, found))


def _text(session: Session, asked: ScorecardAsked, found: Scorecard) -> str:
    zone = session.config.practice.zone
    if asked.plain:
        from faxflow.views.terminal.scorecard_plain import scorecard_plain

        return scorecard_plain(found, zone, defined=asked.definitions)
    from faxflow.views.terminal.scorecard_text import scorecard_text

    return scorecard_text(found, zone, look_of_output(definitions=asked.definitions))
