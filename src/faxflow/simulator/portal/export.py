"""Lays a day's report into a drop folder, as a system does that exports by itself."""

from datetime import date
from pathlib import Path

from faxflow.simulator.portal.report import morning_report
from faxflow.simulator.portal.spreadsheet import FILE_NAME, print_report


def export_to(folder: Path, day: date, *, faxes: int, seed: int) -> Path:
    """The file, which appears under its final name only when it is whole."""
    content = print_report(morning_report(day, faxes, seed))
    growing = folder / f"{FILE_NAME}.part"
    growing.write_bytes(content)
    return growing.replace(folder / FILE_NAME)
