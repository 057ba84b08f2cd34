"""What the commands that keep contacts, calls and notes do."""

import sys
from collections.abc import Sequence

from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.referrals.casework import each_act
from faxflow.cli.session import Act
from faxflow.domain.referrals.contact import Caller, SaidBy
from faxflow.errors import BadUsage
from faxflow.steps.referrals.keep_contact import Tried, keep_contact, keep_status_call
from faxflow.steps.referrals.keep_note import keep_note
from faxflow.store.referrals.notes import NewNote, NoteKind


def contact_act(names: Sequence[str], tried: Tried, *, dry_run: bool) -> Act:
    """Keeps an attempt."""
    return each_act(names, lambda work, name: keep_contact(work, name, tried, dry_run=dry_run))


def status_call_act(names: Sequence[str], caller: Caller, *, dry_run: bool) -> Act:
    """Keeps a call, and tells where the referral stands."""
    return each_act(
        names,
        lambda work, name: keep_status_call(work, name, caller, dry_run=dry_run),
        tell_due=True,
    )


def note_act(name: str, note: NewNote, *, dry_run: bool) -> Act:
    """Keeps a note."""
    return each_act([name], lambda work, one: keep_note(work, one, note, dry_run=dry_run))


def satisfaction_given(said_by: SaidBy, score: int | None, text: str) -> NewNote:
    """What was said, as a note. Raises BadUsage where nothing was."""
    if score is None and not text:
        raise BadUsage(what="Nothing is said.", todo="Give a --score, a --text, or both.")
    return NewNote(words_given(text), NoteKind.SATISFACTION, said_by, score)


def words_given(text: str) -> str:
    """The text, or standard input in its place."""
    return sys.stdin.read().strip() if text == STANDARD_INPUT else text
