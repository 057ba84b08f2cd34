"""What each of some raw mails says about faxes, as the watch would read it."""

import json as json_text
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from faxflow.cli.complaining import complain
from faxflow.cli.options import world_of
from faxflow.cli.session import SCHEMA_VERSION, config_path
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.reading import reading_settings
from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_reading import is_mail, read_mail
from faxflow.errors import ExitCode, FaxflowError, FileMissing, FileUnreadable
from faxflow.views.mail_explained import explained_data, explained_text


def explain(
    context: typer.Context,
    files: list[Path],
    *,
    config: Path | None,
    rules: Path | None,
    json: bool,
) -> typer.Exit:
    """Prints one answer for each file, and gives the exit to raise.

    A file that is no mail is complained of; the others are answered all the same.
    """
    settings = reading_settings(_config(config, world_of(context)), rules)
    code = ExitCode.DONE
    for file in files:
        try:
            _print(str(file), read_mail(_raw(file), settings), json=json)
        except FaxflowError as problem:
            complain(problem)
            code = problem.exit_code
    return typer.Exit(code)


def _config(given: Path | None, world: World) -> Config | None:
    """The configuration, where there is one or one was named."""
    path = config_path(given, world)
    named = given or world.environment.get("FAXFLOW_CONFIG")
    return load_config(path, world.environment) if named or path.exists() else None


def _raw(file: Path) -> bytes:
    """The mail. Raises FileMissing, FileUnreadable."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path=file) from error
    except OSError as error:
        raise FileUnreadable(path=file, what=error.strerror) from error
    if not is_mail(raw):
        raise FileUnreadable(path=file, what="it does not begin with the headers of a mail")
    return raw


def _print(file: str, reading: Reading, *, json: bool) -> None:
    """One line of JSON a file, so that a script may read them one by one; else some text."""
    try:
        typer.echo(_line(explained_data(file, reading)) if json else explained_text(file, reading))
    except BrokenPipeError:
        # Whoever read our answer has left, as `| head` does: that is no failure of ours.
        sys.stdout = None


def _line(data: Mapping[str, object]) -> str:
    return json_text.dumps({"schema_version": SCHEMA_VERSION, **data}, ensure_ascii=False)
