"""One answer after the other: by its option, by a person, or by what is usual."""

from collections.abc import Callable
from dataclasses import dataclass, field

import typer

from faxflow.cli.recording_questions import Ask
from faxflow.errors import BadUsage

Check = Callable[[str], str]
"""Gives the answer as it counts. Raises ValueError."""


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the option's; `usual` is taken where nobody says anything else."""

    name: str
    text: str
    check: Check
    usual: str = ""


@dataclass(slots=True)
class Form:
    """`ask` puts a question to whoever sits there, None: nobody does. `guessed` are the names of
    the answers that nobody gave."""

    ask: Ask | None
    guessed: set[str] = field(default_factory=set)

    def answer(self, question: Question, given: str | None) -> str:
        """The option's value, else the person's, else the usual one. Raises BadUsage."""
        if given is not None:
            return _checked(question, given)
        if self.ask is not None:
            return self._asked(question, self.ask)
        self.guessed.add(question.name)
        return question.usual

    def needed(self, question: Question, given: str | None) -> str:
        """The same for what has no usual answer. Raises BadUsage where nobody can be asked."""
        if given is None and self.ask is None:
            raise BadUsage(
                what=f"--{question.name} is needed where nobody is asked.",
                todo="Nothing was written; `faxflow init --help` names all options.",
            )
        return self.answer(question, given)

    def _asked(self, question: Question, ask: Ask) -> str:
        """Asked until the answer is one; Ctrl-C ends it."""
        while True:
            said = ask(question.text, question.usual)
            try:
                return question.check(said)
            except ValueError as wrong:
                typer.echo(f"  That is not it: {wrong}.".replace("?.", "?"))


def _checked(question: Question, given: str) -> str:
    try:
        return question.check(given)
    except ValueError as wrong:
        raise BadUsage(
            what=f"--{question.name}: {wrong}.".replace("?.", "?"), todo="Nothing was written."
        ) from wrong
