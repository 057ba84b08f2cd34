"""What `prune` does, and what it answers."""

from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.session import Act, Answer, Session
from faxflow.steps.prune import Folders, prune
from faxflow.views.pruned_text import pruned_text


def prune_act(*, dry_run: bool) -> Act:
    """Removes what the configuration lets go, or says what it would remove."""

    def act(session: Session) -> Answer:
        folders = Folders(session.letters, session.templates)
        with session.locks.hold(OUTBOUND, session.work.run.id):
            done = prune(session.work, folders, dry_run=dry_run)
        data = {
            "letters_days": done.letters_days,
            "dry_run": dry_run,
            "letters": done.letters,
            "stray_letters": done.stray,
            "templates": done.templates,
        }
        text = pruned_text(done.told(), days=done.letters_days, dry_run=dry_run)
        return Answer(text, data)

    return act
