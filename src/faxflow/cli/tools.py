"""Builds the adapters that a configuration names."""

import logging
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from faxflow.cli.doors import door
from faxflow.cli.session import Session
from faxflow.cli.simulated.clock import SimulatedClock
from faxflow.cli.tokens import tokens_for
from faxflow.config.letter import EngineName
from faxflow.config.model import Environment
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.page_limits import PageLimits
from faxflow.domain.run import Clock
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.frames.mapping import Mapping, load_mapping
from faxflow.steps.draw_letters import DrawTools
from faxflow.steps.ports import Progress, ReportSource, Stopwatch, Templates
from faxflow.steps.run_morning import MorningTools
from faxflow.steps.send import SendTools, Sent
from faxflow.views.morning_text import NO_OFFICE

if TYPE_CHECKING:
    from faxflow.adapters.letters.cover import CoveredEngine
    from faxflow.adapters.letters.limited import LimitedEngine
    from faxflow.adapters.letters.office.certifying import Certifying

_LOG = logging.getLogger(__name__)


def mapping(session: Session) -> Mapping:
    """The practice's mapping. Raises FileMissing or ConfigurationProblem."""
    return load_mapping(session.config.report.mapping)


def source(session: Session) -> ReportSource:
    """Where the day's report comes from. Raises FileMissing or ConfigurationProblem."""
    return door(session.config, session.secrets, session.work.run)


def sending(session: Session, progress: Progress) -> SendTools:
    """What draws letters, the gateway, and the letters' vault."""
    from faxflow.adapters.smtp_gateway import SmtpGateway

    run, settings = session.work.run, session.work.gateway
    new_gateway = partial(
        SmtpGateway,
        settings,
        session.secrets.get,
        run.clock,
        rehearsal=session.config.practice.environment is Environment.REHEARSAL,
        tokens=tokens_for(session.config, session.secrets, settings, settings.section.strip("[]")),
    )
    new_gateway()  # what its settings lack shows before anything is claimed
    fields = frozenset(mapping(session).field_names)
    drawing = DrawTools(templates(session), session.letters, progress, fields)
    return SendTools(drawing, new_gateway, _stopwatch(run.clock))


def _stopwatch(clock: Clock) -> Stopwatch:
    """The machine's, but in a rehearsal: to wait there is to set its clock forward."""
    from faxflow.adapters.stopwatch import MonotonicStopwatch

    return clock if isinstance(clock, SimulatedClock) else MonotonicStopwatch()


def templates(session: Session) -> Templates:
    """The practice's templates; an engine that is not installed shows when it is to draw."""
    from faxflow.adapters.letters.choose import choose_engine
    from faxflow.adapters.letters.kept_templates import KeptTemplates
    from faxflow.adapters.letters.limited import LimitedEngine

    letter = session.config.letter

    limits = PageLimits(letter.min_pages, letter.max_pages)

    def choose(template: Path) -> "LimitedEngine | CoveredEngine":
        drawing = choose_engine(
            letter.engine,
            template,
            workers=letter.workers,
            scratch=_scratch(session),
            certifying=certifying(session),
        )
        engine = LimitedEngine(drawing, limits)
        return _covered(session, engine) if letter.cover else engine

    return KeptTemplates(session.templates, choose)


def certifying(session: Session) -> "Certifying":
    """Where it is kept which templates' letters may share documents."""
    from faxflow.adapters.letters.office.certificate import Certificates
    from faxflow.adapters.letters.office.certifying import Certifying

    folder = session.config.paths.data / "certificates"
    return Certifying(Certificates(folder), session.work.run.now())


def _covered(session: Session, engine: "LimitedEngine") -> "CoveredEngine":
    from faxflow.adapters.letters.cover import CoveredEngine
    from faxflow.domain.cover import CoverWords

    letter, recipient = session.config.letter, mapping(session).recipient
    words = CoverWords(letter.cover_contact, letter.confidentiality, recipient)
    return CoveredEngine(engine, words)


def tells_of_layout(session: Session, sent: Sent) -> bool:
    """Whether letters came out approximately though nobody asked for that; the log tells it, too.

    Once a run, and not in the mails of cron: what is printed with --quiet is trouble.
    """
    told = sent.approximate and session.config.letter.engine is EngineName.AUTO
    if told:
        _LOG.warning(NO_OFFICE, extra=said(LogEvent.APPROXIMATE_LAYOUT))
    return told


def check_letter(order: LetterOrder, pdf: bytes) -> LetterResult:
    """The PDF as it may be sent, or what is wrong with it."""
    from faxflow.adapters.letters.check import checked

    return checked(order, pdf)


def clear_leavings(session: Session) -> None:
    """Removes what a killed run left half drawn or half written; the caller holds the lock."""
    from faxflow.adapters.letters.scratch import empty_scratch

    empty_scratch(_scratch(session))
    # `case add` writes a letter without the lock, but never for so long.
    a_day_ago = session.work.run.now() - timedelta(days=1)
    for vault in (session.letters, session.reports, session.templates):
        vault.sweep(a_day_ago)


def _scratch(session: Session) -> Path:
    return session.config.paths.data / "scratch"


def morning(session: Session, progress: Progress) -> MorningTools:
    """All that run-morning needs."""
    return MorningTools(
        source(session), session.reports, mapping(session), sending(session, progress)
    )
