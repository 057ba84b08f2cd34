"""A small report and a mapping for it, to be changed one thing at a time."""

import json
from datetime import date
from pathlib import Path

from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import Mapping, load_mapping
from faxflow.frames.normalize import Normalized, normalize
from faxflow.frames.setting import Setting

TODAY = date(2027, 1, 2)
MAPPING = """
letter = "visit"
fax_number = "fax"
identity = ["mrn"]
service_date = "day"

[fields]
mrn = "MRN"
note = "Note"
fax = { column = "Fax", type = "phone" }
day = { column = "Day", type = "date" }
"""
HEADER = "MRN,Note,Fax,Day\n"


def line(
    mrn: str = "00123", note: str = "Knee", fax: str = "9075550101", day: str = "1/2/2027"
) -> str:
    """A line of the report."""
    return f"{mrn},{note},{fax},{day}\n"


def mapping_of(folder: Path, text: str = MAPPING) -> Mapping:
    """The mapping that a file with this text gives."""
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)


def read(content: str | bytes, mapping: Mapping, *, rehearsal: bool = False) -> Normalized:
    """What a report of this content gives."""
    raw = content.encode() if isinstance(content, str) else content
    report = ReportFile("small.csv", raw, "test")
    return normalize(report, mapping, Setting("US", TODAY, rehearsal))


def field(result: Normalized, name: str) -> list[str]:
    """One field of every row."""
    return [json.loads(fields)[name] for fields in result.rows["fields"]]


def rejects(result: Normalized) -> list[tuple[int, str, str]]:
    """Every reject: line, column, reason."""
    return [(line, column, reason) for line, column, reason in result.rejects.iter_rows()]
