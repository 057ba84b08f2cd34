"""What a template says in the places to fill: show this, repeat that, leave it out."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final

from faxflow.adapters.letters.filling.sources import Source


class BadPlaceholder(ValueError):
    """Something in the template that cannot be filled; quotes it, and may say what to do."""

    def __init__(self, words: str, todo: str | None = None) -> None:
        super().__init__(words)
        self.todo = todo


class Verb(StrEnum):
    """What a block's tag does."""

    OPEN = "open"
    TURN = "turn"
    CLOSE = "close"


class Kind(StrEnum):
    """How the template's author put a field there."""

    PLACEHOLDER = "placeholder"
    CONTROL = "content control"
    MERGE_FIELD = "merge field"


class Level(Enum):
    """The least that a block's tags stand between, where the template says so itself."""

    ANY = 0
    PARAGRAPH = 1
    ROW = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A value stands here: of `source`, or reckoned from `code` in the template's language.

    Where it has both, `code` is a name that a loop around it may have taken for its rows.
    `row` is the row's name within a repeating section.
    """

    source: Source | None
    code: str | None = None
    row: str | None = None
    kind: Kind = Kind.PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Block:
    """A condition or loop begins, turns or ends here. `names` are fields asked for by `code`.

    `number` is its place among the template's tags, once it has one.
    """

    verb: Verb
    code: str
    words: str
    level: Level = Level.ANY
    names: frozenset[str] = frozenset()
    number: int = -1


Tag = Shown | Block

MARK_BEGIN: Final = "\ufdd0"
MARK_END: Final = "\ufdd1"
"""Noncharacters, which no document can hold for a purpose of its own."""


@dataclass(slots=True)
class Tags:
    """Every tag of a template, of all its parts; each leaves a mark with its number."""

    tags: list[Tag] = field(default_factory=list)

    def add(self, tag: Tag) -> str:
        """The mark to write where the tag stood."""
        self.tags.append(tag)
        return f"{MARK_BEGIN}{len(self.tags) - 1}{MARK_END}"

    def __getitem__(self, number: int) -> Tag:
        return self.tags[number]

    def __len__(self) -> int:
        return len(self.tags)
