"""The person who signs in: what they are told, what they answer, and what nobody can guess."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """`tell` shows a line, `hear` gives one back, `fresh` gives 43 random letters or more."""

    tell: Callable[[str], None]
    hear: Callable[[], str]
    fresh: Callable[[], str]
