"""A file that the store names: in which folder, by what name, with what hash, and for whom."""

from dataclasses import dataclass
from enum import StrEnum


class Shelf(StrEnum):
    """The folders beside the store, by their names below [paths] data."""

    REPORTS = "reports"
    LETTERS = "letters"
    TEMPLATES = "templates"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class NamedFile:
    """`names` are those that it may go by, the usual one first; `about` is whose it is, an id.

    `needed` is False for one that may be gone: retention has removed it, or it is made anew.
    """

    shelf: Shelf
    names: tuple[str, ...]
    sha256: str
    about: str
    needed: bool
