"""Files that the real LibreOffice cannot open take no other file of their call with them."""

import io
import zipfile
from pathlib import Path

from adapters.letters.both_ways import real_office
from adapters.letters.making.every_template import TEMPLATES
from faxflow.adapters.letters.office.conversion import NO_PDF, Limits, convert_each

GOOD = TEMPLATES["lists"]()


def with_broken_part() -> bytes:
    """The package whole, its document cut off in the middle."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as whole, zipfile.ZipFile(buffer, "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            half = name == "word/document.xml"
            broken.writestr(name, content[: len(content) // 2] if half else content)
    return buffer.getvalue()


def test_corrupt_files_in_a_call_cost_only_themselves(tmp_path: Path) -> None:
    contents = {
        "a-good": GOOD,
        "b-cut": GOOD[: len(GOOD) // 2],
        "c-broken": with_broken_part(),
        "d-good": GOOD,
        "e-empty": b"",
        "f-good": GOOD,
    }
    files = [tmp_path / f"{name}.docx" for name in contents]
    for file, content in zip(files, contents.values(), strict=True):
        file.write_bytes(content)

    with real_office() as office:
        made = convert_each(office, [*files, tmp_path / "g-missing.docx"], tmp_path, Limits())

    told = {file.stem: outcome for file, outcome in made.items() if isinstance(outcome, str)}
    assert {name for name in contents if name not in told} >= {"a-good", "d-good", "f-good"}
    assert told["c-broken"] == told["g-missing"] == NO_PDF
