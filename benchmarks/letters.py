"""Letters a second: the LibreOffice engine against one `soffice` call per letter."""

import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import Letter, LetterOrder
from faxflow.simulator.practice.sample_template import write_sample_template

_OURS = 150
_PEER = 5


def measure() -> tuple[str, float, str, float]:
    """What is measured, our letters a second, the peer's name, its letters a second."""
    office = find_office()
    if office is None:
        raise SystemExit("bench letters: soffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "template.docx"
        write_sample_template(template)
        ours = _rate(_OURS, lambda: _engine(template, office, folder))
        peer = _rate(_PEER, lambda: _one_call_a_file(template, office, folder))
    return "letters (1 page, LibreOffice, 2 workers)", ours, "one soffice call per file", peer


def _engine(template: Path, office: Path, folder: Path) -> None:
    engine = LibreOfficeEngine(template, office, workers=2, scratch=folder / "scratch")
    finished = list(engine.render(_orders(template, _OURS)))
    assert all(isinstance(letter, Letter) for letter in finished)


def _one_call_a_file(template: Path, office: Path, folder: Path) -> None:
    """The usual way; its profile is warm after the first call."""
    form = open_template(template).form
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for order in _orders(template, _PEER):
        document = folder / f"{order.case_name}.docx"
        document.write_bytes(form.fill(order.fields))
        command = [str(office), profile, "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(folder), str(document)]
        subprocess.run(command, check=True, capture_output=True)
        assert document.with_suffix(".pdf").is_file()


def _orders(template: Path, count: int) -> list[LetterOrder]:
    fields = open_template(template).form.fields
    return [_order(fields, CaseId(number)) for number in range(1, count + 1)]


def _order(fields: frozenset[str], case: CaseId) -> LetterOrder:
    values = {name: f"{name.replace('_', ' ')} {case}" for name in fields}
    return LetterOrder(case, case_name(case), {**values, "case_id": case_name(case)})


def _rate(count: int, work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return count / (time.perf_counter() - started)


if __name__ == "__main__":
    what, ours, peer_name, peer = measure()
    print(f"{what}: {ours:.1f}/s; {peer_name}: {peer:.2f}/s; ratio {ours / peer:.1f}")
