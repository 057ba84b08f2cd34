"""Looks into the mailboxes: sign-in, certificate, folders, and what the server can do."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from faxflow.config.placeholders import is_invented
from faxflow.config.server import InboxSettings, Security, Server
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.login_pause import next_login
from faxflow.domain.server_facts import InboxFacts
from faxflow.errors import FaxflowError, ServerUnreachable
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.steps.mailbox_login import SERVICE_INBOX, Account
from faxflow.steps.referrals.intake_mailbox import INTAKE_INBOX
from faxflow.store import refused_logins

_SOON: Final = timedelta(days=14)
_NEARLY_FULL: Final = 0.9
_USUAL: Final = {
    **dict.fromkeys((465, 993), Security.TLS),
    **dict.fromkeys((25, 143, 587), Security.STARTTLS),
}
_RENEW: Final = "Ask whoever runs it to renew the certificate; faxflow speaks with no other."


def look_at_mailbox(premises: Premises) -> Iterator[Finding]:
    """The service inbox that results come to."""
    yield from _looked(premises, premises.config.mailbox, SERVICE_INBOX)


def look_at_intake_mailbox(premises: Premises) -> Iterator[Finding]:
    """The shared mailbox that referrals come to."""
    inbox = premises.config.intake_mailbox
    if inbox is None:
        yield skipped("[intake_mailbox]", "No referrals come in by mail.")
        return
    yield from _looked(premises, inbox, INTAKE_INBOX)


def certificate(about: str, expires_at: datetime | None, now: datetime) -> Iterator[Finding]:
    """How long a server's certificate will do."""
    if expires_at is None:
        return
    left = expires_at - now
    what = f"Its certificate is good for {left.days} days, until {expires_at:%Y-%m-%d}."
    yield warned(about, what, _RENEW) if left < _SOON else well(about, what)


def reach(server: Server, section: str) -> str:
    """What to do about one that cannot be reached."""
    usual = _USUAL.get(server.port)
    if usual and usual is not server.security and server.security is not Security.NONE:
        return f'Set security in {section} to "{usual}", as is usual at port {server.port}.'
    tried = f"openssl s_client -connect {server.host}:{server.port}"
    if server.security is Security.STARTTLS:
        tried += " -starttls imap" if isinstance(server, InboxSettings) else " -starttls smtp"
    return f"Check host, port and security in {section}, and the firewall: {tried}"


def login_wanted(what: str) -> str:
    """That a server takes nothing from whoever has not signed in."""
    return f"The server takes {what} only from whoever signs in (it answered 530)."


def unknown_yet(about: str, server: Server) -> Finding | None:
    """That nobody can be asked, where the server has a name that nobody has."""
    if not is_invented(server.host):
        return None
    return skipped(about, "Its name is a guess still: see samples.", "samples")


def _looked(premises: Premises, inbox: InboxSettings, account: Account) -> Iterator[Finding]:
    about = f"{inbox.section} {inbox.host}:{inbox.port}"
    if nobody := unknown_yet(about, inbox):
        yield nobody
        return
    if paused := _pause(premises, account):
        what = f"It has refused our login lately; none is tried before {paused:%Y-%m-%d %H:%M} UTC."
        cure = f"Mend the secret {inbox.password or 'of [oauth]'}, then `{account.command} --now`."
        yield wrong(about, what, cure)
        return
    try:
        facts = premises.instruments.servers.inbox(inbox, inbox.section.strip("[]"))
    except ServerUnreachable as problem:
        yield problem_found(about, problem, reach(inbox, inbox.section))
        return
    except FaxflowError as problem:
        yield problem_found(about, problem)
        return
    yield well(about, "It lets us in.")
    yield from certificate(about, facts.expires_at, premises.now)
    yield from _room(about, facts)
    yield from _folders(inbox, facts)
    yield from _abilities(about, facts)


def _room(about: str, facts: InboxFacts) -> Iterator[Finding]:
    cure = "Remove old mail from it (`faxflow prune` removes what was read), or have it enlarged."
    if facts.filled is None:
        return
    if facts.filled >= 1.0:
        what = "It is full: what the gateway writes comes back to it, and no result is known."
        yield wrong(about, what, cure)
    elif facts.filled >= _NEARLY_FULL:
        yield warned(about, f"It is full to {facts.filled:.0%}.", cure)
    else:
        yield well(about, f"It is full to {facts.filled:.0%}.")


def _pause(premises: Premises, account: Account) -> datetime | None:
    """Until when no login is tried: our own tries would lock the account, too."""
    refusals = None
    with suppress(FaxflowError, OSError):  # which the check of the store tells
        if premises.store_path.exists():
            with premises.store() as tx:
                refusals = refused_logins.of_account(tx, account.name)
    if refusals is None:
        return None
    at = next_login(refusals.times, refusals.last_at)
    return at if refusals.last_at <= premises.now < at else None


def _folders(inbox: InboxSettings, facts: InboxFacts) -> Iterator[Finding]:
    about = f"{inbox.section} folder = {inbox.folder}"
    if not facts.folder_opens:
        yield wrong(about, "The server does not open it.", "Name a folder that is there, as INBOX.")
    elif not facts.numbered:
        what = "The server gives it no UIDVALIDITY: mails cannot be told apart for sure."
        yield warned(about, what, "Ask whoever runs the server (RFC 3501, 2.3.1.1).")
    else:
        yield well(about, "It opens.")
    if inbox.copies_in == "":
        return
    about = f"{inbox.section} sent_folder"
    if facts.sent is not None:
        yield well(about, f"Copies of what was sent are looked for in {facts.sent}.")
    elif inbox.copies_in:
        what = f"The server does not open {inbox.copies_in}."
        yield wrong(about, what, 'Name the folder that copies lie in, or set it to "".')
    else:
        what = "The server names no folder of sent mail: no copy there settles a doubt."
        cure = 'Set sent_folder to its name; or to "", where no copies are kept.'
        yield warned(about, what, cure)


def _abilities(about: str, facts: InboxFacts) -> Iterator[Finding]:
    if not facts.idles:
        what = "It has no IDLE: `watch-bounces --follow` asks every 15 seconds instead."
        yield well(about, what)
    if not facts.moves:
        yield well(about, "It has no MOVE: mails are copied and removed, which takes longer.")
