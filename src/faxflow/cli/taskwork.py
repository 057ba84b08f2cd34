"""What the commands about tasks find out and do."""

from collections.abc import Callable, Sequence

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import batch_name, case_name, task_name
from faxflow.domain.task import TaskKind
from faxflow.errors import ExitCode
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
        lines, not_due = [_line(one) for one in shown], len(found) - len(shown)
        text = task_list_text(lines, not_due, session.config.practice.zone)
        return Answer(text, task_list_data(lines, not_due))

    return act


def take_act(names: Sequence[str], *, over: bool, dry_run: bool) -> Act:
    """Takes tasks."""

    def act(session: Session) -> Answer:
        work = session.work
        return _each(names, lambda name: take_task(work, name, over=over, dry_run=dry_run))

    return act


def done_act(names: Sequence[str], *, dry_run: bool) -> Act:
    """Closes tasks."""

    def act(session: Session) -> Answer:
        return _each(names, lambda name: finish_task(session.work, name, dry_run=dry_run))

    return act


def _each(names: Sequence[str], work_on: Callable[[str], Worked]) -> Answer:
    results = [work_on(name) for name in dict.fromkeys(names)]
    refused = [one.told for one in results if not one.done]
    code = ExitCode.NEEDS_PERSON if refused else ExitCode.DONE
    if not all(one.known for one in results):
        code = ExitCode.USAGE
    return Answer(
        "\n".join(one.told for one in results if one.done),
        {"results": [_data(one) for one in results], "done": len(results) - len(refused)},
        lists_tasks=bool(refused),
        problems=refused,
        code=code,
    )


def _data(one: Worked) -> dict[str, object]:
    return {"task": one.task, "done": one.done, "told": one.told, "instead": list(one.instead)}


def _line(task: QueuedTask) -> TaskLine:
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
