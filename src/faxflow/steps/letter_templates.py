"""Which of the practice's templates a letter is drawn by, and what that one may ask for."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from faxflow.config.model import Config
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.letter_name import same_letter
from faxflow.domain.meant_field import meant_field
from faxflow.domain.referrals.answer import ANSWER_FIELDS, ANSWER_LETTER
from faxflow.errors import TemplateProblem

USUAL = ""
"""In place of a letter's name: all letters that have no template of their own."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """`letter` is the name that it belongs to, and `known` the fields that it may ask for."""

    letter: str
    path: Path
    known: frozenset[str]


def template_of(config: Config, letter: str, mapping_fields: frozenset[str]) -> LetterTemplate:
    """The template of a letter of that name: its own, or the usual one."""
    answers = config.referrals.answer_template
    if answers is not None and letter == ANSWER_LETTER:
        return LetterTemplate(letter, answers, ANSWER_FIELDS | BUILT_IN_FIELDS)
    known, own = mapping_fields | BUILT_IN_FIELDS, config.letter.own_template(letter)
    if own is not None:
        name, path = own
        return LetterTemplate(same_letter(name), path, known)
    return LetterTemplate(USUAL, config.letter.template, known)


def check_template(template: LetterTemplate, asked: Set[str]) -> None:
    """Raises TemplateProblem where a template asks for a field that no row has."""
    unknown = sorted(asked - template.known)
    if not unknown:
        return
    hint = _hint(unknown, template.known)
    source = "an answer" if template.letter == ANSWER_LETTER else "the mapping"
    raise TemplateProblem(
        template=template.path.name,
        what=f"it asks for {', '.join(unknown)}, which {source} does not give{hint}",
        todo="Mend the template or add the field to the mapping; no case was changed.",
    )


def _hint(unknown: Sequence[str], known: Set[str]) -> str:
    """What was probably meant by each that is like a known one; empty where none is."""
    meant = {name: near for name in unknown if (near := meant_field(name, known))}
    if not meant:
        return ""
    if len(unknown) == 1:
        return f" (did you mean {meant[unknown[0]]}?)"
    return f" (did you mean {', '.join(f'{near} for {name}' for name, near in meant.items())}?)"
