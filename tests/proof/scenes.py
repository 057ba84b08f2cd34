"""The moments at which runs are killed and disks fill up: each a practice and a command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from faxflow.domain.referral import Stage
from faxflow.simulator.gateway.outcomes import Outcome
from proof.forked import FAXFLOW
from proof.making_ready import NOON, Practice, a_practice
from proof.referrals import come_in
from proof.stand import Prepared

_TODAY = ("--date", str(NOON.date()))
_EXTRACT = ("extract", *_TODAY)
_MORNING = ("run-morning", *_TODAY)
_FIX = (
    *("rejects", "fix", "B-000001:13", "--set", "Fax=555-201-0177"),
    *("--because", "was-missing"),
)
_UNLESS_PUT_OFF = frozenset({("sent", "in-doubt"), ("waiting", "sent"), ("waiting", "in-doubt")})
"""Who is put off once and killed before that is written down is taken the next time."""

_INSECURE = frozenset({78})

# What the gateway says of a fax.
DELIVERED = Outcome(sent=True, result="Delivered (D00)", explained="It went.", minutes=(1, 2))
BUSY = Outcome(sent=False, result="Line busy (L17)", explained="It was busy.", minutes=(1, 2))
GONE = Outcome(
    sent=False, result="Number not in service (L31)", explained="No such line.", minutes=(1, 2)
)
BARE = Outcome(sent=False, result="Failed", explained="", minutes=(1, 2), bare=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """`command` is hurt, and `afterwards` is what cron runs then; it ends with `faxes` cases.

    `lines` are its connections to the gateway, each of which may leave one doubt; `luck` are
    pairs of states that a case may end in without an injury and with one. A full run tries
    every `stride`th point, a short one `sample` of them.
    """

    name: str
    command: tuple[str, ...]
    afterwards: tuple[tuple[str, ...], ...]
    prepare: Callable[[Practice], None]
    faxes: int = 5
    lines: int = 2
    luck: frozenset[tuple[str, str]] = frozenset({("sent", "in-doubt")})
    stride: int = 1
    sample: int = 4
    program: str = FAXFLOW

    def ready(self, folder: Path) -> Prepared:
        """The practice at that moment."""
        with a_practice(folder) as here:
            self.prepare(here)
            return here.prepared()


def _nothing(_here: Practice) -> None:
    """The report lies there."""


def _extracted(here: Practice) -> None:
    here.run("extract", *_TODAY)


def _normalized(here: Practice) -> None:
    _extracted(here)
    here.run("normalize")


def _loaded(here: Practice) -> None:
    _normalized(here)
    here.run("load")


def _newer_report(here: Practice) -> None:
    """Its rows are the same, but for one number."""
    _loaded(here)
    here.correct_report("401-0117", "401-0118")
    here.run("extract", *_TODAY, "--again")
    here.run("normalize")


def _drawn(here: Practice) -> None:
    """The letters are drawn, and then the gateway cannot be trusted."""
    _loaded(here)
    here.run("send", fine=_INSECURE, FAXFLOW_GATEWAY_SECURITY="starttls")


def _difficult(here: Practice) -> None:
    """One number is put off, one is refused, and one's connection breaks behind the dot."""
    _drawn(here)
    for case, ending in ((1, "06"), (2, "07"), (3, "08")):
        here.edit("UPDATE cases SET number = '+155521001' || ? WHERE id = ?", ending, case)


def _sent(here: Practice) -> None:
    _loaded(here)
    here.run("send")


def _answered(here: Practice) -> None:
    """Two delivered, one busy, one out of service, one bare failure, and one mail twice."""
    _sent(here)
    outcomes = (DELIVERED, BUSY, GONE, BARE, DELIVERED)
    for place, outcome in enumerate(outcomes):
        here.answer(place, outcome)
    here.mails.append(here.mails[0])
    here.now += timedelta(hours=1)


def _waiting(here: Practice) -> None:
    """Every fax met a busy line, and the time of the next try has come."""
    _sent(here)
    for place in range(5):
        here.answer(place, BUSY)
    here.now += timedelta(hours=1)
    here.gateway.put(here.mails)
    here.mails.clear()
    here.run("watch-bounces")
    here.now += timedelta(hours=2)


def _due(here: Practice) -> None:
    _waiting(here)
    here.run("retry")


def _in_trouble(here: Practice) -> None:
    """Two faxes ask for a person, and one report row could not be read."""
    _answered(here)
    here.gateway.put(here.mails)
    here.mails.clear()
    here.run("watch-bounces")


def _due_soon(here: Practice) -> None:
    """Two desks have referrals that are due soon, and their due times are of other hours."""
    come_in(here, Stage.ELIGIBILITY, hours_ago=7)
    come_in(here, Stage.INTAKE_RECEIVED, Stage.INTAKE_RECEIVED, hours_ago=3)
    here.edit("UPDATE referrals SET calendar = 'another'")


def _overdue(here: Practice) -> None:
    """Two referrals are overdue, and a third is not."""
    come_in(here, Stage.ELIGIBILITY, Stage.INTAKE_RECEIVED, hours_ago=9)
    come_in(here, Stage.INTAKE_RECEIVED, hours_ago=1)


SCENES = (
    Scene("extract", _EXTRACT, (_EXTRACT, ("normalize",), ("load",)), _nothing),
    Scene("normalize", ("normalize",), (("normalize",), ("load",)), _extracted),
    Scene("load", ("load",), (("load",),), _normalized),
    Scene("load a newer report", ("load",), (("load",),), _newer_report),
    Scene("rejects fix", _FIX, (_FIX,), _loaded, faxes=6),
    Scene("send", ("send",), (("send",),), _drawn, sample=8),
    Scene("send with its letters", ("send",), (("send",),), _loaded, stride=3, sample=2),
    Scene("send to difficult numbers", ("send",), (("send",),), _difficult, luck=_UNLESS_PUT_OFF),
    Scene("watch-bounces", ("watch-bounces",), (("watch-bounces",),), _answered),
    Scene("retry", ("retry",), (("retry",), ("send",)), _waiting),
    Scene("send again", ("send",), (("send",),), _due),
    Scene("escalate", ("escalate",), (("escalate",),), _in_trouble),
    Scene("remind", ("remind",), (("remind",),), _due_soon, faxes=0, sample=3),
    Scene("escalate referrals", ("escalate",), (("escalate",),), _overdue, faxes=0, sample=3),
    Scene("run-morning", _MORNING, (_MORNING,), _nothing, stride=3, sample=2),
)  # fmt: skip
