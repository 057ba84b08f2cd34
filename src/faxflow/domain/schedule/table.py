"""The one table of what runs when; crontabs, timers and services are all made from it."""

from dataclasses import replace
from typing import Final

from faxflow.domain.schedule.job import Job, Need, Server
from faxflow.domain.schedule.plan import Plan
from faxflow.domain.schedule.times import Times, at, every

_NETWORK: Final = frozenset({Need.NETWORK})
_LETTERS: Final = frozenset({Need.NETWORK, Need.OFFICE})
_GATEWAYS: Final = frozenset({Server.GATEWAY, Server.SECOND_GATEWAY})
_TELLING: Final = frozenset({Server.NOTICES})


def jobs(plan: Plan) -> tuple[Job, ...]:
    """All of them, those that the practice has no use for too, in the order of the day."""
    by_day = (*_faxes(plan), *_referrals(plan), *_told(plan), *_mailed(plan))
    every_one = (*by_day, *_kept(plan), *_looked_over(plan))
    return tuple(_reaching(job, plan) for job in every_one)


def wanted_jobs(plan: Plan) -> tuple[Job, ...]:
    """Those that the practice uses."""
    return tuple(job for job in jobs(plan) if job.wanted)


def _faxes(plan: Plan) -> tuple[Job, ...]:
    return (
        Job(
            "morning",
            "fetch the report, make the letters, hand them over",
            ("run-morning --quiet",),
            at(plan.morning, plan.mornings),
            needs=_LETTERS | ({Need.BROWSER} if plan.portal else set()),
            servers=_GATEWAYS | {Server.SOURCE},
            minutes_at_most=240,
            made_up_for=True,
            tried_again=True,
        ),
        Job(
            "watch",
            "read what the fax gateway mails back",
            ("watch-bounces --quiet",),
            every(5, 0),
            needs=_NETWORK,
            servers=frozenset({Server.MAILBOX}),
            follows="watch-bounces --follow --quiet",
        ),
        Job(
            "send",
            "give second tries back, and send what is ready",
            ("retry --quiet", "send --quiet"),
            replace(every(5, 0, plan.sending_hours), days=plan.sending_days),
            needs=_LETTERS,
            servers=_GATEWAYS,
            minutes_at_most=120,
        ),
    )


def _referrals(plan: Plan) -> tuple[Job, ...]:
    mail = frozenset({Server.INTAKE_MAILBOX})
    return (
        Job(
            "intake",
            "take in referrals from mailbox, drop folder and call centre",
            ("referral intake --quiet",),
            every(5, 1),
            needs=_NETWORK if plan.intake_mail else frozenset(),
            servers=mail if plan.intake_mail else frozenset(),
            follows="referral intake --follow --quiet",
            wanted=plan.intake,
        ),
    )


def _told(plan: Plan) -> tuple[Job, ...]:
    return (
        Job(
            "escalate",
            "tell staff what needs a person, once",
            ("escalate --quiet",),
            every(15, 7),
            needs=_NETWORK,
            servers=_TELLING,
        ),
        Job(
            "remind",
            "remind each desk of referrals that are due soon",
            ("remind --quiet",),
            every(15, 2),
            needs=_NETWORK,
            servers=_TELLING,
            wanted=plan.referrals,
        ),
    )


def _mailed(plan: Plan) -> tuple[Job, ...]:
    hour = plan.opens // 60
    first_day = plan.office_days[:1]
    return (
        Job(
            "report",
            "mail the report of the day",
            ("report mail --quiet",),
            Times((15, 30, 45), (hour,), plan.office_days),
            needs=_NETWORK,
            servers=_TELLING,
            wanted=plan.mails_report,
        ),
        Job(
            "scorecard",
            "mail the scorecard of the week",
            ("report mail --scorecard --quiet",),
            Times((0, 20, 40), (max(hour - 1, 0),), first_day),
            needs=_NETWORK,
            servers=_TELLING,
            wanted=plan.mails_scorecard,
        ),
    )


def _kept(plan: Plan) -> tuple[Job, ...]:
    """Each night, one after the other."""
    night = plan.nightly
    return (
        Job(
            "backup",
            "copy the store while it is in use, and check the copy",
            ("store backup --quiet",),
            at(night),
            minutes_at_most=120,
            made_up_for=True,
            tried_again=True,
        ),
        Job(
            "anchor",
            "give the head of the history to others to keep",
            ("audit anchor --quiet",),
            at(_later(night, 20)),
            needs=_NETWORK,
            servers=_TELLING | {Server.AUDIT},
            made_up_for=True,
            tried_again=True,
            wanted=plan.anchors,
        ),
    )


def _looked_over(plan: Plan) -> tuple[Job, ...]:
    """Once a week, after what is done each night."""
    night, week = plan.nightly, (plan.weekly,)
    return (
        Job(
            "prune",
            "remove what the practice keeps no longer",
            ("prune --quiet",),
            at(_later(night, 30), week),
            minutes_at_most=240,
            made_up_for=True,
            tried_again=True,
        ),
        Job(
            "check",
            "check the store against every promise, its history and its files",
            ("store check --quiet",),
            at(_later(night, 60), week),
            minutes_at_most=240,
            made_up_for=True,
            tried_again=True,
        ),
        Job(
            "doctor",
            "look whether all that faxflow needs is there and well",
            ("doctor --quiet",),
            at(_later(night, 90), week),
            needs=_LETTERS | ({Need.BROWSER} if plan.portal else set()),
            servers=frozenset(Server),
            made_up_for=True,
        ),
    )


def _reaching(job: Job, plan: Plan) -> Job:
    """The same with the network, where somebody outside is told how it ended."""
    told = any(one.startswith(pinged) for one in job.commands for pinged in plan.pinged)
    servers = job.servers | {Server.PING}
    return replace(job, needs=job.needs | _NETWORK, servers=servers) if told else job


def _later(minute: int, minutes: int) -> int:
    """So much later on the same day; what would be past midnight is done just before it."""
    return min(minute + minutes, 24 * 60 - 1)
