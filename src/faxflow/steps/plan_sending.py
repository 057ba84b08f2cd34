"""send --dry-run: checks what send would check, and says what it would do."""

from dataclasses import dataclass

from faxflow.steps.breaker import refuse_if_halted
from faxflow.steps.choose_faxes import foresee_choice
from faxflow.steps.draw_letters import check_template
from faxflow.steps.hold_batch import find_newly_ready
from faxflow.steps.number_check import find_barred
from faxflow.steps.referrals.answer_offices import foresee_answers
from faxflow.steps.send import SendTools
from faxflow.steps.volume_guard import check_volume
from faxflow.steps.work import Work
from faxflow.store import cases


@dataclass(frozen=True, slots=True)
class Planned:
    """What send would do now with the `ready` cases, once `to_draw` letters are drawn: hand
    over `to_send`, hold some for their number or with their report, and leave `spaced` and
    `quiet` ones ready. `answers` to referring offices are made first, and counted nowhere else."""

    ready: int
    to_send: int
    to_draw: int
    held: int = 0
    spaced: int = 0
    quiet: int = 0
    held_with_report: int = 0
    answers: int = 0


def plan_sending(work: Work, tools: SendTools, *, let_go: bool = False) -> Planned:
    """What send would do, with nothing changed. Raises as send does."""
    refuse_if_halted(work)
    if not let_go:
        check_volume(work)
    check_template(tools.engine, tools.mapping_fields, work.config.letter.template.name)
    barred = find_barred(work)
    with work.store.read() as tx:
        ready = cases.ready(tx)
        with_report = find_newly_ready(tx)
    free = [case for case in ready if case.id not in with_report]
    dialled = [case for case in free if case.id not in barred]
    choice = foresee_choice(work, dialled)
    return Planned(
        ready=len(ready),
        to_send=len(choice.faxes),
        to_draw=sum(case.letter_sha256 is None for case in dialled),
        held=len(free) - len(dialled),
        spaced=choice.spaced,
        quiet=choice.quiet,
        held_with_report=len(with_report),
        answers=len(foresee_answers(work).faxes),
    )
