"""What `prune` does, and what it answers."""

from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.referrals.intake_places import document_vault
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.retention import Kind
from faxflow.errors import ExitCode
from faxflow.steps.prune import Folders, Quiet, prune
from faxflow.views.pruned_text import Rules, pruned_data, pruned_text


def prune_act(*, dry_run: bool) -> Act:
    """Removes what the configuration lets go, or says what it would remove."""

    def act(session: Session) -> Answer:
        settings = session.config.retention
        quiet = Quiet(session.locks, OUTBOUND)
        done = prune(session.work, _folders(session), quiet, dry_run=dry_run)
        days = {kind: settings.days(kind) for kind in Kind}
        rules = Rules(days, settings.hold, dry_run)
        return Answer(
            pruned_text(done, rules),
            pruned_data(done, rules),
            problems=done.problems,
            code=ExitCode.TRY_LATER if done.problems else ExitCode.DONE,
        )

    return act


def _folders(session: Session) -> Folders:
    return Folders(session.letters, session.templates, session.reports, document_vault(session))
