"""Many documents through one LibreOffice call, and the bad ones among them found."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.office.program import Office
from faxflow.errors import StoreFull

NO_PDF: Final = "LibreOffice made no PDF of it"
TOO_SLOW: Final = "LibreOffice did not finish it in time"
_ROOM: Final = 2_000_000
"""Bytes; a letter with a few pictures may need them."""
_HEAD, _END = b"%PDF-", b"%%EOF"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one call may take, how many files it gets, how many hung calls are borne.

    Above some 247 files LibreOffice 7.4 stops in silence with exit code 0.
    """

    files_a_call: int = 150
    start_seconds: float = 45.0
    seconds_a_file: float = 0.5
    hung_calls: int = 6

    def seconds_for(self, files: int) -> float:
        """The time given to one call."""
        return self.start_seconds + files * self.seconds_a_file

    def of_files(self, letters: int) -> "Limits":
        """The limits for files of so many letters each.

        A letter takes a fifth of its time there; and one that hangs is soon drawn alone.
        """
        if letters == 1:
            return self
        seconds = self.seconds_a_file * max(1.0, letters / 5)
        return replace(self, seconds_a_file=seconds, hung_calls=min(2, self.hung_calls))


def convert_each(
    office: Office, files: Sequence[Path], into: Path, limits: Limits
) -> dict[Path, bytes | str]:
    """Each file's PDF, or why there is none.

    LibreOffice works the files off in turn, so the first without a PDF is the suspect: it is
    tried alone and the others go on without it. Every call settles at least one file.
    Raises Stopped where the office is stopped, and StoreFull where it had no room to write.
    """
    outcome: dict[Path, bytes | str] = {}
    calls, hung = [list(files)] if files else [], 0
    while calls and hung < limits.hung_calls:
        batch = calls.pop()
        in_time = office.to_pdf(batch, into, timeout_seconds=limits.seconds_for(len(batch)))
        hung += not in_time
        outcome |= whole_pdfs(batch, into)
        missing = [file for file in batch if file not in outcome]
        if missing:
            _refuse_full_disk(into)
        if len(batch) == 1:
            outcome |= dict.fromkeys(missing, NO_PDF if in_time else TOO_SLOW)
        else:
            calls += [part for part in (missing[1:], missing[:1]) if part]
    return {file: outcome.get(file, TOO_SLOW) for file in files}


def _refuse_full_disk(folder: Path) -> None:
    """It says nothing of a full disk, and each letter would be held as if it were bad itself."""
    if shutil.disk_usage(folder).free < _ROOM:
        raise StoreFull(path=folder.parent, what="no space left on its disk")


def whole_pdfs(files: Sequence[Path], into: Path) -> dict[Path, bytes]:
    """The PDFs written from start to end; one that is half written, or was cut, is none."""
    contents = {file: _content(into / f"{file.stem}.pdf") for file in files}
    return {file: content for file, content in contents.items() if _is_whole(content)}


def _content(pdf: Path) -> bytes:
    """Empty where there is none, or none any more: another thread may clear up."""
    try:
        return pdf.read_bytes()
    except FileNotFoundError:
        return b""


def _is_whole(content: bytes) -> bool:
    return content.startswith(_HEAD) and content.rstrip().endswith(_END)
