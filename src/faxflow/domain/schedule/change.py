"""One file of a schedule as it is and as it shall be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`before` None: there is no such file; `after` None: it goes."""

    place: str
    before: str | None
    after: str | None

    @property
    def changes_something(self) -> bool:
        """Whether anything is to be done."""
        return self.before != self.after
