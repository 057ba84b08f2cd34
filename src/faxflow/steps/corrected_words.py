"""What a person is told of a row that they have corrected."""

from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name
from faxflow.domain.settled_reject import Became
from faxflow.steps.place_corrected import Corrected


def told_of(done: Corrected, state: State, same_as: int | None, *, planned: bool) -> str:
    """What a row is now, or would be; reads after its name. `same_as` is the line it repeats."""
    return _would_be(done, state, same_as) if planned else _is(done, state, same_as)


def _is(done: Corrected, state: State, same_as: int | None) -> str:
    case = case_name(done.case_id)
    if done.became is Became.DUPLICATE:
        return f"is the same as line {same_as}: {case}. Nothing more is sent."
    if done.became is Became.UNCHANGED:
        return f"is {case}, which is {state} and stays as it is."
    if done.too_late:
        return f"is {case}, which is {state}: nothing is sent again; a task asks what to do."
    if done.became is Became.UPDATED:
        return f"changes {case}, which is {state}."
    if state is State.HELD:
        return f"is {case} now, and held: `faxflow case show {case}`."
    return f"is {case} now; the next `faxflow send` sends it."


def _would_be(done: Corrected, state: State, same_as: int | None) -> str:
    case = case_name(done.case_id)
    if done.became is Became.DUPLICATE:
        return f"would be the same as line {same_as}: {case}."
    if done.became is Became.UNCHANGED:
        return f"would be {case}, which is {state}, and change nothing."
    if done.too_late:
        return f"would be {case}, which is {state}: a task, and no second fax."
    if done.became is Became.UPDATED:
        return f"would change {case}, which would be {state}."
    return f"would become a fax, {state}."
