"""Our block in a crontab that is somebody's own: put in, replaced and taken out, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

_DO_NOT_EDIT = "(made by `faxflow schedule install`; changes between these two lines are lost)"


@dataclass(frozen=True, slots=True)
class Found:
    """A crontab around our block: the lines before and after, and the block's own, None where
    there is none."""

    before: tuple[str, ...]
    block: tuple[str, ...] | None
    after: tuple[str, ...]


def find_block(crontab: str, instance: str) -> Found:
    """The crontab in three parts; a block that lost its last line goes on to the end of ours."""
    lines = tuple(crontab.splitlines(keepends=True))
    starts = [place for place, line in enumerate(lines) if _is(line, "begin", instance)]
    if not starts:
        return Found(lines, None, ())
    start = starts[0]
    ends = [place for place in range(start, len(lines)) if _is(lines[place], "end", instance)]
    end = ends[0] + 1 if ends else start + 1
    return Found(lines[:start], lines[start:end], lines[end:])


def with_block(crontab: str, text: str, instance: str) -> str:
    """The crontab with our block in the place of the old one, else at its end."""
    found = find_block(crontab, instance)
    return "".join([*found.before, block_of(text, instance), *found.after])


def without_block(crontab: str, instance: str) -> str:
    """The crontab as it was before our block came."""
    found = find_block(crontab, instance)
    return "".join([*found.before, *found.after])


def block_of(text: str, instance: str) -> str:
    """The block itself, whole."""
    return f"{_mark('begin', instance)} {_DO_NOT_EDIT}\n{text}{_mark('end', instance)}\n"


def foreign_lines(crontab: str) -> Iterator[tuple[int, str]]:
    """The lines outside every block of ours, with their numbers from 1."""
    inside = False
    for number, line in enumerate(crontab.splitlines(), start=1):
        if line.startswith("# faxflow begin"):
            inside = True
        elif line.startswith("# faxflow end"):
            inside = False
        elif not inside:
            yield number, line


def _mark(which: str, instance: str) -> str:
    return " ".join(filter(None, ("# faxflow", which, instance)))


def _is(line: str, which: str, instance: str) -> bool:
    found = line.strip().removesuffix(_DO_NOT_EDIT).strip()
    return found == _mark(which, instance)
