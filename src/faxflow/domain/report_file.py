"""A report as it came out of the practice's system."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportNote:
    """What a person should see to about the source; `key` is the same each time it comes up."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportFile:
    """`name` is the file's own; `source` says where it came from, for the history."""

    name: str
    content: bytes
    source: str
    notes: tuple[ReportNote, ...] = ()
