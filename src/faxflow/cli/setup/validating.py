"""What `config validate` answers: everything that is wrong, at once. Needs no store."""

from dataclasses import replace
from pathlib import Path

from faxflow.cli.own_command import called, config_option
from faxflow.cli.session import Answer
from faxflow.cli.setup.file_faults import file_faults
from faxflow.cli.typed_commands import as_typed
from faxflow.cli.world import World
from faxflow.config.check_all import Found, check_all
from faxflow.errors import ExitCode
from faxflow.views.setup.config_draft import lines_to_change
from faxflow.views.setup.faults_text import Examined, faults_data, faults_text


def validate_config(path: Path, world: World) -> Answer:
    """CHECK_FAILED where anything is wrong.

    Raises FileMissing, or ConfigurationProblem where this account cannot read the file.
    """
    checked = check_all(path, world.environment)
    of_files, looked_into = file_faults(checked)
    faults = sorted((*checked.faults, *of_files), key=lambda one: _order(one, path))
    faults = [replace(one, todo=as_typed(one.todo, path, world)) for one in faults]
    doctor = f"{called(world)} doctor{config_option(path, world)}"
    examined = Examined(str(path), looked_into, _guessed(path))
    return Answer(
        faults_text(examined, faults, doctor),
        {**faults_data(examined, faults, loads=checked.config is not None)},
        code=ExitCode.CHECK_FAILED if faults else ExitCode.DONE,
    )


def _guessed(path: Path) -> list[int]:
    # What is no UTF-8 is a fault, and was told.
    return lines_to_change(path.read_text(encoding="utf-8", errors="replace"))


def _order(fault: Found, path: Path) -> tuple[bool, bool, str, bool, int]:
    """By file and line: the configuration first, then the environment, then what it names."""
    line = fault.line
    of_environment = fault.variable is not None
    return fault.file != path, of_environment, str(fault.file), line is None, line or 0
