"""What `config validate` answers: everything that is wrong, at once. Needs no store."""

from pathlib import Path

from faxflow.cli.session import Answer
from faxflow.cli.setup.file_faults import file_faults
from faxflow.cli.world import World
from faxflow.config.check_all import check_all
from faxflow.errors import ExitCode
from faxflow.views.setup.faults_text import faults_data, faults_text


def validate_config(path: Path, world: World) -> Answer:
    """CHECK_FAILED where anything is wrong.

    Raises FileMissing, or ConfigurationProblem where this account cannot read the file.
    """
    checked = check_all(path, world.environment)
    of_files, looked_into = file_faults(checked)
    # Those of the configuration itself first, each file's by line.
    faults = sorted(
        (*checked.faults, *of_files),
        key=lambda one: (one.file != path, one.variable is not None, str(one.file), one.line or 0),
    )
    return Answer(
        faults_text(str(path), looked_into, faults),
        {**faults_data(str(path), looked_into, faults, loads=checked.config is not None)},
        code=ExitCode.CHECK_FAILED if faults else ExitCode.DONE,
    )
