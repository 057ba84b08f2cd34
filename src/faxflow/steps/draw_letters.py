"""Draws the letters of ready cases, and holds each case whose letter cannot be drawn."""

import difflib
import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import BUILT_IN_FIELDS, Letter, LetterOrder, LetterProblem, LetterResult
from faxflow.errors import TemplateProblem
from faxflow.steps.moving import move
from faxflow.steps.ports import LetterEngine, Progress, Vault
from faxflow.steps.work import Work
from faxflow.store import cases
from faxflow.store.cases import Case

_A_BLOCK = 20
"""Letters kept in one transaction: few enough that a crash costs seconds of drawing."""

_GIVEN_IS_GONE = "the PDF that was given for it is gone; cancel it and add it again"


def check_template(engine: LetterEngine, known: frozenset[str], template: str) -> None:
    """Raises TemplateProblem where the template asks for a field that no row has."""
    unknown = sorted(engine.template_fields() - known - BUILT_IN_FIELDS)
    if not unknown:
        return
    near = difflib.get_close_matches(unknown[0], known | BUILT_IN_FIELDS, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    raise TemplateProblem(
        template=template,
        what=f"it asks for {', '.join(unknown)}, which the mapping does not give{hint}",
        todo="Mend the template or add the field to the mapping; no case was changed.",
    )


def draw_letters(work: Work, engine: LetterEngine, vault: Vault, progress: Progress) -> int:
    """Draws every letter that is missing; gives how many were drawn."""
    with work.store.read() as tx:
        waiting = cases.without_letter(tx)
    if not waiting:
        return 0
    # The first block can take half a minute: say at once what is being worked on.
    progress.advance("letters", 0, len(waiting))
    by_id, drawn = {case.id: case for case in waiting}, 0
    lost = [LetterProblem(case.id, _GIVEN_IS_GONE) for case in waiting if case.letter_given]
    orders = [_order(work, case) for case in waiting if not case.letter_given]
    with _drawing(engine, orders) as letters:
        results = chain(lost, letters)
        while block := list(islice(results, _A_BLOCK)):
            drawn += _keep(work, vault, block, by_id)
            progress.advance("letters", drawn, len(waiting))
    return drawn


@contextmanager
def _drawing(
    engine: LetterEngine, orders: Sequence[LetterOrder]
) -> Iterator[Iterator[LetterResult]]:
    """The engine's letters; its workers end with the block, even where it fails."""
    results = engine.render(orders)
    try:
        yield results
    finally:
        if isinstance(results, Generator):
            results.close()


def letter_name(case_id: CaseId) -> str:
    """The vault's name for a case's letter."""
    return f"{case_name(case_id)}.pdf"


def _order(work: Work, case: Case) -> LetterOrder:
    practice, name = work.config.practice, case_name(case.id)
    built_in = {
        "case_id": name,
        "fax_number": as_read(case.number),
        "practice_name": practice.name,
        "today": f"{work.run.now().astimezone(practice.zone):%B %d, %Y}",
    }
    return LetterOrder(case.id, name, {**case.fields, **built_in}, case.letter)


def _keep(
    work: Work, vault: Vault, block: Sequence[LetterResult], by_id: dict[CaseId, Case]
) -> int:
    letters = [result for result in block if isinstance(result, Letter)]
    # The files first: a crash between leaves a letter that is drawn over, never a missing one.
    for letter in letters:
        vault.keep(letter_name(letter.case_id), letter.pdf)
    with work.store.write() as tx:
        for letter in letters:
            case, sha256 = by_id[letter.case_id], hashlib.sha256(letter.pdf).hexdigest()
            cases.keep_drawn(tx, case, sha256=sha256, pages=letter.pages)
        for change in _holds(block, by_id):
            move(tx, work, change)
    return len(letters)


def _holds(block: Sequence[LetterResult], by_id: dict[CaseId, Case]) -> Iterator[Change]:
    for result in block:
        if isinstance(result, LetterProblem):
            standing = by_id[result.case_id].standing()
            yield Change(standing, Cause.LETTER_PROBLEM, State.HELD, detail=result.what)
