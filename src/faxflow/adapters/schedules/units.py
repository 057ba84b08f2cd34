"""Units of systemd in /etc: read, written, enabled by links, and made known to systemd."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.adapters.schedules.programs import told
from faxflow.errors import FileUnwritable, MachineRefused

_FOLDER: Final = "etc/systemd/system"
_RUNNING: Final = "run/systemd/system"
"""There where systemd is what runs this machine (sd_booted(3))."""
_MODE: Final = 0o644


@dataclass(frozen=True, slots=True)
class Units:
    """Those of one machine; `root` is / on the machine itself, else a folder that stands for one:
    there files are written, and nothing is started."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where an administrator's units lie."""
        return self.root / _FOLDER

    @property
    def shown(self) -> str:
        """How the folder is called in a sentence."""
        return f"/{_FOLDER}"

    def are_used(self) -> bool:
        """Whether systemd runs this machine."""
        return (self.root / _RUNNING).is_dir()

    def read(self) -> dict[str, str]:
        """The text of each unit whose name begins as ours do."""
        found = sorted((*self.folder.glob("faxflow*.service"), *self.folder.glob("faxflow*.timer")))
        return {path.name: _text(path) for path in found if path.is_file()}

    def is_enabled(self, unit: str, target: str) -> bool:
        """Whether it starts with the machine."""
        return os.path.lexists(self._link(unit, target))

    def write(self, files: Mapping[str, str | None], enabled: Mapping[str, str]) -> None:
        """Writes each file, None: removes it and its links; then enables. Raises FileUnwritable."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                self._put(name, text)
            for unit, target in enabled.items():
                self._enable(unit, target)
        except OSError as error:
            what = error.strerror or "it cannot be changed"
            raise FileUnwritable(path=self.folder, what=what) from error

    def stop(self, units: Iterable[str]) -> None:
        """Stops these; what a timer has just started goes on to its end."""
        self._systemctl("stop", *units)

    def start(self, units: Iterable[str]) -> None:
        """Makes systemd read what was written, and starts these anew."""
        self._systemctl("daemon-reload")
        self._systemctl("restart", *units)

    def forget(self) -> None:
        """Makes systemd see that units are gone."""
        self._systemctl("daemon-reload")

    def _systemctl(self, verb: str, *units: str) -> None:
        if not self.are_used() or self.root != Path("/") or (verb != "daemon-reload" and not units):
            return
        ended = told(["systemctl", verb, *units])
        if ended.exit_code != 0:
            said = (ended.stderr.strip() or "it said nothing").splitlines()[0]
            todo = "The files stay as they are; see `systemctl status 'faxflow*'`."
            raise MachineRefused(program=f"systemctl {verb}", what=said.rstrip("."), todo=todo)

    def _put(self, name: str, text: str | None) -> None:
        path = self.folder / name
        if text is None:
            path.unlink(missing_ok=True)
            for wants in self.folder.glob("*.wants"):
                (wants / name).unlink(missing_ok=True)  # a link that glob would not see any more
                _remove_if_empty(wants)
            return
        temporary = path.with_name(f".{name}.new")
        temporary.write_text(text, encoding="utf-8")
        temporary.chmod(_MODE)
        temporary.replace(path)

    def _enable(self, unit: str, target: str) -> None:
        link = self._link(unit, target)
        link.parent.mkdir(exist_ok=True)
        if not os.path.lexists(link):
            # As systemctl makes it: by the path on the machine, wherever the folder lies now.
            link.symlink_to(f"/{_FOLDER}/{unit}")

    def _link(self, unit: str, target: str) -> Path:
        return self.folder / f"{target}.wants" / unit


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
