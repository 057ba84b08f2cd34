"""Draws the letters of ready cases, and holds each case whose letter cannot be drawn."""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult
from faxflow.errors import OfficeSilent, TemplateProblem
from faxflow.steps.kept_letter import letter_name
from faxflow.steps.moving import move
from faxflow.steps.pin_templates import SortedLetters, Version, sort_letters
from faxflow.steps.ports import Progress, Templates, Vault
from faxflow.steps.work import Work
from faxflow.store import batch_templates, cases
from faxflow.store.cases import Case
from faxflow.store.connection import Connection

_A_BLOCK = 20
"""Letters kept in one transaction: few enough that a crash costs seconds of drawing."""

_GIVEN_IS_GONE = "the PDF that was given for it is gone; cancel it and add it again"


@dataclass(frozen=True, slots=True)
class DrawTools:
    """The ports that drawing needs; `mapping_fields` are what letters may ask for."""

    templates: Templates
    vault: Vault
    progress: Progress
    mapping_fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many letters were drawn; `approximate` where any has a layout only near to Word's."""

    letters: int = 0
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Ordered:
    """A letter that is waited for: its case, and the sha256 of the template that draws it."""

    case: Case
    template: str


def draw_letters(work: Work, tools: DrawTools) -> Drawn:
    """Draws every letter that is missing; the caller holds the outbound lock.

    Raises TemplateProblem or FileMissing where the usual template cannot be used, or PartMissing;
    what was drawn by then is kept.
    """
    with work.store.read() as tx:
        waiting = cases.without_letter(tx)
    if not waiting:
        return Drawn()
    # The first block can take half a minute: say at once what is being worked on.
    tools.progress.advance("letters", 0, len(waiting))
    to_draw = [case for case in waiting if not case.letter_given]
    lost = [LetterProblem(case.id, _GIVEN_IS_GONE) for case in waiting if case.letter_given]
    found = sort_letters(work, tools.templates, tools.mapping_fields, to_draw)
    ordered = {case.id: _Ordered(case, "") for case in waiting}
    for version, of_it in found.by_version:
        ordered |= {case.id: _Ordered(case, version.sha256) for case in of_it}
    drawn = 0
    with closing(_drawn(work, found, lost)) as results:
        while block := list(islice(results, _A_BLOCK)):
            drawn += _keep(work, tools.vault, block, ordered)
            tools.progress.advance("letters", drawn, len(waiting))
    approximate = any(version.engine.approximate for version, _ in found.by_version)
    return Drawn(drawn, approximate and drawn > 0)


def _drawn(
    work: Work, found: SortedLetters, lost: Sequence[LetterProblem]
) -> Generator[LetterResult]:
    """One version after another: engines share a scratch folder. Closing it ends their workers."""
    yield from lost
    yield from found.problems
    for version, of_it in found.by_version:
        yield from _of_version(work, version, of_it)


def _of_version(work: Work, version: Version, of_it: Sequence[Case]) -> Iterator[LetterResult]:
    """Its letters; an office that fails over this template holds these, and the others go on."""
    left = dict.fromkeys(case.id for case in of_it)
    try:
        for result in version.engine.render([_order(work, case) for case in of_it]):
            left.pop(result.case_id, None)
            yield result
    except (TemplateProblem, OfficeSilent) as problem:
        what = _failed(problem)
        yield from (LetterProblem(case, what) for case in left)


def _failed(problem: TemplateProblem | OfficeSilent) -> str:
    """The reason without the remedy, which speaks of a run, not of one letter."""
    if isinstance(problem, TemplateProblem):
        return f"{problem.facts['template']}: {problem.facts['what']}"
    return f"LibreOffice gave no answer over its template within {problem.facts['seconds']} s"


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
    work: Work, vault: Vault, block: Sequence[LetterResult], ordered: Mapping[CaseId, _Ordered]
) -> int:
    letters = [
        (result, hashlib.sha256(result.pdf).hexdigest())
        for result in block
        if isinstance(result, Letter)
    ]
    # The files first: a crash between leaves a letter of nobody, never a missing one.
    for letter, sha256 in letters:
        vault.keep(letter_name(letter.case_id, sha256), letter.pdf)
    with work.store.write() as tx:
        pinned = _pinned(tx, [ordered[letter.case_id].case for letter, _ in letters])
        for letter, sha256 in letters:
            one = ordered[letter.case_id]
            # A person who says that the template was mended takes the pin away.
            if (one.case.batch_id, one.template) in pinned:
                pages = letter.pages
                cases.keep_drawn(tx, one.case, sha256=sha256, pages=pages, template=one.template)
        for change in _holds(block, ordered):
            move(tx, work, change)
    return len(letters)


def _pinned(tx: Connection, drawn: Iterable[Case]) -> set[tuple[BatchId, str]]:
    """The versions that draw these cases' batches now."""
    found = batch_templates.of_batches(tx, {case.batch_id for case in drawn})
    return {(place.batch_id, sha256) for place, sha256 in found.items()}


def _holds(block: Sequence[LetterResult], ordered: Mapping[CaseId, _Ordered]) -> Iterator[Change]:
    for result in block:
        if isinstance(result, LetterProblem):
            standing = ordered[result.case_id].case.standing()
            yield Change(standing, Cause.LETTER_PROBLEM, State.HELD, detail=result.what)
