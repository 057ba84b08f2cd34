"""Looks at the ways to staff: mail, a webhook, a program; and at the tokens of OAuth."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path

from faxflow.config.model import Config
from faxflow.config.server import Auth, Server
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.server_facts import Reply
from faxflow.errors import FaxflowError, ServerUnreachable
from faxflow.steps.doctor.mailboxes import certificate, login_wanted, reach, unknown_yet
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.steps.tell import login_rests_until


def look_at_notices(premises: Premises) -> Iterator[Finding]:
    """Signs in, says who would write to whom, takes it back and leaves."""
    notices = premises.config.notices
    about, people = f"[notices] {notices.host}:{notices.port}", _recipients(premises.config)
    if nobody := unknown_yet(about, notices):
        yield nobody
        return
    sender = parseaddr(notices.sender)[1]
    if rests := _rests(premises):
        what = f"It has refused our login lately; none is tried before {rests:%H:%M} UTC."
        yield wrong(about, what, f"Mend the secret {notices.password or 'of [oauth]'}; it waits.")
        return
    try:
        facts = premises.instruments.servers.submission(notices, "notices", sender, list(people))
    except ServerUnreachable as problem:
        yield problem_found(about, problem, reach(notices, "[notices]"))
        return
    except FaxflowError as problem:
        yield problem_found(about, problem)
        return
    yield well(about, "It lets us in. No notice was sent.")
    yield from certificate(about, facts.expires_at, premises.now)
    yield _answer("[notices] sender", facts.sender)
    yield from (_answer(people[one.address], one) for one in facts.recipients)


def _rests(premises: Premises) -> datetime | None:
    """Until when no login is tried: our own tries would lock the account, too."""
    with suppress(FaxflowError, OSError):  # which the check of the store tells
        if premises.store_path.exists():
            with premises.store() as tx:
                return login_rests_until(tx, premises.now)
    return None


def look_at_webhook(premises: Premises) -> Iterator[Finding]:
    """Its secret leads to an approved host, which is there."""
    notices = premises.config.notices
    if notices.webhook is None:
        yield skipped("[notices] webhook", "There is none.")
        return
    hosts = notices.webhook_hosts or ()
    host = premises.instruments.servers.leads_to(
        notices.webhook, hosts, key="webhook_hosts", section="[notices]"
    )
    yield _resolved(premises, f"[notices] webhook = {notices.webhook}", host)


def look_at_command(premises: Premises) -> Iterator[Finding]:
    """The program that gets each notice."""
    command = premises.config.notices.command
    if not command:
        yield skipped("[notices] command", "There is none.")
        return
    program = Path(command[0])
    if premises.instruments.files.look(program) is None:
        what = f"{program} is not there."
        yield wrong("[notices] command", what, "Install it, or mend its path.")
    elif not premises.instruments.files.may_run(program):
        what = f"This account may not run {program}."
        yield wrong("[notices] command", what, f"chmod +x {program}")
    else:
        yield well("[notices] command", f"{program} can be run; it was not.")


def look_at_tokens(premises: Premises) -> Iterator[Finding]:
    """Each mailbox that signs in by OAuth gets a new token."""
    servers = {part: one for part, one in _servers(premises.config) if one.auth is Auth.OAUTH}
    if not servers:
        yield skipped("[oauth]", "No server signs in by OAuth.")
    for part, one in servers.items():
        about = f"[{part}] user = {one.user}"
        try:
            premises.instruments.servers.renew_token(one, part)
        except FaxflowError as problem:
            yield problem_found(about, problem)
        else:
            yield well(about, "A new token was made for it.")


def _resolved(premises: Premises, about: str, host: str) -> Finding:
    if premises.instruments.servers.resolves(host):
        return well(about, f"It leads to {host}, which is known. Nothing was posted there.")
    what = f"It leads to {host}, and no name server knows that."
    return wrong(about, what, "Make the webhook anew and change its secret.")


def _servers(config: Config) -> Iterator[tuple[str, Server]]:
    yield from ((one.section.strip("[]"), one) for one in config.gateways)
    yield "mailbox", config.mailbox
    yield "notices", config.notices
    if config.intake_mailbox:
        yield "intake_mailbox", config.intake_mailbox


def _recipients(config: Config) -> dict[str, str]:
    """Whom faxflow writes to, each with the key that names them first."""
    found: dict[str, str] = {}
    named = [("[notices] to", config.notices.to)]
    named += [("[report.mail] to", config.report.mail.to)]
    named += [("[report.mail] scorecard_to", config.report.mail.scorecard_to)]
    named += [("[audit] anchor_to", config.audit.anchor_to)]
    named += [(f"[referrals.queues] {key}", to) for key, to in config.referrals.queues.items()]
    for key, addresses in named:
        for written in addresses:
            address = parseaddr(written)[1]
            found.setdefault(address, f"{key} = {address}")
    return found


def _answer(about: str, reply: Reply) -> Finding:
    if reply.taken:
        return well(about, f"The server takes it (it answered {reply.code}).")
    if reply.for_now:
        told = f"The server does not take it just now (it answered {reply.code})."
        return warned(about, told, "Run it again in an hour; then ask whoever runs the server.")
    if reply.wants_login:
        return wrong(about, login_wanted("it"), "Set user and password in [notices].")
    told = f"The server refuses it (it answered {reply.code})."
    return wrong(about, told, "Mend the address, or let that server take mail for it.")
