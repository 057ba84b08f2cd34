"""Everything that is wrong with a configuration, one line each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.config.check_all import Found
from faxflow.domain.counted import counted
from faxflow.views.setup.config_shapes import FaultData, ValidatedData


@dataclass(frozen=True, slots=True)
class Examined:
    """A configuration that was looked into, with the files `beside` it; `guessed` are its lines
    that still say CHANGE."""

    file: str
    beside: Sequence[str]
    guessed: Sequence[int]


def faults_text(examined: Examined, faults: Sequence[Found], after: str) -> str:
    """A line for each fault; without any, what was looked at, and the command to come `after`."""
    if not faults:
        beside = f", with {', '.join(examined.beside)}" if examined.beside else ""
        well = f"{examined.file}: nothing is wrong with it{beside}."
        return "\n".join([well, *guesses_text(examined.file, examined.guessed), f"Next: {after}"])
    return "\n".join([*map(_line, faults), f"{counted(len(faults), 'problem')} found."])


def guesses_text(file: str, lines: Sequence[int]) -> Iterator[str]:
    """That the lines of the file still hold guesses; nothing where none does."""
    if lines:
        are = "line says" if len(lines) == 1 else "lines say"
        yield f"{file}: {len(lines)} {are} CHANGE ({', '.join(map(str, lines))})."


def faults_data(examined: Examined, faults: Sequence[Found], *, loads: bool) -> ValidatedData:
    """The same for programs."""
    return {
        "config": examined.file,
        "loads": loads,
        "checked": list(examined.beside),
        "guessed": list(examined.guessed),
        "faults": [_data(one) for one in faults],
    }


def _line(fault: Found) -> str:
    end = "" if fault.what.endswith("?") else "."
    return f"{_where(fault)}: {fault.what}{end} {fault.todo}".rstrip()


def _where(fault: Found) -> str:
    """`faxflow.toml:12: [gateway] sendr`, as editors open it."""
    if fault.variable:
        named = f"{fault.variable} in the environment"
        return f"{named}, {fault.place}" if fault.place else named
    file = f"{fault.file}:{fault.line}" if fault.line else str(fault.file)
    return f"{file}: {fault.place}" if fault.place else file


def _data(fault: Found) -> FaultData:
    return {
        "file": str(fault.file),
        "line": fault.line,
        "place": fault.place,
        "variable": fault.variable,
        "what": fault.what,
        "todo": fault.todo,
    }
