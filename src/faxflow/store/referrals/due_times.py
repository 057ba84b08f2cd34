"""Due times that were reckoned by other hours or other stages, and what they follow from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.store.connection import Connection, Row
from faxflow.store.referrals.records import Due
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_OUTDATED = """
SELECT id, stage, due_at, appointment_at FROM referrals
WHERE due_at IS NOT NULL AND calendar <> :calendar AND id > :after ORDER BY id LIMIT :most
"""

_VISITS = """
SELECT referral_id, stage, entered_at, left_at FROM stage_history
WHERE referral_id BETWEEN :first AND :last ORDER BY referral_id, id
"""

_CHASED = """
SELECT referral_id, max(at) AS at FROM contact_attempts
WHERE referral_id BETWEEN :first AND :last GROUP BY referral_id
"""

_SET = """
UPDATE referrals SET due_at = :due_at, remind_at = :remind_at, calendar = :calendar
WHERE id = :id
"""


_SET_TASKS = """
UPDATE tasks SET due_at = :due_at WHERE referral_id = :id AND closed_at IS NULL AND due_at = :was
"""


@dataclass(frozen=True, slots=True)
class KeptStay:
    """A visit to a stage, as far as the clock goes by it (UTC)."""

    stage: Stage
    entered_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outdated:
    """An open referral whose due time is to be reckoned again; `fields` are what a stage's
    clock may start by, `chased_at` is the last contact with anybody, None: there was none."""

    id: ReferralId
    stage: Stage
    due_at: datetime
    fields: Mapping[Field, str]
    stays: Sequence[KeptStay]
    chased_at: datetime | None


def outdated(tx: Connection, calendar: str, *, after: int, most: int) -> list[Outdated]:
    """The open referrals with an id over `after` that another version made due, by id."""
    at = {"calendar": calendar, "after": after, "most": most}
    rows = tx.execute(_OUTDATED, at).fetchall()
    if not rows:
        return []
    between = {"first": rows[0]["id"], "last": rows[-1]["id"]}
    chased = {one["referral_id"]: one["at"] for one in tx.execute(_CHASED, between)}
    stays = _stays(tx, between)
    return [_outdated(row, stays[row["id"]], chased.get(row["id"])) for row in rows]


def any_outdated(tx: Connection, calendar: str) -> bool:
    """Whether another version made an open referral due."""
    at = {"calendar": calendar, "after": 0, "most": 1}
    return tx.execute(_OUTDATED, at).fetchone() is not None


def set_again(tx: Connection, due_times: Iterable[tuple[Outdated, Due]]) -> None:
    """Writes due times of the same round that were reckoned again; tasks that were due with
    their referral still are."""
    rows = [{"id": one.id, "was": to_stamp(one.due_at), **due.columns()} for one, due in due_times]
    tx.executemany(_SET, rows)
    tx.executemany(_SET_TASKS, [row for row in rows if row["due_at"] != row["was"]])


def last_chased(tx: Connection, referral_id: ReferralId) -> datetime | None:
    """When anybody was last contacted about a referral (UTC), or None."""
    one = {"first": referral_id, "last": referral_id}
    row = tx.execute(_CHASED, one).fetchone()
    return from_stamp(row["at"]) if row else None


def _stays(tx: Connection, between: Mapping[str, int]) -> Mapping[int, list[KeptStay]]:
    found = defaultdict(list)
    for row in tx.execute(_VISITS, between):
        left_at = from_stamp_or_none(row["left_at"])
        stay = KeptStay(Stage(row["stage"]), from_stamp(row["entered_at"]), left_at)
        found[row["referral_id"]].append(stay)
    return found


def _outdated(row: Row, stays: Sequence[KeptStay], chased: str | None) -> Outdated:
    return Outdated(
        ReferralId(row["id"]),
        Stage(row["stage"]),
        from_stamp(row["due_at"]),
        {Field.APPOINTMENT_AT: row["appointment_at"]},
        stays,
        from_stamp_or_none(chased),
    )
