"""referral note, satisfaction: a few words for those who see the referral."""

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act
from faxflow.errors import BadUsage
from faxflow.steps.referrals.answered import Answered, answer, done
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import notes
from faxflow.store.referrals.notes import NewNote, NoteKind

_LONGEST = 1_000
_KEPT = {NoteKind.NOTE: "the note", NoteKind.SATISFACTION: "what was said"}


def keep_note(work: Work, name: str, note: NewNote, *, dry_run: bool = False) -> Answered:
    """Keeps a note, or what somebody said of the service. Raises BadUsage for no short text."""
    check_words(note.text, may_be_empty=note.kind is NoteKind.SATISFACTION)

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        notes.add(tx, work.run, referral.id, note)
        kept = "would be kept" if dry_run else "is kept"
        return done(referral, f"{referral_name(referral.id)}: {_KEPT[note.kind]} {kept}.")

    return answer(work, name, Act.NOTE, deed, dry_run=dry_run)


def check_words(text: str, *, may_be_empty: bool = True) -> None:
    """Raises BadUsage for a text that is too long, empty, or cannot be shown."""
    if len(text) > _LONGEST:
        todo = f"Say it in {_LONGEST} characters; what is long belongs into a document."
        raise BadUsage(what="The text is too long.", todo=todo)
    if not (text.strip() or may_be_empty):
        raise BadUsage(what="The text is empty.", todo="Give a few words.")
    if not all(sign.isprintable() or sign == "\n" for sign in text):
        raise BadUsage(what="The text has signs that cannot be shown.", todo="Type it anew.")
