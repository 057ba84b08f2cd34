"""What `extract --dry-run` does: it fetches the report, says what came, and keeps nothing.

It needs no store, so that a door can be tried before there is one; where there is one, it says
whether the very same file came before.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import typer

from faxflow.adapters.file_lock import FileLocks
from faxflow.adapters.given_file import GivenFile
from faxflow.cli.doors import door
from faxflow.cli.given_day import given_day as day_given
from faxflow.cli.options import Printing, print_answer, world_of
from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.session import Answer, config_path, store_path
from faxflow.cli.store_key import unlock
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.domain.report_file import ReportFile
from faxflow.domain.run import Run
from faxflow.steps.extract import check_new, check_only, ending_of, sha256_of
from faxflow.store.connection import Store, open_store


def try_door(
    context: typer.Context,
    config: Path | None,
    printing: Printing,
    *,
    given_day: str | None,
    file: Path | None,
    again: bool,
) -> typer.Exit:
    """Prints what came; the exit to raise. Raises what `extract` raises."""
    world = world_of(context)
    path = config_path(config, world)
    settings, run = load_config(path, world.environment), world.new_run()
    unlock(settings, world)
    zone = settings.practice.zone
    day = day_given(given_day) if given_day else run.now().astimezone(zone).date()
    with _alone(settings.paths.data, run):
        secrets = Secrets(world.environment, settings.paths.secrets)
        source = GivenFile(file) if file else door(settings, secrets, run)
        report = source.fetch(day)
    with _store(settings, str(path)) as store:
        if store and file and not again:
            check_only(store, report, day)
        if store:
            check_new(store, report, day)
    if not printing.quiet:
        print_answer(_answer(report, day), as_json=printing.json)
    return typer.Exit(0)


@contextmanager
def _alone(data: Path, run: Run) -> Iterator[None]:
    """Two at a portal at once would sign each other out."""
    if data.is_dir():
        with FileLocks(data / "locks", run.clock).hold(OUTBOUND, run.id):
            yield
    else:
        yield


@contextmanager
def _store(settings: Config, path: str) -> Iterator[Store | None]:
    """The store, or None where there is none yet."""
    place = store_path(settings)
    if place.exists():
        with closing(open_store(place, settings.practice.environment, config=path)) as store:
            yield store
    else:
        yield None


def _answer(report: ReportFile, day: date) -> Answer:
    sha256, ending, size = sha256_of(report), ending_of(report), len(report.content)
    notes = [note.text for note in report.notes]
    came = f"The report of {day} came: {ending}, {size:,} bytes, from {report.source}."
    return Answer(
        "\n".join([came, *notes, f"sha256 {sha256}. Nothing of it was kept."]),
        {
            "day": str(day),
            "ending": ending,
            "size_bytes": size,
            "sha256": sha256,
            "source": report.source,
            "notes": notes,
        },
    )
