"""[letter]: the practice's templates, and what draws them."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from faxflow.config.section import Section
from faxflow.config.values import PathBesideFile
from faxflow.domain.cover import CONFIDENTIALITY
from faxflow.domain.letter_name import same_letter
from faxflow.domain.referrals.answer import ANSWER_LETTER


class EngineName(StrEnum):
    AUTO = "auto"
    LIBREOFFICE = "libreoffice"
    WORD = "word"
    BUILTIN = "builtin"


def _told_apart(templates: Mapping[str, Path]) -> Mapping[str, Path]:
    """Raises ValueError for a name that no letter can have, or that two could be meant by."""
    names = [same_letter(name) for name in templates]
    if "" in names:
        raise ValueError("a letter needs a name")
    if same_letter(ANSWER_LETTER) in names:
        todo = "its template is [referrals] answer_template"
        raise ValueError(f"{ANSWER_LETTER} is the answer to referring offices; {todo}")
    if len({*names}) < len(names):
        raise ValueError("two names differ in capitals or blanks only: they are one letter")
    return templates


class LetterSettings(Section):
    """`templates` are those of letters that have one of their own, by the letter's name.

    `cover` puts a cover page before each; `cover_contact` stands on it under the practice's name,
    `confidentiality` is its notice.
    """

    template: PathBesideFile
    templates: Annotated[Mapping[str, PathBesideFile], AfterValidator(_told_apart)] = {}
    engine: EngineName = EngineName.AUTO
    workers: int = Field(default=2, ge=1, le=16)
    min_pages: int | None = Field(default=None, ge=1)
    max_pages: int | None = Field(default=None, ge=1)
    cover: bool = False
    cover_contact: str = Field(default="", max_length=200)
    confidentiality: str = Field(default=CONFIDENTIALITY, max_length=1500)

    @model_validator(mode="after")
    def _leaves_a_length(self) -> "LetterSettings":
        if self.min_pages and self.max_pages and self.min_pages > self.max_pages:
            raise ValueError("min_pages is more than max_pages: every letter would be held")
        return self

    def own_template(self, letter: str) -> tuple[str, Path] | None:
        """The letter's name as it stands here with its template, or None."""
        wanted = same_letter(letter)
        return next(
            ((name, path) for name, path in self.templates.items() if same_letter(name) == wanted),
            None,
        )
