"""What `prune` does, and what it answers."""

from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.referrals.intake_places import document_vault
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.tokens import tokens_for
from faxflow.cli.watching import MAILBOX
from faxflow.domain.retention import Kind
from faxflow.errors import ExitCode
from faxflow.steps.prune import Folders, Quiet, prune
from faxflow.steps.retention.mails import Mailboxes
from faxflow.views.pruned_text import Rules, pruned_data, pruned_text


def prune_act(*, dry_run: bool) -> Act:
    """Removes what the configuration lets go, or says what it would remove."""

    def act(session: Session) -> Answer:
        settings = session.config.retention
        quiet = Quiet(session.locks, OUTBOUND)
        boxes = _mailboxes(session)
        done = prune(session.work, _folders(session), boxes, quiet, dry_run=dry_run)
        days = {kind: settings.days(kind) for kind in Kind}
        rules = Rules(days, settings.hold, dry_run)
        return Answer(
            pruned_text(done, rules),
            pruned_data(done, rules),
            problems=done.problems,
            code=ExitCode.TRY_LATER if done.problems else ExitCode.DONE,
        )

    return act


def _mailboxes(session: Session) -> Mailboxes:
    from faxflow.adapters.imap_filed import FiledMails
    from faxflow.domain.verdict_reading.mail_text import mail_text

    config, secrets = session.config, session.secrets
    intake = config.intake_mailbox
    return Mailboxes(
        FiledMails(
            config.mailbox, secrets.get, tokens=tokens_for(config, secrets, config.mailbox, MAILBOX)
        ),
        FiledMails(
            intake, secrets.get, tokens=tokens_for(config, secrets, intake, "intake_mailbox")
        )
        if intake
        else None,
        lambda raw: mail_text(raw).content_hash,
    )


def _folders(session: Session) -> Folders:
    return Folders(session.letters, session.templates, session.reports, document_vault(session))
