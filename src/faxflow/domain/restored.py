"""A restore: what it guards against, who may let a fax go after it, and how ids go on.

The lost time is what came after the backup and before the restore. Nobody knows what went out
in it, so nothing goes out after it but what a person lets go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from faxflow.domain.decision import Decision, Refusal
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, case_name, parse_mail

RECONCILE = "faxflow store reconcile"

STILL_DOUBTED = timedelta(days=31)
"""After the guard is lifted, a fax that went out in the lost time casts doubt on new faxes to its
number for so long: reports that repeat their rows seldom reach back further."""

_LEAST_STEP = 100_000
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Restore:
    """One restore; times are UTC. `last_event_at` is the backup's newest event, None where it had
    none, and `last_day` the practice's day of the restore.

    Cases from `first_case` on were made since. Mails that came before `unread_from` were read by
    the backup's time; `reconciled_at` is None until the mailbox was held against the store.
    """

    generation: int
    last_event: int
    last_event_at: datetime | None
    restored_at: datetime
    last_day: date
    first_case: CaseId
    unread_from: datetime
    reconciled_at: datetime | None = None
    lifted_at: datetime | None = None

    @property
    def reports_since(self) -> datetime:
        """Reports fetched from then on (UTC) may hold rows of the lost time."""
        return self.restored_at - STILL_DOUBTED

    @property
    def guarded(self) -> bool:
        """Whether nothing goes out but what a person lets go."""
        return self.lifted_at is None


@dataclass(frozen=True, slots=True)
class Release:
    """A decision that would have a case sent; `doubts` are references of faxes that went to its
    number in the lost time, of which no case is known, and then mails about it that wait."""

    decision: Decision
    case_id: CaseId
    state: State
    doubts: Sequence[str] = ()
    although_doubted: bool = False


def jumped(last: int) -> int:
    """A round number far beyond `last`: ids given out in the lost time lie between the two."""
    step = max(_LEAST_STEP, int("1".ljust(len(str(last)), "0")))
    return -(-(last + step) // step) * step


def may_be_same(lost: CaseId, case: CaseId, firsts: Sequence[CaseId]) -> bool:
    """Whether a fax of a lost time, of an id that is not known here, may be this case.

    `firsts` are the first cases made since each restore, oldest first: so are those made since the
    last one, and since an earlier one by which it was lost already. Others were known beside it.
    """
    return case >= firsts[-1] or any(lost < first <= case for first in firsts)


def refused_release(restore: Restore | None, asked: Release) -> Refusal | None:
    """Why a restore forbids to let a case go now, or None where it does not."""
    if restore is None:
        return None
    name = case_name(asked.case_id)
    if restore.guarded and restore.reconciled_at is None:
        why = (
            f"{name} is {asked.state}, and this store was restored from a backup: it may have gone"
            " out in the time that is lost, and the mailbox has not been asked yet"
        )
        return Refusal(why, [RECONCILE])
    if asked.doubts and not asked.although_doubted:
        return Refusal(_doubted(name, asked), _either(name, asked.doubts[0]))
    return None


def _doubted(name: str, asked: Release) -> str:
    shown = ", ".join(asked.doubts[:_MOST_SHOWN])
    rest = len(asked.doubts) - _MOST_SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    if parse_mail(asked.doubts[0]):
        return (
            f"{name} is {asked.state}, and a result for its number waits for a person"
            f" ({shown}{more}): it may be of this very fax"
        )
    return (
        f"{name} is {asked.state}, and to its number, or one that it had, went {shown}{more} in the"
        " time that a restore has lost: it may be this very fax"
    )


def _either(name: str, doubt: str) -> list[str]:
    mail = parse_mail(doubt)
    return [
        f"faxflow mail show {doubt}" if mail else f"faxflow store same {name} {doubt}",
        f"faxflow case release {name} --because not-arrived --although-doubted",
    ]
