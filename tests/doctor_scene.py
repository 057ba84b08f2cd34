"""A practice that doctor looks at: well at first, and broken in one place by a test."""

import json
import os
import shutil
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from faxflow.adapters.doctor.files import MachineFiles
from faxflow.adapters.doctor.name_servers import NameServers
from faxflow.adapters.doctor.servers import MailServers
from faxflow.cli.doctor import building
from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.domain.machine_facts import Account
from faxflow.simulator.practice.folder import Servers, write_practice
from rehearsing import SECRETS
from servers.parts import free_port
from servers.web_listener import WebListener

KEEPER = 4242
"""The account that keeps the data, where the test runs as root."""


@dataclass(frozen=True)
class Found:
    """A finding of the check that was asked for."""

    level: str
    about: str
    what: str
    cure: str | None
    see: str | None = None


@dataclass
class Scene:
    """`folder` holds the practice, `root` what stands for the machine's own files."""

    folder: Path
    root: Path
    monkeypatch: pytest.MonkeyPatch
    stack: ExitStack
    capsys: pytest.CaptureFixture[str]
    environment: dict[str, str] = field(default_factory=lambda: dict(SECRETS))
    clock: timedelta = timedelta()
    output: str = ""
    runs: int = 0
    listener: WebListener | None = None

    @property
    def config(self) -> Path:
        return self.folder / "faxflow.toml"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def world(self) -> World:
        return World(self.environment, self.now, "tester", self.next_token)

    def next_token(self) -> str:
        self.runs += 1
        return f"{self.runs:06x}"

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock

    def write(self, **ports: int) -> None:
        """The practice's files, with servers on these ports, else on none."""
        nobody = {one: free_port() for one in ("smtp", "imap", "office")} | ports
        servers = Servers(nobody["smtp"], nobody["imap"], nobody["office"], None)
        shutil.rmtree(self.folder / "drop", ignore_errors=True)
        write_practice(self.folder, servers)
        self.change('engine = "auto"', 'engine = "builtin"')
        self.change('"America/Chicago"', '"UTC"')
        self.config.chmod(0o600)

    def change(self, old: str, new: str) -> None:
        """Edits the configuration, which must hold `old`."""
        text = self.config.read_text()
        assert old in text
        self.config.write_text(text.replace(old, new))

    def add(self, text: str) -> None:
        self.config.write_text(f"{self.config.read_text()}\n{text}\n")

    def web(self, **how: object) -> WebListener:
        """A web server of this test; the same one when it is asked for again."""
        if self.listener is None:
            self.listener = self.stack.enter_context(WebListener().listening())
        for name, value in how.items():
            setattr(self.listener, name, value)
        return self.listener

    def portal(self, url: str = "http://127.0.0.1:8480", **keys: object) -> None:
        """Lets reports come by a portal at the address."""
        text = self.config.read_text()
        start, end = text.index("[source]"), text.index("[report]")
        told = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
        source = f'[source]\nkind = "portal"\nsite = "site.toml"\n{told}\n'
        self.config.write_text(text[:start] + source + text[end:])
        site = self.folder / "site.toml"
        site.write_text(site.read_text().replace("http://127.0.0.1:8480", url))

    def source(self, text: str) -> None:
        """Another door for reports."""
        old = self.config.read_text()
        start, end = old.index("[source]"), old.index("[report]")
        self.config.write_text(f"{old[:start]}[source]\n{text}\n{old[end:]}")

    def run(self, *words: str) -> int:
        """A command in this practice; gives its exit code, and keeps what it printed."""
        self.capsys.readouterr()
        code = main([*words, "--config", str(self.config)], self.world)
        self.output = self.capsys.readouterr().out
        return code

    def make_store(self) -> None:
        assert self.run("store", "create") == 0

    def sql(self, *statements: str, **named: str) -> None:
        """Changes the store behind everybody's back."""
        with sqlite3.connect(self.data / "faxflow.db") as connection:
            for one in statements:
                connection.execute(one, named)
        connection.close()

    def ago(self, **length: float) -> str:
        """A moment as the store writes it."""
        moment = datetime.now(UTC) - timedelta(**length)
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"

    def schedule(self, kind: str) -> None:
        """Installs a schedule on the machine that `root` stands for."""
        words = ("schedule", "install", f"--{kind}", "--root", str(self.root))
        assert self.run(*words) == 0

    def put(self, name: str, text: str, mode: int = 0o600) -> Path:
        """A file of the machine's own."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def program(self, name: str, script: str) -> Path:
        """A program of that name, in a folder that alone is PATH."""
        path = self.put(f"bin/{name}", f"#!/bin/sh\n{script}\n", 0o755)
        self.monkeypatch.setenv("PATH", str(self.root / "bin"))
        return path

    def name_servers(self, port: int) -> None:
        """Asks this machine's own port for names."""
        resolvers = self.put("etc/resolv.conf", "nameserver 127.0.0.1\n")
        names = NameServers(resolvers, port)
        self.monkeypatch.setattr(building, "MailServers", partial(MailServers, names=names))

    def look(self, key: str) -> list[Found]:
        """What doctor finds when it runs this check alone, where it finds the configuration by
        itself: cures need not name it."""
        with self.monkeypatch.context() as here:
            here.setitem(self.environment, "FAXFLOW_CONFIG", str(self.config))
            code = self.run("doctor", "--only", key, "--json")
        answer = json.loads(self.output)
        *causes, check = answer["checks"]
        assert check["key"] == key
        assert (code == 5) == any(one["level"] == "bad" for one in (*causes, check))
        return [Found(**one) for one in check["findings"]]


class KeptFiles(MachineFiles):
    """Looks as the account that keeps the data, whoever runs the tests."""

    def account(self) -> Account:
        mine = os.getuid() or KEEPER
        return Account("keeper", mine, os.getgid() if os.getuid() else KEEPER)


def new_scene(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    stack: ExitStack,
    capsys: pytest.CaptureFixture[str],
) -> Scene:
    """A practice without servers or store, on a machine without schedules."""
    practice, root = folder / "practice", folder / "root"
    practice.mkdir(mode=0o700)
    (root / "proc").mkdir(parents=True)
    monkeypatch.setattr(building, "_ROOT", root)
    monkeypatch.setattr(building, "MachineFiles", KeptFiles)
    scene = Scene(practice, root, monkeypatch, stack, capsys)
    scene.write()
    return scene
