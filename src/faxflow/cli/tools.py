"""Builds the adapters that a configuration names."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from faxflow.cli.doors import door
from faxflow.cli.session import Session
from faxflow.cli.tokens import tokens_for
from faxflow.config.model import Environment
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.referrals.answer import ANSWER_LETTER
from faxflow.frames.mapping import Mapping, load_mapping
from faxflow.steps.ports import LetterEngine, Progress, ReportSource
from faxflow.steps.run_morning import MorningTools
from faxflow.steps.send import SendTools


def mapping(session: Session) -> Mapping:
    """The practice's mapping. Raises FileMissing or ConfigurationProblem."""
    return load_mapping(session.config.report.mapping)


def source(session: Session) -> ReportSource:
    """Where the day's report comes from. Raises FileMissing or ConfigurationProblem."""
    return door(session.config, session.secrets, session.work.run)


def sending(session: Session, progress: Progress) -> SendTools:
    """The letter engine, the gateway and the letters' vault."""
    from faxflow.adapters.smtp_gateway import SmtpGateway
    from faxflow.adapters.stopwatch import MonotonicStopwatch

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
    return SendTools(
        engine=letter_engine(session),
        new_gateway=new_gateway,
        vault=session.letters,
        progress=progress,
        stopwatch=MonotonicStopwatch(),
        mapping_fields=frozenset(mapping(session).field_names),
    )


def letter_engine(session: Session) -> LetterEngine:
    """What fills the practice's templates. Raises PartMissing."""
    usual = _engine(session, session.config.letter.template)
    answers = session.config.referrals.answer_template
    if answers is None:
        return usual
    from faxflow.adapters.letters.by_letter import ByLetter

    return ByLetter(usual, {ANSWER_LETTER: _engine(session, answers)})


def _engine(session: Session, template: Path) -> LetterEngine:
    from faxflow.adapters.letters.choose import choose_engine

    letter = session.config.letter
    return choose_engine(letter.engine, template, workers=letter.workers, scratch=_scratch(session))


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
    for vault in (session.letters, session.reports):
        vault.sweep(a_day_ago)


def _scratch(session: Session) -> Path:
    return session.config.paths.data / "scratch"


def morning(session: Session, progress: Progress) -> MorningTools:
    """All that run-morning needs."""
    return MorningTools(
        source(session), session.reports, mapping(session), sending(session, progress)
    )
