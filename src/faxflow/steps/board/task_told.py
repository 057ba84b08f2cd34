"""Tells of one task in words, as far as a person may see it."""

from faxflow.domain.ids import parse_task
from faxflow.domain.roles import Act
from faxflow.errors import BadUsage
from faxflow.steps.referrals.task_work import require_task
from faxflow.steps.work import Work
from faxflow.store import task_queue
from faxflow.store.task_queue import QueuedTask


def named_task(work: Work, name: str) -> QueuedTask:
    """The task of that name. Raises AccessRefused, or BadUsage where there is none."""
    task_id = parse_task(name)
    with work.store.read() as tx:
        task = None if task_id is None else task_queue.get(tx, task_id)
        if task is None:
            todo = "`faxflow task list --all` names them."
            raise BadUsage(what=f"There is no task {name} in this store.", todo=todo)
        require_task(tx, work, task, Act.LIST)
    return task
