"""Two files of people matched: read, judged, written out row by row."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from faxflow.adapters.given_file import read_given
from faxflow.cli.options import world_of
from faxflow.cli.session import SCHEMA_VERSION
from faxflow.domain.matching.bulk import match_all
from faxflow.errors import AnswerLost, BadUsage
from faxflow.frames.matching.people_file import read_people
from faxflow.views.referrals.match_text import match_line, match_lines


@dataclass(frozen=True, slots=True)
class Asked:
    """The files, and how the answer is wanted."""

    people: Path
    incoming: Path
    out: Path | None
    json: bool


def match_files(context: typer.Context, asked: Asked) -> None:
    """Prints or writes the answer. Raises BadUsage, FileMissing, FileUnreadable, AnswerLost."""
    world_of(context)  # it refuses files that sudo lends no rights to
    with _no_garbage():
        lines = _lines(asked)
        if asked.out:
            _write(lines, asked.out)
        else:
            _print(lines)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Hundreds of thousands of rows hold no circles; to look for them takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _lines(asked: Asked) -> Iterator[str]:
    """The answer, a line at a time; nothing of it where a file cannot be read."""
    content, arriving = read_given(asked.people), read_given(asked.incoming)
    # By the place and not by the content: a second export may say the very same of everybody.
    same = asked.people.resolve() == asked.incoming.resolve()
    people = read_people(asked.people.name, content)
    incoming = people if same else read_people(asked.incoming.name, arriving)
    matches = match_all(people, incoming, same_file=same)
    rows = zip(incoming.ids, matches, strict=True)
    if asked.json:
        return (match_line(SCHEMA_VERSION, one, match) for one, match in rows)
    return match_lines(rows)


def _print(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our answer has left, as `| head` does: that is no failure of ours.
        sys.stdout = None
    except OSError as error:
        sys.stdout = None  # else Python would try to write the rest at its end
        raise AnswerLost(what=error.strerror) from error


def _write(lines: Iterable[str], out: Path) -> None:
    try:
        with out.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        what = f"{out} cannot be written: {error.strerror}."
        raise BadUsage(what=what, todo="Name a file in a folder that you may write to.") from error
