"""Lays a day's report into a drop folder, as a system does that exports by itself."""

import os
from datetime import date, datetime
from pathlib import Path

from faxflow.simulator.portal.report import morning_report
from faxflow.simulator.portal.spreadsheet import FILE_NAME, print_report


def export_to(
    folder: Path, day: date, *, faxes: int, seed: int, written_at: datetime | None = None
) -> Path:
    """The file, which appears under its final name only when it is whole.

    `written_at` is the time that it bears, the present one where none is given.
    """
    content = print_report(morning_report(day, faxes, seed))
    growing = folder / f"{FILE_NAME}.part"
    growing.write_bytes(content)
    if written_at:
        os.utime(growing, (written_at.timestamp(), written_at.timestamp()))
    return growing.replace(folder / FILE_NAME)
