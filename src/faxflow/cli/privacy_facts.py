"""What `privacy` finds out of the configuration and the folders of this installation."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from faxflow.cli.session import Answer, Session, store_path
from faxflow.config.model import Config
from faxflow.config.source import HttpsSettings, PortalSettings, SftpSettings
from faxflow.domain.counted import counted
from faxflow.domain.retention import Kind
from faxflow.store.driver import is_plain
from faxflow.views.privacy_text import (
    Destination,
    Installation,
    KeptPlace,
    privacy_data,
    privacy_text,
)

_BY_MODE = "readable by its account alone"
_AGE = "encrypted by age"


def privacy_act(session: Session) -> Answer:
    """Tells of this installation; it looks at no patient."""
    found = _installation(session.config)
    return Answer(privacy_text(found), privacy_data(found))


def _installation(config: Config) -> Installation:
    encrypted = not is_plain(store_path(config))
    people = {who: [str(role) for role in roles] for who, roles in config.referrals.people.items()}
    return Installation(
        config.practice.name,
        str(config.practice.environment),
        encrypted,
        list(_places(config, encrypted=encrypted)),
        list(_destinations(config)),
        people,
        config.retention.hold,
        list(_hints(config, encrypted=encrypted)),
    )


def _places(config: Config, *, encrypted: bool) -> Iterator[KeptPlace]:
    data, keeps = config.paths.data, config.retention
    by = "encrypted by SQLCipher" if encrypted else _BY_MODE
    names = _days(keeps.names_days)
    yield KeptPlace(str(store_path(config)), "faxes, referrals, history", names, by)
    for folder, holds, kind in (
        ("letters", "letters", Kind.LETTERS),
        ("reports", "reports as they came", Kind.REPORTS),
        ("documents", "what referrals came in", Kind.DOCUMENTS),
    ):
        yield KeptPlace(str(data / folder), holds, _days(keeps.days(kind)), _BY_MODE)
    backup = config.backup
    sealed = bool(backup.recipients or backup.recipients_file)
    by = _AGE if sealed else by
    kept = _days(backup.keep_days)
    yield KeptPlace(str(backup.folder or config.paths.backups), "copies of the store", kept, by)
    for inbox in (config.mailbox, config.intake_mailbox):
        if inbox:
            holds = "results and copies" if inbox is config.mailbox else "mails with referrals"
            place = f"{inbox.user or 'a mailbox'} at {inbox.host}"
            yield KeptPlace(place, holds, _days(keeps.mails_days), "the provider's")


def _days(days: int | None) -> str:
    return f"{counted(days, 'day')} once all is over" if days else "for good"


def _destinations(config: Config) -> Iterator[Destination]:
    for gateway in config.gateways:
        yield Destination(f"{gateway.name} ({gateway.host})", "letters, numbers, references")
    yield Destination(config.notices.host, "alerts: ids and counts")
    for host in config.notices.webhook_hosts or ():
        yield Destination(str(host), "alerts: ids and counts")
    if config.notices.command:
        yield Destination(config.notices.command[0], "alerts: ids and counts")
    for host in config.ping.hosts or ():
        yield Destination(str(host), "that runs happen, and how they end")
    mailed = (*config.report.mail.to, *config.report.mail.scorecard_to)
    if mailed:
        yield Destination(", ".join(dict.fromkeys(mailed)), "figures of a day, scorecards")
    source = _source(config)
    if source:
        yield Destination(source, "a sign-in; the day that is asked for")
    if config.oauth:
        yield Destination(str(config.oauth.provider), "sign-ins for mail")


def _source(config: Config) -> str | None:
    source = config.source
    if isinstance(source, SftpSettings):
        return source.host
    if isinstance(source, HttpsSettings):
        return urlsplit(str(source.url)).hostname
    return f"the portal of {source.site}" if isinstance(source, PortalSettings) else None


def _hints(config: Config, *, encrypted: bool) -> Iterator[str]:
    settings = config.retention
    unset = [str(kind) for kind in Kind if settings.days(kind) is None]
    if unset:
        yield f"Nothing removes {', '.join(unset)}: [retention] says no days."
    if not encrypted:
        yield "The store is not encrypted by faxflow: is the disk? docs/privacy.md says how to."
    if not (config.backup.recipients or config.backup.recipients_file) and not encrypted:
        yield "Backups are not encrypted: [backup] recipients names no key."
    if any(settings.days(kind) for kind in Kind) and config.backup.keep_days is None:
        yield "Backups hold for good what retention removes: [backup] keep_days is not set."
    hosts = dict.fromkeys(one.host for one in (*config.gateways, config.mailbox))
    yield f"An agreement as in 45 CFR 164.314 is needed with whoever runs {', '.join(hosts)}."
