"""The history as an auditor reads it: filtered events, the head of its chain, former anchors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.anchor import HEAD_SIGNS, Anchor
from faxflow.domain.anchor_verdict import ChainNow, JudgedAnchor, judged
from faxflow.store import events
from faxflow.store.connection import Connection, StoreInfo
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.stamp import from_stamp, to_stamp

_RESTORED_SINCE = """
SELECT last_event FROM restores WHERE generation > :generation ORDER BY generation LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events: of one subject, one actor, one run, one cause; None: of any.

    `since` is the first moment, `until` the first one beyond them (UTC). `hidden` are the
    beginnings of the names of subjects that are left out. `most` events, the newest unless
    `oldest_first`.
    """

    subject: str | None = None
    actor: str | None = None
    run_id: str | None = None
    cause: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    hidden: tuple[str, ...] = ()
    oldest_first: bool = False
    most: int = 50


@dataclass(frozen=True, slots=True)
class Told:
    """One event; `at` is UTC."""

    id: int
    at: datetime
    run_id: str
    actor: str
    subject: str
    source: str | None
    target: str | None
    cause: str
    reason: str | None
    detail: str | None


def told(tx: Connection, asked: Asked) -> list[Told]:
    """The events asked for, and one more than `most` where there are more."""
    conditions, given = _conditions(asked)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "ASC" if asked.oldest_first else "DESC"
    found = tx.execute(
        "SELECT id, at, run_id, actor, subject, source, target, cause, reason, detail"  # noqa: S608
        f" FROM events {where} ORDER BY id {order} LIMIT :most",
        {**given, "most": asked.most + 1},
    )
    return [Told(row[0], from_stamp(row[1]), *row[2:]) for row in found]


def store_mark(info: StoreInfo) -> str:
    """What tells one store from others, and nothing else: eight hex digits."""
    return keyed_hash(info.hash_key, "store")[:8]


def head(tx: Connection, info: StoreInfo, now: datetime) -> Anchor:
    """The anchor of the history as it is."""
    count = tx.execute("SELECT count(*) AS events FROM events").fetchone()["events"]
    return Anchor(
        info.environment == "production",
        store_mark(info),
        info.generation,
        count,
        now.replace(microsecond=0),
        events.chain_end(tx)[:HEAD_SIGNS],
    )


def judge(tx: Connection, info: StoreInfo, anchors: Sequence[Anchor]) -> Iterator[JudgedAnchor]:
    """What each anchor says of the history, whose chain holds."""
    wanted = {anchor.events for anchor in anchors}
    hashes, count = dict[int, str](), 0
    for link in events.links(tx):
        count += 1
        if count in wanted:
            hashes[count] = link.hash
    for anchor in anchors:
        there, kept = hashes.get(anchor.events), _kept_since(tx, anchor)
        now = ChainNow(store_mark(info), info.generation, count, there, kept)
        yield judged(anchor, now)


def _kept_since(tx: Connection, anchor: Anchor) -> int | None:
    """How many events the first restore since the anchor began with; None without one."""
    row = tx.execute(_RESTORED_SINCE, {"generation": anchor.generation}).fetchone()
    if row is None:
        return None
    kept = tx.execute(
        "SELECT count(*) AS events FROM events WHERE id <= :last", {"last": row["last_event"]}
    )
    return int(kept.fetchone()["events"])


def _conditions(asked: Asked) -> tuple[list[str], dict[str, object]]:
    """Words of ours, and what they name.

    What nobody asks for is left out, and not told as null: for that SQLite would use no index.
    """
    given: dict[str, object] = {
        "subject": asked.subject,
        "actor": asked.actor,
        "run_id": asked.run_id,
        "cause": asked.cause,
    }
    conditions = [f"{name} = :{name}" for name, value in given.items() if value is not None]
    for name, moment, sign in (("since", asked.since, ">="), ("until", asked.until, "<")):
        if moment is not None:
            conditions.append(f"at {sign} :{name}")
            given[name] = to_stamp(moment)
    for number, beginning in enumerate(asked.hidden):
        conditions.append(f"substr(subject, 1, {len(beginning)}) <> :hidden{number}")
        given[f"hidden{number}"] = beginning
    return conditions, given
