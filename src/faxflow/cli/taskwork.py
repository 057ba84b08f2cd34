"""What the commands about tasks find out and do."""

from collections.abc import Sequence

from faxflow.cli.each import each
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import batch_name, case_name, task_name
from faxflow.domain.task import TaskKind
from faxflow.steps.work_tasks import Worked, finish_task, take_task
from faxflow.store import task_queue
from faxflow.store.task_queue import QueuedTask, Wanted
from faxflow.views.task_text import TaskLine, task_list_data, task_list_text


def list_act(kind: TaskKind | None, *, every: bool, mine: bool) -> Act:
    """The open tasks that are due, or all of them."""

    def act(session: Session) -> Answer:
        run = session.work.run
        now, owner = run.now(), run.actor if mine else None
        with session.work.store.read() as tx:
            found = task_queue.open_ones(tx, Wanted(kind=kind, owner=owner))
        shown = [one for one in found if every or one.due_at <= now]
        lines, not_due = [task_line(one) for one in shown], len(found) - len(shown)
        text = task_list_text(lines, not_due, session.config.practice.zone)
        return Answer(text, task_list_data(lines, not_due))

    return act


def take_act(names: Sequence[str], *, over: bool, dry_run: bool) -> Act:
    """Takes tasks."""

    def act(session: Session) -> Answer:
        work = session.work
        return each(names, lambda name: take_task(work, name, over=over, dry_run=dry_run), _data)

    return act


def done_act(names: Sequence[str], *, dry_run: bool) -> Act:
    """Closes tasks."""

    def act(session: Session) -> Answer:
        work = session.work
        return each(names, lambda name: finish_task(work, name, dry_run=dry_run), _data)

    return act


def _data(one: Worked) -> dict[str, object]:
    return {"task": one.task, "done": one.done, "told": one.told, "instead": list(one.instead)}


def task_line(task: QueuedTask) -> TaskLine:
    """As lists show it."""
    return TaskLine(
        task_name(task.id),
        task.kind,
        task.title,
        task.opened_at,
        task.due_at,
        task.owner,
        case_name(task.case_id) if task.case_id is not None else None,
        batch_name(task.batch_id) if task.batch_id is not None else None,
    )
