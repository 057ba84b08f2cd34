"""One run of one subcommand: its configuration, its store, its record of how it ended."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from faxflow.adapters.file_lock import FileLocks
from faxflow.adapters.file_vault import FileVault
from faxflow.cli.logs.opening import open_log
from faxflow.cli.recorded import Call, not_begun, recorded
from faxflow.cli.seen_store import note_seen
from faxflow.cli.signals.pings import pings_of
from faxflow.cli.store_key import unlock
from faxflow.cli.sudo import installed_config
from faxflow.cli.who import viewer_of
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.domain.ids import TaskId
from faxflow.errors import ExitCode
from faxflow.steps.choose_gateway import gateway_in_use
from faxflow.steps.work import Work
from faxflow.store.connection import Store, open_store

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints: `text` for people, `data` with `--json`; `content` is a whole file
    that was asked for on standard output, in the place of the text.

    `lists_tasks` where the text itself says what needs a person. `problems` are told on
    standard error, and are in `data` too; `code` is how it ends because of them.
    `opened` are due tasks that the person has opened on purpose: they are no news.
    """

    text: str
    data: Mapping[str, object] = field(default_factory=dict)
    lists_tasks: bool = False
    problems: Sequence[str] = ()
    code: ExitCode = ExitCode.DONE
    opened: Sequence[TaskId] = ()
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with."""

    work: Work
    secrets: Secrets
    locks: FileLocks
    reports: FileVault
    letters: FileVault
    templates: FileVault

    @property
    def config(self) -> Config:
        return self.work.config


Act = Callable[[Session], Answer]


def store_path(config: Config) -> Path:
    """Where the case store lies."""
    return config.paths.store


def config_path(given: Path | None, world: World) -> Path:
    """The flag's path, else FAXFLOW_CONFIG's, else ./faxflow.toml, else the installed one.

    Where sudo lends rights, the installed one alone: raises BadUsage for any other.
    """
    installed = world.installed / "faxflow.toml"
    text = world.environment.get("FAXFLOW_CONFIG")
    named = Path(text) if text else None
    if world.sudo and world.sudo.lends:
        return installed_config(world.sudo, given, named or installed)
    here = Path("faxflow.toml")
    # os.path: whoever stands in a folder that is closed to this account has no file there for it.
    return given or named or (here if os.path.exists(here) else installed)  # noqa: PTH110


def perform(
    command: str, path: Path, world: World, act: Act, *, dry_run: bool = False
) -> tuple[ExitCode, Answer]:
    """Runs `act` as one recorded run; the exit code is NEEDS_PERSON where it opened due tasks.

    Raises what loading, opening and `act` raise; the record then holds its exit code.
    """
    config = load_config(path, world.environment)
    open_log(config.log, config.paths.data, world.environment)
    secrets = Secrets(world.environment, config.paths.secrets)
    pings = pings_of(command, config, secrets, dry_run=dry_run)
    call, environment = Call(command, pings, dry_run), config.practice.environment
    with ExitStack() as stack:
        with not_begun(call):
            unlock(config, world)
            store = open_store(store_path(config), environment, config=str(path))
            session = _session(config, stack.enter_context(closing(store)), world)
        stack.callback(note_seen, config, store)
        return recorded(call, session, act)


def _session(config: Config, store: Store, world: World) -> Session:
    data, viewer = config.paths.data, viewer_of(world, config, store)
    with store.read() as tx:
        using = gateway_in_use(tx, config)
    return Session(
        Work(store, world.new_run(viewer.account), config, using, viewer),
        Secrets(world.environment, config.paths.secrets),
        FileLocks(data / "locks", world.clock),
        FileVault(data / "reports"),
        FileVault(data / "letters"),
        FileVault(data / "templates"),
    )
