"""A man page, in the words of man(7) that every reader of such pages knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.errors import ExitCode
from faxflow.views.papers.exit_words import exit_words

_ENVIRONMENT = (
    ("FAXFLOW_CONFIG", "The configuration, where --config names none."),
    ("FAXFLOW_SECTION_KEY", "Any key of the configuration, before what the file says."),
    ("CREDENTIALS_DIRECTORY", "Where systemd puts secrets; looked into first."),
    ("NAME_FILE, NAME_COMMAND, NAME", "Where the secret NAME is, in this order."),
    ("NO_COLOR", "No colours."),
)
_FILES = (
    ("./faxflow.toml", "The configuration, where one is here."),
    ("/etc/faxflow/faxflow.toml", "Else this one; under sudo it alone."),
    ("/etc/faxflow/faxflow.env", "What commands under sudo have as their environment."),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One option or argument, as it is typed, and what it does."""

    typed: str
    does: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its whole name, how it is typed, what it does, its options."""

    name: str
    usage: str
    does: str
    options: Sequence[Option]

    @property
    def page(self) -> str:
        """The name of a page of its own."""
        return self.name.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class ManPage:
    """A command with those in its group; `also` are the names of other pages."""

    command: Command
    members: Sequence[Command]
    also: Sequence[str]
    version: str


def man_page(page: ManPage) -> str:
    """The page as roff (groff_man(7))."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: ManPage) -> Iterator[str]:
    command = page.command
    name, (first, *rest) = command.page, command.does.split("\n\n")
    yield f'.TH "{_plain(name.upper())}" "1" "" "faxflow {_plain(page.version)}" "faxflow"'
    yield ".ad l"  # else lists of words that nothing can break are told as faults
    yield from (".SH NAME", f"{_plain(name)} \\- {_plain(_short(first))}")
    yield from (".SH SYNOPSIS", f"\\fB{_plain(command.usage)}\\fR")
    yield ".SH DESCRIPTION"
    yield from _paragraphs([first, *rest])
    if command.options:
        yield from (".SH OPTIONS", *_items(command.options))
    if page.members:
        yield ".SH COMMANDS"
    for member in page.members:
        yield f'.SS "{_plain(member.name)}"'
        yield f"\\fB{_plain(member.usage)}\\fR"
        yield from _paragraphs(member.does.split("\n\n"))
        yield from _items(member.options)
    yield from (".SH EXIT STATUS", *_items([Option(str(int(c)), exit_words(c)) for c in ExitCode]))
    yield from (".SH ENVIRONMENT", *_items([Option(*one) for one in _ENVIRONMENT]))
    yield from (".SH FILES", *_items([Option(*one) for one in _FILES]))
    yield ".SH SEE ALSO"
    yield ", ".join(f"\\fB{_plain(one)}\\fR(1)" for one in page.also)


def _short(sentence: str) -> str:
    """As `whatis` shows it: one line, no full stop."""
    return " ".join(sentence.split()).rstrip(".")


def _paragraphs(paragraphs: Sequence[str]) -> Iterator[str]:
    for one in paragraphs:
        yield from (".PP", _plain(" ".join(one.split())))


def _items(options: Sequence[Option]) -> Iterator[str]:
    for one in options:
        yield from (".TP", f"\\fB{_plain(one.typed)}\\fR", _plain(" ".join(one.does.split())))


def _plain(text: str) -> str:
    """The text as it is, whatever roff would make of its signs."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    # A dot or an apostrophe at its beginning would be a command.
    return f"\\&{text}" if text.startswith((".", "'")) else text
