"""A machine in a folder, for which schedules are installed and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faxflow.cli.main import main
from faxflow.cli.world import World
from making import REHEARSAL_TEXT

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ACCOUNT = "svc"


@dataclass(frozen=True)
class ScheduledMachine:
    """`root` stands for the machine, with the zone that the test gave it."""

    root: Path
    config: Path
    world: World

    def schedule(self, *words: str) -> int:
        """One command of the schedule; gives its exit code."""
        own = ("--root", str(self.root), "--config", str(self.config), "--user", ACCOUNT)
        return main(["schedule", *words, *own], self.world)

    @property
    def crontab(self) -> Path:
        """The account's."""
        return self.root / "var/spool/cron/crontabs" / ACCOUNT

    @property
    def units(self) -> Path:
        """The folder of the administrator's units."""
        return self.root / "etc/systemd/system"

    def has_crontab(self, text: str) -> None:
        """Gives the account a crontab."""
        self.crontab.parent.mkdir(parents=True, exist_ok=True)
        self.crontab.write_text(text)

    def files(self) -> dict[str, str]:
        """All files and links below the root, but the clock's."""
        return {
            str(path.relative_to(self.root)): _content(path)
            for path in sorted(self.root.rglob("*"))
            if (path.is_symlink() or path.is_file()) and path.name != "localtime"
        }


def machine(folder: Path, zone: str = "America/Chicago", more: str = "") -> ScheduledMachine:
    """A machine with a practice's configuration, and nothing installed."""
    root, etc = folder / "machine", folder / "practice"
    (root / "etc").mkdir(parents=True)
    (root / "etc/localtime").symlink_to(f"/usr/share/zoneinfo/{zone}")
    etc.mkdir()
    config = etc / "faxflow.toml"
    config.write_text(REHEARSAL_TEXT + more)
    return ScheduledMachine(root, config, World({}, lambda: NOW, "root", lambda: "aaaaaa"))


def problems(told: dict[str, Sequence[dict[str, str]]]) -> list[str]:
    """The faults that a status in JSON names."""
    return [one["fault"] for one in told["problems"]]


def _content(path: Path) -> str:
    return f"-> {path.readlink()}" if path.is_symlink() else path.read_text()
