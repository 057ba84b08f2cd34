"""Builds what the intake reads from, and what it reads with."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from faxflow.adapters.file_vault import FileVault
from faxflow.cli.session import Session
from faxflow.cli.tokens import tokens_for
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.errors import ConfigurationProblem
from faxflow.steps.ports import Mailbox
from faxflow.steps.referrals.intake import IntakeTools
from faxflow.steps.referrals.intake_calls import ReadCalls
from faxflow.steps.referrals.intake_folder import DropPlace
from faxflow.steps.referrals.read_arrival import Readers

DOCUMENTS = "documents"
"""The folder of all that came in, below that of the store."""


def intake_mailbox(config: Config, secrets: Secrets) -> Mailbox | None:
    """The shared mailbox, None where there is none."""
    settings = config.intake_mailbox
    if settings is None:
        return None
    from faxflow.adapters.imap_mailbox import ImapMailbox

    tokens = tokens_for(config, secrets, settings, "intake_mailbox")
    return ImapMailbox(settings, secrets.get, tokens=tokens)


def drop_place(session: Session) -> DropPlace | None:
    """The drop folder, None where there is none."""
    folder = session.config.intake.folder
    return _place(session, folder, "folder") if folder else None


def call_place(session: Session) -> DropPlace | None:
    """Where the call centre's files lie, None where there are none."""
    place = session.config.intake.calls
    return _place(session, place, "calls") if place else None


def call_reader(session: Session) -> ReadCalls:
    """What reads them. Raises FileMissing or ConfigurationProblem."""
    from faxflow.frames.call_mapping import load_call_mapping
    from faxflow.frames.calls import CallReader

    practice, path = session.config.practice, session.config.intake.calls_mapping
    mapping = load_call_mapping(path or Path("calls.toml"))
    return CallReader(mapping, practice.country, practice.zone)


def document_vault(session: Session) -> FileVault:
    """Where what came in is kept as it came, each under the hash of its content."""
    return FileVault(session.config.paths.data / DOCUMENTS)


def clear_leavings(session: Session) -> None:
    """Removes what a killed run left half written; the caller holds the lock."""
    # `referral accept` writes without the lock, but never for so long.
    document_vault(session).sweep(session.work.run.now() - timedelta(days=1))


def intake_tools(session: Session, *, dry_run: bool) -> IntakeTools:
    """What documents are read with, and the vault."""
    from faxflow.adapters.documents.read import read_document
    from faxflow.domain.referrals.form_reading import read_form

    practice = session.config.practice
    today = session.work.run.now().astimezone(practice.zone).date()
    form = partial(read_form, country=practice.country, today=today)
    return IntakeTools(Readers(read_document, form), document_vault(session), dry_run)


def require_a_place(config: Config) -> None:
    """Returns where referrals come in somewhere. Raises ConfigurationProblem."""
    intake = config.intake
    if not (config.intake_mailbox or intake.folder or intake.calls):
        raise ConfigurationProblem(
            where="[intake]",
            what="it names no place that referrals come in",
            todo="Add [intake_mailbox], or folder or calls to [intake].",
        )


def _place(session: Session, place: Path, key: str) -> DropPlace:
    from faxflow.adapters.intake_folder import IntakeFolder

    settle_seconds = session.config.intake.settle_seconds
    return IntakeFolder(place, session.work.run.clock, settle_seconds=settle_seconds, key=key)
