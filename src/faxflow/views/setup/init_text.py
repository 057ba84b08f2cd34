"""What `init` has made, what a person must look at, and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.views.setup.init_shape import InitData


@dataclass(frozen=True, slots=True)
class Place:
    """`folder` is a directory; `what` says in a few words what it is for."""

    path: str
    mode: int
    what: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class WantedSecret:
    """A secret that is not there, the file that it goes into, and the command that puts it in."""

    name: str
    file: str
    asked_by: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Step:
    """A command that comes next, and what it does."""

    command: str
    what: str


@dataclass(frozen=True, slots=True)
class Made:
    """`there` are paths that were left as they are; `dry_run`: nothing was written."""

    config: str
    made: Sequence[Place]
    there: Sequence[str]
    secrets: Sequence[WantedSecret]
    look_at: Sequence[str]
    steps: Sequence[Step]
    dry_run: bool = False


def init_text(made: Made) -> str:
    """For people: each part under its heading, commands ready to be copied."""
    parts = (_made(made), _there(made), _look_at(made), _secrets(made), _steps(made))
    return "\n".join(line for part in parts for line in part)


def init_data(made: Made) -> InitData:
    """The same for programs."""
    return {
        "config": made.config,
        "dry_run": made.dry_run,
        "made": [
            {
                "path": one.path,
                "kind": "folder" if one.folder else "file",
                "mode": f"{one.mode:04o}",
                "what": one.what,
            }
            for one in made.made
        ],
        "there": list(made.there),
        "secrets": [
            {"name": one.name, "file": one.file, "asked_by": list(one.asked_by)}
            for one in made.secrets
        ],
        "look_at": list(made.look_at),
        "next": [one.command for one in made.steps],
    }


def _made(made: Made) -> Iterator[str]:
    if not made.made:
        yield "Nothing was missing, so nothing was made."
        return
    folder = made.config.rpartition("/")[0]
    yield f"This would be made in {folder}:" if made.dry_run else f"Made in {folder}:"
    shown = [
        (f"{one.path.removeprefix(f'{folder}/')}{'/' if one.folder else ''}", one)
        for one in made.made
        if one.path != folder
    ]
    width = max(len(path) for path, _ in shown)
    yield from (f"  {path:<{width}}  {one.what}" for path, one in shown)


def _there(made: Made) -> Iterator[str]:
    if made.there:
        yield "There already, and left as it is:"
        yield from (f"  {one}" for one in made.there)


def _look_at(made: Made) -> Iterator[str]:
    if made.look_at:
        yield "Look at:"
        yield from (f"  - {one}" for one in made.look_at)


def _secrets(made: Made) -> Iterator[str]:
    if made.secrets and not made.dry_run:
        yield "Secrets to fill in, each in a file of its own. The line waits for you to paste it:"
        for one in made.secrets:
            yield f"  {one.name}, for {', '.join(one.asked_by)}:"
            yield f"    {one.command}"


def _steps(made: Made) -> Iterator[str]:
    if made.dry_run:
        yield "Nothing was written. Next: the same without --dry-run"
        return
    yield "Next:"
    width = max((len(one.command) for one in made.steps), default=0)
    yield from (f"  {one.command:<{width}}  # {one.what}" for one in made.steps)
