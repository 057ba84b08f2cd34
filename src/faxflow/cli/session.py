"""One run of one subcommand: its configuration, its store, its record of how it ended."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from faxflow.adapters.file_lock import FileLocks
from faxflow.adapters.file_vault import FileVault
from faxflow.cli.automation_log import log_referrals, newest_event
from faxflow.cli.log import log_to
from faxflow.cli.sudo import installed_config
from faxflow.cli.who import viewer_of
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.domain.ids import TaskId
from faxflow.domain.run import Run
from faxflow.errors import (
    AccessRefused,
    ExitCode,
    FaxflowError,
    StoreFull,
    StoreLocked,
    StoreUnsteady,
)
from faxflow.steps.choose_gateway import gateway_in_use
from faxflow.steps.referrals.access import note_refusal
from faxflow.steps.work import Work
from faxflow.store import runs, tasks
from faxflow.store.connection import Store, open_store

SCHEMA_VERSION = 1
_LOG = logging.getLogger(__name__)


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
    return config.paths.data / "faxflow.db"


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
    return given or named or (here if here.exists() else installed)


def perform(command: str, path: Path, world: World, act: Act) -> tuple[ExitCode, Answer]:
    """Runs `act` as one recorded run; the exit code is NEEDS_PERSON where it opened due tasks.

    Raises what loading, opening and `act` raise; the record then holds its exit code.
    """
    config = load_config(path, world.environment)
    log_to(config.paths.data / "faxflow.log")
    environment = config.practice.environment
    with closing(open_store(store_path(config), environment, config=str(path))) as store:
        return _recorded(command, _session(config, store, world), act)


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


def _recorded(command: str, session: Session, act: Act) -> tuple[ExitCode, Answer]:
    store, run = session.work.store, session.work.run
    with store.write() as tx:
        runs.begin(tx, run, command)
    before = newest_event(store)
    code, summary = ExitCode.BUG, dict[str, object]()
    try:
        answer = act(session)
        code, summary = answer.code or _code(store, run, answer), _counts(answer.data)
    except AccessRefused as refused:
        code, summary = refused.exit_code, {"problem": type(refused).__name__}
        note_refusal(session.work, refused)
        raise
    except FaxflowError as problem:
        code, summary = problem.exit_code, {"problem": type(problem).__name__}
        raise
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
        raise
    finally:
        log_referrals(store, run, before)
        _LOG.info("run %s of %s ended with %d", run.id, command, code)
        _end(store, run, code, summary)
    return code, answer


def _end(store: Store, run: Run, code: ExitCode, summary: Mapping[str, object]) -> None:
    try:
        with store.write() as tx:
            runs.end(tx, run, exit_code=code, summary=summary)
    except (StoreLocked, StoreFull, StoreUnsteady) as problem:
        # The work is done and kept: a record left open must not be told as its failure.
        _LOG.warning("run %s stays open in the records: %s", run.id, problem)


def _counts(data: Mapping[str, object]) -> dict[str, object]:
    """The figures of an answer; lists of ids stay out of the records."""
    return {name: value for name, value in data.items() if isinstance(value, int)}


def _code(store: Store, run: Run, answer: Answer) -> ExitCode:
    with store.read() as tx:
        news = tasks.opened_by(tx, run) > len(answer.opened)
    return ExitCode.NEEDS_PERSON if news else ExitCode.DONE
