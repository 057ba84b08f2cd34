"""What the commands about one fax find out and do."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import case_name, parse_case
from faxflow.errors import UnknownCase
from faxflow.steps.draw_letters import letter_name
from faxflow.store import attempts, cases, events, tasks
from faxflow.views.case_text import CaseLife, case_data, case_text


def case_act(name: str) -> Act:
    """A case with its attempts and history."""

    def act(session: Session) -> Answer:
        case_id = parse_case(name)
        with session.work.store.read() as tx:
            found = cases.get(tx, case_id) if case_id is not None else None
            if found is None:
                raise UnknownCase(case=name)
            tried = attempts.of_case(tx, found.id)
            history = events.history(tx, case_name(found.id))
            to_do = tasks.open_titles(tx, found.id)
        drawn = found.letter_sha256 is not None
        letter = str(session.letters.place(letter_name(found.id))) if drawn else None
        life = CaseLife(case_name(found.id), found.state, letter, to_do, tried, history)
        return Answer(case_text(life, session.config.practice.zone), case_data(life))

    return act
