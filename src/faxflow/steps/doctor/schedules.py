"""Looks at what calls faxflow by itself, and when each command last came to its end."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from faxflow.config.model import Environment
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.schedule_facts import Called, ScheduleFacts
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.store import unfinished

_LONGEST: Final = {
    "run-morning": timedelta(hours=80),
    "watch-bounces": timedelta(hours=2),
    "retry": timedelta(hours=66),
    "send": timedelta(hours=66),
    "escalate": timedelta(hours=2),
    "referral intake": timedelta(hours=2),
    "remind": timedelta(hours=2),
    "store backup": timedelta(hours=50),
    "prune": timedelta(days=15),
}
"""From one good run to the next, a weekend included; what runs every few minutes may be late."""
_NEEDED: Final = ("run-morning", "watch-bounces", "retry", "send", "escalate", "store backup")
_INSTALL: Final = "Install one: docs/going-live.md, section 8."


def look_at_schedules(premises: Premises) -> Iterator[Finding]:
    """Cron or systemd, not both, and all commands that a practice needs."""
    facts = premises.instruments.schedules.look(premises.path)
    production = premises.config.practice.environment is Environment.PRODUCTION
    yield from _by_whom(facts, tell=wrong if production else warned)
    for one in (*facts.cron, *facts.systemd):
        if not one.runs:
            what = f"`faxflow {one.command}` is called there, and the system does not act on it."
            yield wrong(one.place, what, _start(one))
    missing = [one for one in _NEEDED if one not in facts.commands]
    if facts.commands and missing:
        what = f"Nothing calls {', '.join(f'`faxflow {one}`' for one in missing)}."
        yield warned("the schedule", what, "Add what is missing: docs/going-live.md, section 8.")
    for place in facts.unread:
        yield skipped(place, "This account may not look there.")


def look_at_last_runs(premises: Premises) -> Iterator[Finding]:
    """Each scheduled command came to its end not too long ago."""
    called = premises.instruments.schedules.look(premises.path).commands
    with premises.store() as tx:
        last = unfinished.good_runs(tx)
    for command, longest in _LONGEST.items():
        at = last.get(command)
        if at is None and command not in called:
            continue
        if at is None:
            what = "It is scheduled, and has never come to its end."
            yield warned(
                f"faxflow {command}", what, f"Run `faxflow {command}` and see what it says."
            )
        elif premises.now - at > longest:
            what = f"It last came to its end {at:%Y-%m-%d %H:%M} UTC, which is too long ago."
            cure = f"Run `faxflow {command}` and see what it says; then look at the schedule."
            yield warned(f"faxflow {command}", what, cure)
        else:
            yield well(f"faxflow {command}", f"It last came to its end {at:%Y-%m-%d %H:%M} UTC.")


def look_at_ping(premises: Premises) -> Iterator[Finding]:
    """Somebody outside notices the morning that never ran."""
    ping = premises.config.ping
    if not ping.secrets:
        what = "Nobody outside is told that runs happen: a machine that is off says nothing."
        yield warned("[ping] url", what, "Set url and hosts in [ping]: docs/monitoring.md.")
        return
    servers = premises.instruments.servers
    for command, name in ping.secrets.items():
        about = f"[ping] {name} of {command}"
        try:
            host = servers.leads_to(name, ping.hosts or (), key="hosts", section="[ping]")
        except FaxflowError as problem:
            yield problem_found(about, problem)
            continue
        if servers.resolves(host):
            yield well(about, f"It leads to {host}, which is known. It was not pinged.")
        else:
            what = f"It leads to {host}, and no name server knows that."
            yield wrong(about, what, "Make the check anew, and change its secret and [ping] hosts.")


def _by_whom(facts: ScheduleFacts, tell: Callable[[str, str, str], Finding]) -> Iterator[Finding]:
    cron, systemd = (any(one.runs for one in ways) for ways in (facts.cron, facts.systemd))
    if cron and systemd and _twice(facts):
        what = (
            f"Cron and systemd both call {', '.join(_twice(facts))}: they get in each other's way."
        )
        places = sorted({one.place for one in facts.cron})
        yield wrong("the schedule", what, f"Keep one: take faxflow out of {', '.join(places)}.")
    elif cron or systemd:
        ways = [name for name, used in (("cron", cron), ("systemd", systemd)) if used]
        yield well("the schedule", f"{' and '.join(ways)} calls faxflow.")
    elif facts.unread:
        what = "No schedule of faxflow is to be seen by this account."
        yield warned("the schedule", what, "Run this as faxflow's own account, or as root.")
    else:
        yield tell("the schedule", "Nothing calls faxflow: neither cron nor systemd.", _INSTALL)


def _twice(facts: ScheduleFacts) -> list[str]:
    cron = {one.command for one in facts.cron if one.runs}
    return sorted(f"`faxflow {one}`" for one in cron & {x.command for x in facts.systemd if x.runs})


def _start(one: Called) -> str:
    if one.place.endswith((".timer", ".service")):
        return f"Run: systemctl enable --now {one.place.rpartition('/')[2]}"
    return "Run: systemctl enable --now cron"
