"""What the commands about tasks find out and do."""

from collections.abc import Callable, Sequence

from faxflow.cli.agreeing import names_or_picked
from faxflow.cli.each import each
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.picked_tasks import ChosenTasks, PickedTasks
from faxflow.cli.picking import batch_called, span_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.ids import batch_name, case_name, parse_case, task_name
from faxflow.errors import BadUsage
from faxflow.steps.work import Work
from faxflow.steps.work_tasks import Worked, finish_task, take_task
from faxflow.store import task_queue
from faxflow.store.task_queue import QueuedTask, Wanted
from faxflow.views.task_text import TaskLine, task_list_data, task_list_text


def list_act(picked: PickedTasks, *, every: bool) -> Act:
    """The open tasks that are due, or all of them."""

    def act(session: Session) -> Answer:
        now, found = session.work.run.now(), _found(session, picked)
        shown = [one for one in found if every or one.due_at <= now]
        lines, not_due = [task_line(one) for one in shown], len(found) - len(shown)
        text = task_list_text(lines, not_due, session.config.practice.zone)
        return Answer(text, task_list_data(lines, not_due))

    return act


def take_act(asked: ChosenTasks, doing: Doing, *, over: bool) -> Act:
    """Takes tasks."""
    return _each_act(
        asked,
        doing,
        lambda work, name: take_task(work, name, over=over, dry_run=doing.dry_run),
    )


def done_act(asked: ChosenTasks, doing: Doing) -> Act:
    """Closes tasks."""
    return _each_act(
        asked, doing, lambda work, name: finish_task(work, name, dry_run=doing.dry_run)
    )


def _each_act(asked: ChosenTasks, doing: Doing, verb: Callable[[Work, str], Worked]) -> Act:
    def act(session: Session) -> Answer:
        def due() -> tuple[Sequence[str], str]:
            now = session.work.run.now()
            found = [one for one in _found(session, asked.picked) if one.due_at <= now]
            return [task_name(one.id) for one in found], f"{counted(len(found), 'task')} picked."

        names = names_or_picked(asked.names, asked.picked, doing, due)
        if not names:
            return Answer("No task is picked; nothing was changed.", {"results": [], "done": 0})
        return each(names, lambda name: verb(session.work, name), _data)

    return act


def _found(session: Session, picked: PickedTasks) -> list[QueuedTask]:
    owner = session.work.run.actor if picked.mine else picked.owner
    case_id = None if picked.case is None else parse_case(picked.case)
    if picked.case is not None and case_id is None:
        raise BadUsage(what=f"{picked.case!r} is no fax.", todo="Write it as FX-000123.")
    since, until = span_of(session, picked.since, picked.until)
    with session.work.store.read() as tx:
        wanted = Wanted(
            kind=picked.kind,
            owner=owner,
            since=since,
            until=until,
            batch_id=batch_called(tx, picked.batch),
            case_id=case_id,
        )
        return task_queue.open_ones(tx, wanted)


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
