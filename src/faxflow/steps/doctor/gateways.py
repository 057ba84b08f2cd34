"""Looks at the fax gateway: whether it would take a fax, without giving it one."""

from collections.abc import Iterator
from contextlib import suppress
from email.utils import parseaddr
from typing import Final

from faxflow.config.gateway import GatewaySettings
from faxflow.config.placeholders import is_invented
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.free_mail import is_free_mail
from faxflow.domain.loopback import is_loopback
from faxflow.domain.server_facts import Reply, SubmissionFacts
from faxflow.errors import FaxflowError, ServerUnreachable
from faxflow.steps.doctor.mailboxes import certificate, login_wanted, reach, unknown_yet
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.store import gateways

_IN_A_MAIL: Final = 1.4
"""A letter grows by a third and some in base64 with its line ends."""
_UNTRIED: Final = "No fax was handed over: one to your own number (`faxflow case add`) shows more."

_NOBODYS: Final = "Nobody has that domain: see samples."


def look_at_gateways(premises: Premises) -> Iterator[Finding]:
    """Signs in to each, says who would fax to whom, takes it back and leaves."""
    halted = _halted(premises)
    for one in premises.config.gateways:
        about = f"{one.section} {one.host}:{one.port}"
        if one.name in halted:
            why = "It is halted, and no login is tried: see gateway-breaker."
            yield skipped(about, why, "gateway-breaker")
            continue
        if nobody := unknown_yet(about, one):
            yield nobody
            continue
        try:
            yield from _asked(premises, one, about)
        except ServerUnreachable as problem:
            yield problem_found(about, problem, reach(one, one.section))
        except FaxflowError as problem:
            yield problem_found(about, problem)


def look_at_breaker(premises: Premises) -> Iterator[Finding]:
    """Whether a gateway is halted since it refused our account."""
    with premises.store() as tx:
        states = {one.name: gateways.state(tx, one.name) for one in premises.config.gateways}
    for name, state in states.items():
        if state.halted_at is None:
            yield well(f"gateway {name}", "It is not halted.")
            continue
        what = f"It is halted since {state.halted_at:%Y-%m-%d %H:%M} UTC: {state.because}."
        cure = "Mend the account with the gateway, then run `faxflow gateway resume`."
        yield wrong(f"gateway {name}", what, cure)


def look_at_addresses(premises: Premises) -> Iterator[Finding]:
    """The address that a sample number makes."""
    for one in premises.config.gateways:
        about = f"{one.section} address"
        try:
            made = premises.instruments.servers.fax_address(one)
        except FaxflowError as problem:
            yield problem_found(about, problem)
            continue
        domain = made.rpartition("@")[2]
        if is_free_mail(domain):
            what = (
                f"At {domain} anybody may have a mailbox with such a name: letters would go there."
            )
            yield wrong(about, what, "Set it to what the fax service names: docs/gateways.md.")
        else:
            yield well(about, f"{one.address} makes a mail address of a sample number.")


def look_at_domains(premises: Premises) -> Iterator[Finding]:
    """Whether mail to the gateway's domain leads anywhere, and who may send for ours."""
    for one in premises.config.gateways:
        if is_loopback(one.host):
            yield skipped(f"{one.section} address", "The gateway is on this machine.")
            continue
        with suppress(FaxflowError):  # which the check of addresses tells
            domain = premises.instruments.servers.fax_address(one).rpartition("@")[2]
            yield _exchanger(premises, f"{one.section} address", domain)
        yield _policy(premises, f"{one.section} sender", parseaddr(one.sender)[1])


def _asked(premises: Premises, one: GatewaySettings, about: str) -> Iterator[Finding]:
    servers = premises.instruments.servers
    try:
        recipient = servers.fax_address(one)
    except FaxflowError as problem:
        yield problem_found(about, problem, see="gateway-address")
        return
    part = one.section.strip("[]")
    facts = servers.submission(one, part, parseaddr(one.sender)[1], [recipient])
    yield well(about, f"It lets us in. {_UNTRIED}")
    yield from certificate(about, facts.expires_at, premises.now)
    yield from _size(one, facts)
    yield _answer(f"{one.section} sender", facts.sender, "faxes from it")
    for reply in facts.recipients:
        yield _answer(f"{one.section} address", reply, "faxes to its addresses")


def _answer(about: str, reply: Reply, what: str) -> Finding:
    if reply.taken:
        return well(about, f"The server takes {what} (it answered {reply.code}).")
    if reply.for_now:
        told = f"The server does not take {what} just now (it answered {reply.code})."
        return warned(about, told, "Run it again in an hour; then ask the gateway.")
    if reply.wants_login:
        return wrong(
            about, login_wanted(what), f"Set user and password in {about.partition(' ')[0]}."
        )
    told = f"The server refuses {what} (it answered {reply.code})."
    return wrong(about, told, f"Set {about} to what the gateway has registered for you.")


def _size(one: GatewaySettings, facts: SubmissionFacts) -> Iterator[Finding]:
    if facts.most_bytes is None or one.max_megabytes is None:
        return
    about, wanted = f"{one.section} max_megabytes", one.max_megabytes * 1e6 * _IN_A_MAIL
    limit = f"The server takes mails of {facts.most_bytes / 1e6:.1f} MB at most"
    if wanted <= facts.most_bytes:
        yield well(about, f"{limit}, which is enough.")
        return
    most = facts.most_bytes / 1e6 / _IN_A_MAIL
    what = f"{limit}; a letter of {one.max_megabytes:g} MB makes a bigger one."
    yield warned(about, what, f"Set {about} to {most:.1f}.")


def _exchanger(premises: Premises, about: str, domain: str) -> Finding:
    if is_invented(f"@{domain}"):
        return skipped(about, _NOBODYS, "samples")
    found = premises.instruments.servers.mail_exchangers(domain)
    if found is None:
        return skipped(about, "No name server could be asked.")
    if found or premises.instruments.servers.resolves(domain):
        return well(about, f"Mail to {domain} has a server that takes it.")
    what = f"No server takes mail to {domain}: it has neither MX nor address in the DNS."
    return wrong(about, what, "Mend the domain; the gateway's own pages name it.")


def _policy(premises: Premises, about: str, sender: str) -> Finding:
    domain = sender.rpartition("@")[2]
    if is_invented(f"@{domain}"):
        return skipped(about, _NOBODYS, "samples")
    found = premises.instruments.servers.sender_policy(domain)
    if found is None:
        return skipped(about, "No name server could be asked.")
    if found:
        return well(about, f"{domain} has an SPF line; faxflow does not judge what it says.")
    what = f"{domain} has no SPF line: a gateway may take our faxes for forged."
    return warned(about, what, f'Add to {domain} a TXT line as "v=spf1 include:… -all".')


def _halted(premises: Premises) -> frozenset[str]:
    """Those that no login is tried at."""
    with suppress(FaxflowError, OSError):  # which the check of the store tells
        if premises.store_path.exists():
            with premises.store() as tx:
                return frozenset(gateways.halted(tx))
    return frozenset()
