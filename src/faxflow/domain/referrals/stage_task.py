"""What a person must do in the stage that a referral is in, as tasks."""

import re
from collections.abc import Sequence
from datetime import datetime

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Stage, StageRule
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import doubtful_of
from faxflow.domain.task import NewTask, TaskKind

_MISSING = re.compile(r" \((?:missing|doubtful): [a-z_,:; ]*\)$")
_COMPLETE = "nothing is missing any more: advance it"


def stage_tasks(referral: Referral, rule: StageRule, due_at: datetime) -> list[NewTask]:
    """One task for each template of the stage that the referral is in."""
    return [
        _task(referral, title, number, due_at)
        for number, title in enumerate(told_tasks(referral, rule), 1)
    ]


def told_tasks(referral: Referral, rule: StageRule) -> Sequence[str]:
    """What is to be done, in words; in needs-info with the names of what is missing."""
    if referral.stage is not Stage.NEEDS_INFO:
        return rule.tasks
    told = missing_in_words(referral)
    return [f"{title} ({told})" if told else title for title in rule.tasks]


def missing_in_words(referral: Referral) -> str:
    """`missing: phone; doubtful: surname`, names of fields only; empty where nothing is."""
    doubtful = doubtful_of(referral.fields, referral.missing)
    empty = [field for field in referral.missing if field not in doubtful]
    wrong = [field for field in referral.missing if field in doubtful]
    parts = [("missing", empty), ("doubtful", wrong)]
    return "; ".join(f"{what}: {', '.join(fields)}" for what, fields in parts if fields)


def retold(title: str, referral: Referral) -> str:
    """A task's title with the names of what is missing by now."""
    told = missing_in_words(referral)
    head = _MISSING.sub("", title)
    return f"{head} ({told})" if told else head


def moving_on(referral: Referral, due_at: datetime) -> NewTask:
    """The task that is left once nothing is missing any more."""
    return _task(referral, _COMPLETE, 0, due_at, kind=TaskKind.STAGE_WORK)


def _task(
    referral: Referral,
    title: str,
    number: int,
    due_at: datetime,
    *,
    kind: TaskKind | None = None,
) -> NewTask:
    name, needs_info = referral_name(referral.id), referral.stage is Stage.NEEDS_INFO
    return NewTask(
        kind or (TaskKind.COMPLETE_INTAKE if needs_info else TaskKind.STAGE_WORK),
        f"{TaskKind.STAGE_WORK}:{name}:{referral.stage}:{number}",
        f"{name}: {title}",
        due_at,
        referral_id=referral.id,
        queue=referral.queue,
    )
