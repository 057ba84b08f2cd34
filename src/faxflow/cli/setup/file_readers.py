"""What stands against each kind of file that a configuration names, told by whoever uses it.

Each gives what it finds and raises nothing; heavy libraries load only for the files that are there.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from faxflow.domain.letter_survey import FieldUse, Survey, with_mapping
from faxflow.errors import ConfigurationProblem, FaxflowError

Problems = Iterable[FaxflowError]


def site_problems(path: Path) -> Problems:
    """Of a portal's site, all of its keys; of it with the recording beside it, the first."""
    from faxflow.adapters.portal.site_file import site_problems as of_site

    return of_site(path)


def rules_problems(path: Path) -> Problems:
    """Of the practice's own rules for result mail, all."""
    from faxflow.config.mail_rules import rule_problems

    return rule_problems(path)


def calls_problems(path: Path) -> Problems:
    """Of the mapping of the call centre's file, the first."""
    from faxflow.frames.call_mapping import load_call_mapping

    try:
        load_call_mapping(path)
    except FaxflowError as problem:
        return (problem,)
    return ()


def mapping_problems(path: Path) -> Problems:
    """Of the report's mapping, all of its keys."""
    from faxflow.frames.mapping import mapping_problems as of_mapping

    return of_mapping(path)


def template_problems(path: Path, *, mapping: Path | None) -> Problems:
    """Of a letter's template: that it can be opened, and what it asks for that nobody fills.

    Without a mapping, or with one that cannot be read, its fields are not looked at.
    """
    from faxflow.frames.filled_names import filled_names
    from faxflow.frames.mapping import load_mapping

    try:
        fields = filled_names(load_mapping(mapping)) if mapping else None
    except FaxflowError:
        fields = None
    return list(_of_template(path, fields))


def answer_problems(path: Path) -> Problems:
    """Of the letter to referring offices, whose fields are ours."""
    from faxflow.domain.referrals.answer import ANSWER_FIELDS

    return list(_of_template(path, tuple(frozenset({name}) for name in ANSWER_FIELDS)))


def _of_template(path: Path, fields: Sequence[AbstractSet[str]] | None) -> Iterator[FaxflowError]:
    from faxflow.adapters.letters.filling.template import open_template
    from faxflow.adapters.letters.survey.blanks import blank_findings
    from faxflow.adapters.letters.survey.fields import NO_FIELDS

    try:
        template = open_template(path)
    except FaxflowError as problem:
        yield problem
        return
    asked = template.form.fields
    blanks = blank_findings(template.content)
    for one in (*([] if asked else [NO_FIELDS]), *blanks):
        yield ConfigurationProblem(where=path, what=one.what, todo=one.todo)
    if fields is not None:
        survey = Survey("", tuple(FieldUse(name, (), {}) for name in sorted(asked)))
        for one in with_mapping(survey, fields).findings:
            yield ConfigurationProblem(where=path, what=one.what, todo=one.todo)
