"""Shows a task, and the fax that it is about."""

from faxflow.cli.casework import show_act as show_case_act
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.taskwork import task_line
from faxflow.domain.ids import case_name
from faxflow.steps.board.task_told import named_task
from faxflow.views.task_text import task_list_text


def show_task_act(name: str) -> Act:
    """What is to be done, and all that happened to its fax; a referral is shown by itself."""

    def act(session: Session) -> Answer:
        task = named_task(session.work, name)
        text = task_list_text([task_line(task)], 0, session.config.practice.zone)
        if task.case_id is None:
            return Answer(text)
        case = show_case_act(case_name(task.case_id))(session)
        return Answer(f"{text}\n\n{case.text}")

    return act
