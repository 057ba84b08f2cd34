"""Holds what the intake made of the day against what was meant."""

from collections.abc import Iterator

from faxflow.cli.demo.referrals.check import Check, check
from faxflow.cli.demo.referrals.evidence import Evidence
from faxflow.domain.ids import arrival_name, referral_name
from faxflow.domain.referral import Stage
from faxflow.simulator.referrals.truth import Becomes, Meant


def intake_checks(evidence: Evidence) -> Iterator[Check]:
    """All of them."""
    yield _counted(evidence)
    yield _arrivals(evidence)
    yield _once(evidence)
    yield _fields(evidence)
    yield _asked(evidence)
    yield _went_on(evidence)


def _counted(evidence: Evidence) -> Check:
    """What lay there a second time is counted by the intake, and is no arrival of its own."""
    days = evidence.days
    came = sum(days.postman.came().values())
    told = len(days.register.sorted) + days.read_before
    return check("all that came is accounted for", came, [f"{told} told of"] * (came != told))


def _arrivals(evidence: Evidence) -> Check:
    every = evidence.days.register.sorted
    wrong = (arrival_name(one.arrived.id) for one in every if not one.is_right)
    return check("each became what it is", len(every), wrong)


def _once(evidence: Evidence) -> Check:
    made = evidence.days.register.meant
    keys = {one.key for one in made.values() if one}
    meant = [one.key for one in evidence.days.stage.day.meant if one.becomes is Becomes.REFERRAL]
    lost = (key for key in meant if key not in keys)
    over = (referral_name(one) for one, told in made.items() if told is None)
    return check("each request is one referral", len(meant), (*lost, *over))


def _fields(evidence: Evidence) -> Check:
    """What stands there is right, or a person is asked to look at it."""
    read = [(one, field) for one, meant in evidence.meant() for field in evidence.told(meant)]
    wrong = (
        f"{referral_name(one)} {field}"
        for one, field in read
        if not evidence.is_right(one, field)
        and evidence.referrals[one].fields[field]
        and field not in evidence.referrals[one].missing
    )
    return check("who the patient is was read rightly, or is in doubt", len(read), wrong)


def _asked(evidence: Evidence) -> Check:
    poor = [(one, meant) for one, meant in evidence.meant() if meant.answers]
    first = evidence.days.register.first
    wrong = (
        referral_name(one)
        for one, meant in poor
        if first[one].stage is not Stage.NEEDS_INFO or not meant.answers.keys() & first[one].missing
    )
    return check("what was left out, wrong or unreadable is asked for", len(poor), wrong)


def _went_on(evidence: Evidence) -> Check:
    """Scans are left out: what a bad line makes of a form is rightly asked about."""
    register = evidence.days.register
    whole = [one for one, meant in evidence.meant() if _is_whole(evidence, meant)]
    wrong = (
        f"{referral_name(one)} {' '.join(register.first[one].missing)}"
        for one in whole
        if register.first[one].missing
    )
    return check("whole requests in print go on unasked", len(whole), wrong)


def _is_whole(evidence: Evidence, meant: Meant) -> bool:
    return not meant.answers and meant.key not in evidence.days.register.scanned
