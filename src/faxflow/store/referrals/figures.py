"""What came in at the referral desks, and how it stands: counts, and what each arrival became."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import ArrivalId, ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel
from faxflow.store.connection import Connection

_ANSWERS = """
SELECT count(case_id) AS made, count(delivered_at) AS delivered FROM referral_answers
WHERE taken_back_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One thing that came in; `sha256` is of the raw thing."""

    id: ArrivalId
    channel: Channel
    sha256: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """`standing` are the referrals of each desk by stage, final ones among them; `alerts` those
    decided by kind, `pairs` the possible duplicates by kind and state. `breaches` are stays
    beyond the due time; `answers` went to referring offices, `delivered` of them arrived."""

    standing: Mapping[tuple[Queue, Stage], int]
    alerts: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    breaches: int
    answers: int
    delivered: int
    loops_closed: int

    @property
    def referrals(self) -> int:
        """All of them."""
        return sum(self.standing.values())


def arrivals(tx: Connection) -> list[Arrived]:
    """All that ever came in, in the order in which it was read."""
    found = tx.execute("SELECT id, channel, sha256, outcome FROM arrivals ORDER BY id")
    return [
        Arrived(
            ArrivalId(row["id"]), Channel(row["channel"]), row["sha256"], Outcome(row["outcome"])
        )
        for row in found
    ]


def made_of(tx: Connection, arrival_id: ArrivalId) -> list[ReferralId]:
    """The referrals that an arrival has become."""
    found = tx.execute(
        "SELECT DISTINCT referral_id FROM documents"
        " WHERE arrival_id = :id AND referral_id IS NOT NULL ORDER BY referral_id",
        {"id": arrival_id},
    )
    return [ReferralId(row["referral_id"]) for row in found]


def referral_figures(tx: Connection) -> ReferralFigures:
    """How all referrals stand now."""
    answers = tx.execute(_ANSWERS).fetchone()
    return ReferralFigures(
        standing=_standing(tx),
        alerts=_alerts(tx),
        pairs=_pairs(tx),
        breaches=_count(tx, "SELECT count(breached_at) AS found FROM stage_history"),
        answers=answers["made"],
        delivered=answers["delivered"],
        loops_closed=_count(tx, "SELECT count(loop_closed_at) AS found FROM referrals"),
    )


def _standing(tx: Connection) -> dict[tuple[Queue, Stage], int]:
    found = tx.execute(
        "SELECT queue, stage, count(*) AS found FROM referrals GROUP BY queue, stage"
    )
    return {(Queue(row["queue"]), Stage(row["stage"])): row["found"] for row in found}


def _alerts(tx: Connection) -> dict[str, int]:
    found = tx.execute(
        "SELECT kind, count(*) AS found FROM referral_alerts"
        " WHERE notice_id IS NOT NULL GROUP BY kind"
    )
    return {row["kind"]: row["found"] for row in found}


def _pairs(tx: Connection) -> dict[tuple[str, str], int]:
    found = tx.execute(
        "SELECT kind, state, count(*) AS found FROM possible_duplicates GROUP BY kind, state"
    )
    return {(row["kind"], row["state"]): row["found"] for row in found}


def _count(tx: Connection, sql: str) -> int:
    return int(tx.execute(sql).fetchone()["found"])
