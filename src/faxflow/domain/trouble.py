"""When staff are told: at once when a kind of trouble starts or ends, in digests meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from faxflow.domain.ids import TaskId
from faxflow.domain.task import TaskKind


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An open task that is due; `told` where a notice has named it."""

    id: TaskId
    kind: TaskKind
    title: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of task that staff were told of, and of which some were open ever since."""

    id: int
    kind: TaskKind
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows: due tasks, open troubles, when each kind last ended (UTC), and when
    a notice last named a task."""

    due: Sequence[OpenTask]
    troubles: Sequence[Trouble] = ()
    cleared_at: Mapping[TaskKind, datetime] = field(default_factory=dict)
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToTell:
    """What one notice says: of new troubles, of more of the same, and of what is over.

    `later` are tasks that no notice has named yet and that wait for the next digest.
    """

    new: tuple[OpenTask, ...] = ()
    more: tuple[OpenTask, ...] = ()
    over: tuple[Trouble, ...] = ()
    later: tuple[OpenTask, ...] = ()

    @property
    def tasks(self) -> tuple[OpenTask, ...]:
        """All that it names for the first time."""
        return self.new + self.more

    def __bool__(self) -> bool:
        return bool(self.tasks or self.over)


def decide(known: Known, *, now: datetime, digest: timedelta) -> ToTell:
    """What is to be told now, or nothing.

    No task waits longer for its notice than until the first run that comes `digest` after
    the last notice. A kind that comes back sooner than that after its end makes no new
    alert: it may be flapping.
    """
    going_on = {trouble.kind for trouble in known.troubles}
    just_over = {kind for kind, at in known.cleared_at.items() if _recent(at, now, digest)}
    untold = [task for task in known.due if not task.told]
    new = tuple(task for task in untold if task.kind not in going_on | just_over)
    rest = tuple(task for task in untold if task.kind in going_on | just_over)
    wait = known.told_at is not None and _recent(known.told_at, now, digest)
    still_due = {task.kind for task in known.due}
    over = tuple(trouble for trouble in known.troubles if trouble.kind not in still_due)
    if wait and not new:
        return ToTell(over=over, later=rest)
    return ToTell(new, rest, over)


def _recent(at: datetime, now: datetime, length: timedelta) -> bool:
    """Not so where the clock was set back: nobody should wait for it to catch up."""
    return timedelta() <= now - at < length
