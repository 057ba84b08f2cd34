"""What `init` makes of the blanks that are typed in a practice's letter: placeholders, by asking
where it is not sure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import typer

from faxflow.adapters.letters.typed_blanks import with_placeholders
from faxflow.cli.recording_questions import Ask
from faxflow.domain.near_match import near_match
from faxflow.domain.typed_blank import Blank, meant_by

_NONE = "-"


@dataclass(frozen=True, slots=True)
class FilledBlanks:
    """`became` are the blanks as they were shown, each with the field that it is now; `left`
    those that stay as they are."""

    content: bytes
    became: dict[str, str]
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class _Chooser:
    """Decides for each blank, the same for the same; `ask` is None where nobody is there."""

    known: Collection[str]
    roles: Mapping[str, str]
    ask: Ask | None
    chosen: dict[str, str | None] = field(default_factory=dict)
    listed: bool = False

    def choose(self, blank: Blank) -> str | None:
        if blank.shown not in self.chosen:
            self.chosen[blank.shown] = self._decided(blank)
        return self.chosen[blank.shown]

    def _decided(self, blank: Blank) -> str | None:
        meant = meant_by(blank, self.known, self.roles)
        if meant.surely:
            return meant.field
        # A line that is like no field is one to sign on.
        nothing = blank.on_line and meant.field is None
        return None if self.ask is None or nothing else self._asked(blank, meant.field, self.ask)

    def _asked(self, blank: Blank, likely: str | None, ask: Ask) -> str | None:
        if not self.listed:
            typer.echo(f"Fields for the letter: {', '.join(sorted(self.known))}.")
            self.listed = True
        question = f"In the letter, “{blank.shown}” is which field ({_NONE}: none)"
        while True:
            said = ask(question, likely or _NONE).strip().strip("{} ")
            if said == _NONE:
                return None
            if said in self.known:
                return said
            near = near_match(said, sorted(self.known))
            typer.echo(f"  That is not it: no field is called {said!r}; {near}.".replace("?.", "?"))


def filled_blanks(
    letter: bytes, known: Collection[str], roles: Mapping[str, str], ask: Ask | None
) -> FilledBlanks:
    """The letter with a placeholder for each blank that surely, or by a person's word, is one of
    the fields in `known`; `roles` says which of them a mapping takes for what."""
    chooser = _Chooser(known, roles, ask)
    content = with_placeholders(letter, chooser.choose)
    became = {one: to for one, to in chooser.chosen.items() if to is not None}
    return FilledBlanks(content, became, tuple(one for one in chooser.chosen if one not in became))
