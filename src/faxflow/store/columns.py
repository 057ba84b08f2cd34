"""What each column of the store holds of people, as columns.toml beside this file says."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

_NEVER: Final = "-"


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """`what` it is in one word; `goes` by which days of [retention], None: it stays."""

    table: str
    name: str
    what: str
    goes: str | None


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table's columns, each in one list."""

    plain: Sequence[str] = ()
    hashed: Sequence[str] = ()
    staff: Sequence[str] = ()
    personal: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """All of them."""
        return [*self.plain, *self.hashed, *self.staff, *self.personal]


@cache
def table_columns() -> Mapping[str, TableColumns]:
    """Each table of the schema by its name."""
    text = (resources.files("faxflow.store") / "columns.toml").read_text(encoding="utf-8")
    return {table: TableColumns(**lists) for table, lists in tomllib.loads(text).items()}


def personal_columns() -> list[PersonalColumn]:
    """Those that hold something of a patient, a recipient, or of who refers."""
    return [
        PersonalColumn(table, name, what, None if goes == _NEVER else goes)
        for table, columns in table_columns().items()
        for name, (what, goes) in columns.personal.items()
    ]
