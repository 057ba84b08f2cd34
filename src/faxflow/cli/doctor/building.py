"""Builds what a check-up looks with, and what it looks at."""

from contextlib import suppress
from pathlib import Path

import faxflow
from faxflow.adapters.doctor.clocks import MachineClocks
from faxflow.adapters.doctor.daemons import MachineDaemons
from faxflow.adapters.doctor.doors import ReportDoors
from faxflow.adapters.doctor.files import MachineFiles
from faxflow.adapters.doctor.letters import SurveyedLetters
from faxflow.adapters.doctor.libraries import InstalledLibraries
from faxflow.adapters.doctor.programs import MachinePrograms
from faxflow.adapters.doctor.servers import MailServers
from faxflow.adapters.mail_security import TokenSource
from faxflow.cli.schedules.found import standing_of
from faxflow.cli.schedules.here import Asked
from faxflow.cli.session import store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.tokens import tokens_for
from faxflow.cli.world import World
from faxflow.config.all_faults import what_is_right
from faxflow.config.check_all import Checked, check_all
from faxflow.config.model import Config, Environment
from faxflow.config.secrets import Secrets
from faxflow.config.server import Server
from faxflow.domain.schedule.standing import Standing
from faxflow.errors import ConfigurationProblem, FaxflowError, PartMissing, StoreKeyRefused
from faxflow.steps.doctor.ports import Instruments
from faxflow.steps.doctor.premises import Premises
from faxflow.store.driver import is_plain, use_key
from faxflow.store.examination import environment_of, examined

_ROOT = Path("/")
_LOCK = Path(faxflow.__file__).parents[2] / "requirements.lock"


def premises_of(path: Path, world: World) -> Premises:
    """The configuration as far as it can be read, and this machine."""
    read, refusal = _read(path, world)
    given = _usable(path, read)
    instruments = _instruments(path, given, world)
    now, no_key = world.clock(), _unlocked(given, world)
    return Premises(path, world.environment, read, refusal, given, instruments, now, no_key)


def _read(path: Path, world: World) -> tuple[Checked | None, FaxflowError | None]:
    try:
        return check_all(path, world.environment), None
    except FaxflowError as problem:
        return None, problem


def _usable(path: Path, read: Checked | None) -> Config | None:
    if read is None:
        return None
    return read.config or what_is_right(read.values, path.parent.absolute())


def _unlocked(config: Config | None, world: World) -> FaxflowError | None:
    """Why the store cannot be opened for want of the right key, if it cannot.

    SQLite calls such a file damaged, and nobody must restore a backup for that.
    """
    use_key(None)
    if config is None:
        return None
    try:
        unlock(config, world)
        return _misfit(config)
    except FaxflowError as problem:
        return problem


def _misfit(config: Config) -> FaxflowError | None:
    """What is wrong with the key of a store that is encrypted. Raises PartMissing."""
    place = store_path(config)
    with suppress(OSError):  # of what is not there, or closed, the check of the store tells
        if is_plain(place) or not place.stat().st_size:
            return None
        if not config.store.is_encrypted:
            what = f"it is none, and {place} is encrypted, or no store at all"
            todo = 'Set it to "sqlcipher", and key to the name of the secret.'
            return ConfigurationProblem(where="[store] encryption", what=what, todo=todo)
        return _refused(place)
    return None


def _refused(place: Path) -> FaxflowError | None:
    """Why the key does not open the store; what else may ail it, other checks tell."""
    try:
        with examined(place) as tx:
            environment_of(tx)
    except (StoreKeyRefused, PartMissing) as problem:
        return problem
    except FaxflowError:
        return None
    return None


def _instruments(path: Path, config: Config | None, world: World) -> Instruments:
    secrets = Secrets(world.environment, config.paths.secrets if config else None)

    def tokens(server: Server, part: str) -> TokenSource | None:
        return tokens_for(config, secrets, server, part) if config else None

    rehearsal = config is not None and config.practice.environment is Environment.REHEARSAL
    launcher = world.environment.get("FAXFLOW_COMMAND", "faxflow")
    return Instruments(
        InstalledLibraries(_LOCK, launcher),
        MachinePrograms(),
        SurveyedLetters(),
        MachineFiles(),
        MachineClocks(world.clock, _ROOT),
        MailServers(secrets.get, tokens, rehearsal),
        ReportDoors(secrets.get),
        _Schedules(path, world),
    )


class _Schedules(MachineDaemons):
    """As `schedule status` sees them."""

    def __init__(self, path: Path, world: World) -> None:
        super().__init__(_ROOT)
        self._path = path
        self._world = world

    def standing(self) -> Standing:
        """What is installed for this configuration. Raises as load_config does."""
        return standing_of(self._path, self._world, Asked(_ROOT))
