"""What the checks of the store and of its history answer with --json."""

from typing import TypedDict


class FindingData(TypedDict):
    """One broken rule."""

    rule: str
    what: str
    cure: str
    warning: bool
    count: int
    subjects: list[str]


class StoreCheckData(TypedDict):
    """The answer of `store check`; `events` is 0 where the chain was not reckoned."""

    well: bool
    quick: bool
    rules: int
    events: int
    files: int
    files_let_go: int
    findings: list[FindingData]
