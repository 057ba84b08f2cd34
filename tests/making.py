"""What tests are made of: a real store, a run with a clock that they move, and a configuration."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faxflow.config.model import Config
from faxflow.domain.ids import RunId
from faxflow.domain.run import Run
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.connection import Store, create_store, open_store

MORNING = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""Five o'clock in Chicago, on a Monday."""

REHEARSAL_TEXT = """\
[practice]
name = "Hilltop Family Practice"
environment = "rehearsal"
time_zone = "America/Chicago"
[paths]
data = "data"
[source]
kind = "drop-folder"
folder = "drop"
[report]
mapping = "mapping.toml"
[letter]
template = "letter.docx"
[gateway]
host = "127.0.0.1"
port = 2525
security = "none"
address = "{number}@fax.example"
sender = "faxes@hilltop.example"
[mailbox]
host = "127.0.0.1"
port = 1143
security = "none"
[notices]
host = "127.0.0.1"
port = 2525
security = "none"
sender = "faxes@hilltop.example"
to = ["desk@hilltop.example"]
"""
"""The same practice as `rehearsal_config`, as its file."""


@dataclass
class MovableClock:
    """Shows the time that the test sets."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **length: float) -> None:
        self.at += timedelta(**length)


@dataclass
class RunMaker:
    """Gives runs of one clock, each with an id of its own."""

    clock: MovableClock = field(default_factory=MovableClock)
    count: int = 0

    def __call__(self, store: Store, command: str = "test") -> Run:
        self.count += 1
        run = Run(RunId(f"run-{self.count}"), "tester", self.clock)
        with store.write() as tx:
            runs.begin(tx, run, command)
        return run


def rehearsal_config(folder: Path, **gateway: object) -> Config:
    """A rehearsal's configuration, all on loopback."""
    server = {"host": "127.0.0.1", "port": 2525, "security": "none"}
    return Config.model_validate(
        {
            "practice": {
                "name": "Hilltop Family Practice",
                "environment": "rehearsal",
                "time_zone": "America/Chicago",
            },
            "paths": {"data": folder},
            "source": {"kind": "drop-folder", "folder": folder / "drop"},
            "report": {"mapping": folder / "mapping.toml"},
            "letter": {"template": folder / "letter.docx"},
            "gateway": {
                **server,
                "address": "{number}@fax.example",
                "sender": "faxes@hilltop.example",
                "connections": 1,
                "messages_per_minute": 1e9,
                **gateway,
            },
            "mailbox": {**server, "user": "service", "password": "MAILBOX_PASSWORD"},
            "notices": {
                **server,
                "sender": "faxes@hilltop.example",
                "to": ["desk@hilltop.example"],
            },
        }
    )


def new_store(folder: Path, *, made_by: str | None = "tester") -> Store:
    """A store made for rehearsal."""
    path = folder / "faxflow.db"
    create_store(path, "rehearsal", MORNING, made_by=made_by)
    return open_store(path, "rehearsal", config="faxflow.toml")


def work_with(store: Store, run: Run, config: Config) -> Work:
    """The three together."""
    return Work(store, run, config)
