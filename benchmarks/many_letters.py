"""Ten thousand letters: what one costs, and how much memory, at the start and at the end.

Together by default; with FAXFLOW_ALONE=1 each alone, which takes some ten minutes.
"""

import os
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.letter_templates import orders, write_template
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.certificate import Certificates
from faxflow.adapters.letters.office.certifying import Certifying, certify
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.domain.letter import Letter

_LETTERS, _SLICE, _WORKERS = 10_000, 2_000, 2
_MOST_GROWTH = 1.15
"""Times the first slice; the machine's own pace varies by as much."""
_KILO = 1024


def measure() -> tuple[str, float, str, float]:
    """What is measured, the last letters a second, the peer's name, the first ones a second."""
    office = find_office()
    if office is None:
        raise SystemExit("bench many_letters: soffice is not installed")
    alone = os.environ.get("FAXFLOW_ALONE") == "1"
    with tempfile.TemporaryDirectory() as name:
        rates = _rates(office, Path(name), alone=alone)
    growth = rates[0] / rates[-1]
    verdict = "met" if growth <= _MOST_GROWTH else "FALLS SHORT"
    shown = ", ".join(f"{rate:.0f}" for rate in rates)
    print(f"  letters a second, {_SLICE:,} by {_SLICE:,}: {shown}")
    print(
        f"  a letter at the end costs {growth:.2f} times (goal: no growth: {verdict})", flush=True
    )
    what = f"{_LETTERS:,} letters ({'alone' if alone else 'together'}), the last"
    return what, rates[-1], "the first of them", rates[0]


def _rates(office: Path, folder: Path, *, alone: bool) -> list[float]:
    """Letters a second in each slice; tells the memory after each."""
    template = write_template(folder / "letter.docx", 1)
    certifying = Certifying(Certificates(folder / "certificates"), datetime.now(UTC))
    if not alone:
        (trial := folder / "trial").mkdir()
        certify(open_template(template), open_office(office, trial / "office"), trial, certifying)
    engine = LibreOfficeEngine(
        template, office, workers=_WORKERS, scratch=folder / "scratch", certifying=certifying
    )
    rates, began = list[float](), time.perf_counter()
    for number, result in enumerate(engine.render(orders(_LETTERS)), start=1):
        assert isinstance(result, Letter), result
        if number % _SLICE == 0:
            rates.append(_SLICE / (time.perf_counter() - began))
            _tell_memory(number)
            began = time.perf_counter()
    return rates


def _tell_memory(letters: int) -> None:
    ours, theirs = (
        resource.getrusage(who).ru_maxrss / _KILO
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"  after {letters:,}: at most {ours:.0f} MB here, {theirs:.0f} MB in one LibreOffice")
