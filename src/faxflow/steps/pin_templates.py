"""Sorts letters by the version of the template that draws them.

The first letter of a batch pins the version; all others of that batch are drawn by it, on
whatever day. An edit meanwhile waits for the next batch, or for a person who says that the
template was mended.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from faxflow.domain.ids import CaseId
from faxflow.domain.letter import LetterProblem
from faxflow.errors import FileMissing, TemplateProblem
from faxflow.steps.kept_letter import mark_of
from faxflow.steps.letter_templates import USUAL, LetterTemplate, check_template, template_of
from faxflow.steps.ports import LetterEngine, Templates
from faxflow.steps.work import Work
from faxflow.store import batch_templates
from faxflow.store.batch_templates import Place
from faxflow.store.cases import Case


@dataclass(frozen=True, slots=True)
class Version:
    """A template as it was at one moment, and what draws by it."""

    sha256: str
    engine: LetterEngine


@dataclass(frozen=True, slots=True)
class SortedLetters:
    """The letters of each version, and why some have none."""

    by_version: Sequence[tuple[Version, Sequence[Case]]]
    problems: Sequence[LetterProblem]


_Sort = tuple[LetterTemplate, str | None]
"""A template with the sha256 that is pinned, None where its present version is wanted."""


def sort_letters(
    work: Work, templates: Templates, mapping_fields: frozenset[str], waiting: Sequence[Case]
) -> SortedLetters:
    """Pins what is not pinned yet. Raises TemplateProblem or FileMissing where the usual template
    cannot be used as it is now, with nothing changed; another one leaves only its own letters."""
    sorts = _sorts(work, mapping_fields, waiting)
    versions = {sort: _version(templates, *sort) for sort in sorts}
    merged: dict[tuple[str, str], tuple[Version, list[Case]]] = {}
    problems: list[LetterProblem] = []
    for sort, found in versions.items():
        if isinstance(found, str):
            problems += [LetterProblem(case.id, found) for case in sorts[sort]]
        else:
            # A version that is both pinned and present is opened once.
            key = (sort[0].letter, found.sha256)
            merged.setdefault(key, (found, []))[1].extend(sorts[sort])
    _pin(work, sorts, versions)
    return SortedLetters([*merged.values()], problems)


def foresee_problems(
    work: Work, templates: Templates, mapping_fields: frozenset[str], waiting: Sequence[Case]
) -> frozenset[CaseId]:
    """The cases whose letters have a template that cannot be used as it is now.

    Raises as `sort_letters`; nothing is kept or pinned.
    """
    sorts = _sorts(work, mapping_fields, waiting)
    present = {template: cases for (template, sha256), cases in sorts.items() if sha256 is None}
    bad = [cases for one, cases in present.items() if _fault(templates, one)]
    return frozenset(case.id for case in chain(*bad))


def _sorts(
    work: Work, mapping_fields: frozenset[str], waiting: Sequence[Case]
) -> dict[_Sort, list[Case]]:
    with work.store.read() as tx:
        pinned = batch_templates.of_batches(tx, {case.batch_id for case in waiting})
    names = {case.letter for case in waiting}
    by_name = {name: template_of(work.config, name, mapping_fields) for name in names}
    sorts: dict[_Sort, list[Case]] = {}
    for case in waiting:
        template = by_name[case.letter]
        sha256 = pinned.get(Place(case.batch_id, template.letter))
        sorts.setdefault((template, sha256), []).append(case)
    return sorts


def _version(templates: Templates, template: LetterTemplate, pinned: str | None) -> Version | str:
    """What draws the letters, or why nothing can."""
    try:
        if pinned is not None:
            return _as_pinned(templates, template, pinned)
        return _as_it_is(templates, template)
    except (FileMissing, TemplateProblem) as problem:
        if template.letter == USUAL and pinned is None:
            raise
        return _told(problem)


def _as_it_is(templates: Templates, template: LetterTemplate) -> Version | str:
    sha256 = templates.keep(templates.present(template.path))
    engine = templates.engine(sha256, template.path)
    if engine is None:
        return f"the copy of {template.path.name} that was just made is gone"
    check_template(template, engine.template_fields())
    return Version(sha256, engine)


def _as_pinned(templates: Templates, template: LetterTemplate, sha256: str) -> Version | str:
    """Its fields were looked at when it was pinned; a row that lacks one by now has a problem."""
    engine = templates.engine(sha256, template.path)
    if engine is None and (content := _present_if(templates, template, sha256)) is not None:
        engine = templates.engine(templates.keep(content), template.path)
    if engine is None:
        begun = f"the version of {template.path.name} that its report began with"
        return f"{begun} ({mark_of(sha256)}) is gone; release it as letter-mended to take today's"
    engine.template_fields()
    return Version(sha256, engine)


def _present_if(templates: Templates, template: LetterTemplate, sha256: str) -> bytes | None:
    """The practice's file, where it is still that very version."""
    try:
        content = templates.present(template.path)
    except (FileMissing, TemplateProblem):
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _fault(templates: Templates, template: LetterTemplate) -> str | None:
    try:
        check_template(template, templates.asks_for(template.path))
    except (FileMissing, TemplateProblem) as problem:
        if template.letter == USUAL:
            raise
        return _told(problem)
    return None


def _told(problem: FileMissing | TemplateProblem) -> str:
    """The file and its fault, without the remedy: that speaks of a run, not of one letter."""
    if isinstance(problem, TemplateProblem):
        return f"{problem.facts['template']}: {problem.facts['what']}"
    return str(problem).rstrip(".")


def _pin(
    work: Work,
    sorts: Mapping[_Sort, Sequence[Case]],
    versions: Mapping[_Sort, Version | str],
) -> None:
    """One place once, in the order in which its letters wait."""
    places = {
        Place(case.batch_id, template.letter): found.sha256
        for (template, pinned), found in versions.items()
        if pinned is None and isinstance(found, Version)
        for case in sorts[template, pinned]
    }
    if not places:
        return
    with work.store.write() as tx:
        for place, sha256 in places.items():
            batch_templates.pin(tx, work.run, place, sha256)
