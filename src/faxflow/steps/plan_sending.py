"""send --dry-run: checks what send would check, and says what it would do."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.ids import CaseId
from faxflow.steps.breaker import refuse_if_halted
from faxflow.steps.choose_faxes import foresee_choice
from faxflow.steps.hold_batch import find_newly_ready
from faxflow.steps.hold_guarded import find_guarded
from faxflow.steps.letter_templates import USUAL, check_template, template_of
from faxflow.steps.number_check import find_barred
from faxflow.steps.pin_templates import foresee_problems
from faxflow.steps.referrals.answer_offices import foresee_answers
from faxflow.steps.send import SendTools
from faxflow.steps.volume_guard import check_volume
from faxflow.steps.work import Work
from faxflow.store import cases
from faxflow.store.cases import Case


@dataclass(frozen=True, slots=True)
class Planned:
    """What send would do now with the `ready` cases, once `to_draw` letters are drawn: hand
    over `to_send`, hold some for their number, with their report or by the guard of a restore, and
    leave `spaced` and `quiet` ones ready. Of what is to be drawn, `held_for_letter` have a template
    that cannot be used. `answers` to referring offices are made first, and counted nowhere else."""

    ready: int
    to_send: int
    to_draw: int
    held: int = 0
    spaced: int = 0
    quiet: int = 0
    held_with_report: int = 0
    held_by_guard: int = 0
    held_for_letter: int = 0
    answers: int = 0


def plan_sending(work: Work, tools: SendTools, *, let_go: bool = False) -> Planned:
    """What send would do, with nothing changed. Raises as send does."""
    refuse_if_halted(work)
    if not let_go:
        check_volume(work)
    _check_usual(work, tools)
    barred = find_barred(work)
    with work.store.read() as tx:
        ready = cases.ready(tx)
        with_report = find_newly_ready(tx)
    guarded = find_guarded(work) - with_report
    free = [case for case in ready if case.id not in with_report | guarded]
    dialled = [case for case in free if case.id not in barred]
    to_draw = [case for case in dialled if case.letter_sha256 is None]
    bad = _template_is_bad(work, tools, to_draw)
    choice = foresee_choice(work, [case for case in dialled if case.id not in bad])
    return Planned(
        ready=len(ready),
        to_send=len(choice.faxes),
        to_draw=len(to_draw) - len(bad),
        held=len(free) - len(dialled),
        spaced=choice.spaced,
        quiet=choice.quiet,
        held_with_report=len(with_report),
        held_by_guard=sum(case.id in guarded for case in ready),
        held_for_letter=len(bad),
        answers=len(foresee_answers(work).faxes),
    )


def _check_usual(work: Work, tools: SendTools) -> None:
    """Even where no letter is to be drawn yet: better today than at five in the morning."""
    drawing = tools.drawing
    usual = template_of(work.config, USUAL, drawing.mapping_fields)
    check_template(usual, drawing.templates.asks_for(usual.path))


def _template_is_bad(work: Work, tools: SendTools, to_draw: Sequence[Case]) -> frozenset[CaseId]:
    given, drawing = [case for case in to_draw if not case.letter_given], tools.drawing
    return foresee_problems(work, drawing.templates, drawing.mapping_fields, given)
