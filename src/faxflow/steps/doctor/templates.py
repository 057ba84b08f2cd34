"""Looks at the mapping, the templates, their fonts, and the practice's other files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from faxflow.config.letter import EngineName
from faxflow.config.mail_rules import rule_problems
from faxflow.domain.checkup import Finding, Level, skipped, well, wrong
from faxflow.domain.letter_survey import Finding as Remark
from faxflow.domain.letter_survey import Severity, Survey, Topic, with_mapping, with_patient
from faxflow.domain.referrals.answer import ANSWER_FIELDS
from faxflow.errors import FaxflowError, PartMissing
from faxflow.frames.call_mapping import load_call_mapping
from faxflow.frames.filled_names import filled_names
from faxflow.frames.mapping import load_mapping, mapping_problems
from faxflow.frames.patient_names import patient_names
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found

_LEVELS: Final = {Severity.ERROR: Level.BAD, Severity.WARNING: Level.WARNING}


def look_at_mapping(premises: Premises) -> Iterator[Finding]:
    """The mapping of reports, that of the call centre's file, and the rules for result mails."""
    config = premises.config
    given = (
        ("[report] mapping", config.report.mapping, mapping_problems),
        ("[intake] calls_mapping", config.intake.calls_mapping, _call_problems),
        ("[mailbox] rules", config.mailbox.rules, rule_problems),
    )
    for key, path, problems in given:
        if path is not None:
            cure = _mended(premises, key, path)
            told = [problem_found(str(path), one, cure) for one in problems(path)]
            yield from told or [well(str(path), "It is read, and has no fault.")]


def _call_problems(path: Path) -> Sequence[FaxflowError]:
    try:
        load_call_mapping(path)
    except FaxflowError as problem:
        return [problem]
    return []


def _mended(premises: Premises, key: str, path: Path) -> str:
    """What to do about a file that cannot be read; else what the failure itself says."""
    files = premises.instruments.files
    if files.look(path) is None:
        return f"Put it there, or mend {key}."
    if not files.may_read(path):
        name = files.account().name
        return f"Let {name} read it: chgrp {name} {path} && chmod g+r {path}"
    return ""


def look_at_templates(premises: Premises) -> Iterator[Finding]:
    """As `letter check` sees each: its fields, and what gets lost on the way to a fax."""
    for path in templates_of(premises):
        if (missing := _missing(premises, path)) is not None:
            yield missing
            continue
        try:
            survey = premises.instruments.letters.survey(path, premises.config.letter.engine)
        except FaxflowError as problem:
            see = "office" if isinstance(problem, PartMissing) else ""
            yield problem_found(str(path), problem, see=see)
            continue
        if not survey.unusable:
            survey = _compared(premises, path, survey)
        found = [one for one in survey.told if one.topic is not Topic.FONT]
        told = [_told(path, one) for one in found if one.counts(survey.engine)]
        yield from told or [well(str(path), _summary(survey))]


def look_at_fonts(premises: Premises) -> Iterator[Finding]:
    """Each font that a template names is here, or one of the same widths."""
    if premises.config.letter.engine in {EngineName.WORD, EngineName.BUILTIN}:
        yield skipped("[letter] engine", "It draws with fonts of its own.")
        return
    for path in templates_of(premises):
        if premises.instruments.files.look(path) is None:
            yield skipped(str(path), "It is not there: see templates.", "templates")
            continue
        remarks = premises.instruments.letters.fonts(path)
        if remarks is None:
            yield skipped("fc-match", "fontconfig is not installed: nobody can say what is here.")
            return
        told = [_told(path, one) for one in remarks if one.severity is not Severity.NOTE]
        yield from told or [well(str(path), "Its fonts are here, or stand-ins of their widths.")]


def templates_of(premises: Premises) -> list[Path]:
    """All templates, each once."""
    config = premises.config
    answer = config.referrals.answer_template
    own = [config.letter.template, *config.letter.templates.values()]
    return list(dict.fromkeys([*own, *([answer] if answer else [])]))


def _missing(premises: Premises, path: Path) -> Finding | None:
    if premises.instruments.files.look(path) is not None:
        return None
    cure = "Put your letter there, or mend template in [letter] (answer_template in [referrals])."
    return wrong(str(path), "There is no such file.", cure)


def _compared(premises: Premises, template: Path, survey: Survey) -> Survey:
    """With what fills it; as it is where the mapping cannot be read, which its own check tells."""
    if template == premises.config.referrals.answer_template:
        return with_mapping(survey, [frozenset({name}) for name in ANSWER_FIELDS])
    try:
        mapping = load_mapping(premises.config.report.mapping)
    except FaxflowError:
        return survey
    return with_patient(with_mapping(survey, filled_names(mapping)), patient_names(mapping))


def _told(path: Path, one: Remark) -> Finding:
    what = f"{one.what[:1].upper()}{one.what[1:]}."
    cure = one.todo or f"Mend the template, then run `faxflow letter check {path}`."
    return Finding(_LEVELS[one.severity], str(path), what, cure)


def _summary(survey: Survey) -> str:
    return f"Its fields are filled, and {survey.engine} draws it."
