"""The crontab of an account, read and written as a whole; and the tables of /etc."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.adapters.replaced_file import write_over
from faxflow.adapters.schedules.programs import told, with_input
from faxflow.errors import FileUnreadable, MachineRefused, PartMissing

_SPOOL: Final = "var/spool/cron/crontabs"
"""Debian's; only read and written straight where a folder stands for the machine."""
_OF_ALL: Final = ("etc/crontab", "etc/cron.d")


@dataclass(frozen=True, slots=True)
class Crontab:
    """One account's. `root` is / on the machine itself; `own` where we are that account, who
    needs no root for it."""

    root: Path
    account: str
    own: bool = False

    @property
    def shown(self) -> str:
        """How it is called in a sentence."""
        return f"the crontab of {self.account}"

    def read(self) -> str:
        """Its text, empty where there is none. Raises FileUnreadable."""
        if self._file:
            return _text(self._file)
        if not shutil.which("crontab"):
            return ""
        ended = told(["crontab", *self._whose, "-l"])
        if ended.exit_code == 0:
            return ended.stdout
        if "no crontab" in ended.stderr:
            return ""
        raise FileUnreadable(path=self.shown, what=_first_line(ended.stderr))

    def write(self, text: str) -> None:
        """Makes it this text; an empty one leaves no crontab.

        Raises MachineRefused, PartMissing or FileUnwritable.
        """
        if self._file:
            _put(self._file, text)
            return
        if not shutil.which("crontab"):
            raise PartMissing(part="crontab", todo="Run: apt-get install cron")
        command = ["crontab", *self._whose, "-"] if text else ["crontab", *self._whose, "-r"]
        ended = with_input(command, text)
        if ended.returncode != 0:
            todo = f"Nothing of {self.shown} was changed; see crontab(1), /etc/cron.allow."
            raise MachineRefused(program="crontab", what=_first_line(ended.stderr), todo=todo)

    def of_all(self) -> Iterator[tuple[str, str]]:
        """The tables in /etc, each with its path; those that cannot be read are left out."""
        for place in _OF_ALL:
            for file in _files(self.root / place):
                if text := _text_or_none(file):
                    yield f"/{file.relative_to(self.root)}", text

    @property
    def _file(self) -> Path | None:
        return None if self.root == Path("/") else self.root / _SPOOL / self.account

    @property
    def _whose(self) -> list[str]:
        return [] if self.own else ["-u", self.account]


def _files(place: Path) -> list[Path]:
    try:
        return sorted(place.iterdir())
    except NotADirectoryError:
        return [place]
    except OSError:
        return []


def _put(file: Path, text: str) -> None:
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_over(file, text.encode())
    else:
        file.unlink(missing_ok=True)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is no text"
        raise FileUnreadable(path=file, what=what) from error


def _text_or_none(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _first_line(said: str) -> str:
    return (said.strip() or "it said nothing").splitlines()[0]
