"""The ways to staff that the configuration approves: to the fax desk, and to each other desk."""

from faxflow.cli.session import Session
from faxflow.cli.tokens import tokens_for
from faxflow.config.model import Config
from faxflow.config.notices import NoticeSettings
from faxflow.config.secrets import Secrets
from faxflow.config.telling import Telling
from faxflow.domain.referral import Queue
from faxflow.domain.run import Clock
from faxflow.steps.ports import NoticeChannel
from faxflow.steps.referrals.alert_desks import ChannelsOf

NOTICES = "notices"
"""The lock of the outbox of notices."""


def channels(session: Session) -> list[NoticeChannel]:
    """Those to the fax desk."""
    return _channels(session, session.config.notices, "[notices] to")


def desk_channels(session: Session) -> ChannelsOf:
    """Those to a desk of referrals: mail to its own addresses, where it has any."""
    settings, queues = session.config.notices, session.config.referrals.queues

    def to_desk(queue: Queue) -> list[NoticeChannel]:
        own = queues.get(queue)
        if not own:
            return channels(session)
        theirs = settings.model_copy(update={"to": own})
        return _channels(session, theirs, f"[referrals.queues] {queue}")

    return to_desk


def channels_to_fax_desk(config: Telling, secrets: Secrets, clock: Clock) -> list[NoticeChannel]:
    """Those to the fax desk, where there is no store for a session."""
    return _ways(config, secrets, clock, (config.notices, "[notices] to"))


def _channels(session: Session, settings: NoticeSettings, addresses: str) -> list[NoticeChannel]:
    clock = session.work.run.clock
    return _ways(session.config, session.secrets, clock, (settings, addresses))


def _ways(
    config: Config | Telling, secrets: Secrets, clock: Clock, to: tuple[NoticeSettings, str]
) -> list[NoticeChannel]:
    from faxflow.adapters.command_notices import CommandNotices
    from faxflow.adapters.smtp_notices import SmtpNotices
    from faxflow.adapters.webhook_notices import WebhookNotices

    settings, addresses = to
    tokens = tokens_for(config, secrets, settings, "notices")
    mail = SmtpNotices(settings, secrets.get, clock, tokens=tokens, addresses=addresses)
    found: list[NoticeChannel] = [mail]
    if settings.webhook:
        found.append(WebhookNotices(settings, secrets.get))
    if settings.command:
        found.append(CommandNotices(settings))
    return found
