"""Takes in, after a restore, the referrals that came by mail in the lost time."""

from contextlib import closing
from dataclasses import dataclass, field

from faxflow.cli.complaining import complaint
from faxflow.cli.referrals.intake_places import intake_tools
from faxflow.cli.referrals.intaking import INTAKE
from faxflow.cli.session import Session
from faxflow.cli.tokens import tokens_for
from faxflow.config.server import InboxSettings
from faxflow.domain.mail import Folder
from faxflow.domain.referrals.intake.became import TakenIn
from faxflow.errors import ExitCode, FaxflowError
from faxflow.steps.referrals.take_in_again import take_in_again

_AMONG_RESULTS = (
    "The mails of referrals and of results are filed in one folder, and nothing tells them apart"
    " there: move those of referrals that came since the backup back to where the intake reads."
)


@dataclass(slots=True)
class TakenAgain:
    """What came in, and what kept the rest from it; `by_file` where referrals come as files, too:
    those a person puts back."""

    taken: TakenIn = field(default_factory=TakenIn)
    by_file: bool = False
    problems: list[str] = field(default_factory=list)
    code: ExitCode = ExitCode.DONE


def taken_again(session: Session) -> TakenAgain:
    """All that can be taken in; a mailbox that fails is told, and raises nothing."""
    intake = session.config.intake
    done = TakenAgain(by_file=bool(intake.folder or intake.calls))
    try:
        _take(session, done)
    except FaxflowError as problem:
        done.problems.append(complaint(problem))
        done.code = problem.exit_code
    return done


def _files_among_results(intake: InboxSettings, results: InboxSettings) -> bool:
    return any(
        (intake.host, intake.port, intake.user, intake.filed_in(folder))
        == (results.host, results.port, results.user, results.filed_in(folder))
        for folder in Folder
    )


def _take(session: Session, done: TakenAgain) -> None:
    settings, work = session.config.intake_mailbox, session.work
    if settings is None:
        return
    if _files_among_results(settings, session.config.mailbox):
        done.problems.append(_AMONG_RESULTS)
        done.code = ExitCode.NEEDS_PERSON
        return
    from faxflow.adapters.imap_past_mailbox import ImapPastMailbox

    tokens = tokens_for(session.config, session.secrets, settings, "intake_mailbox")
    tools = intake_tools(session, dry_run=False)
    with (
        session.locks.hold(INTAKE, work.run.id),
        closing(ImapPastMailbox(settings, session.secrets.get, tokens=tokens)) as mailbox,
    ):
        done.taken.arrivals.extend(take_in_again(work, mailbox, tools))
