"""Letters a second, of one page and of three: alone and together, against one call per file.

All with two workers. The usual way is measured on fewer letters, its profiles warm.
"""

import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.letter_templates import orders, write_template
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.certificate import Certificates
from faxflow.adapters.letters.office.certifying import Certifying, certify
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.domain.letter import Letter, LetterOrder

_LETTERS, _PEERS, _WORKERS = 650, 16, 2
_GOALS = {1: (14, 80), 3: (14, 30)}
"""Times the usual way, alone and together, by the letter's pages."""
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu_ms` of a letter in all processes; `peak_mb` of the largest LibreOffice so far."""

    letters: int
    seconds: float
    cpu_ms: float
    peak_mb: float

    @property
    def rate(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    def __str__(self) -> str:
        return f"{self.rate:.1f}/s, {self.cpu_ms:.1f} ms CPU, {self.peak_mb:.0f} MB"


def measure() -> tuple[str, float, str, float]:
    """What is measured, our letters a second, the peer's name, its letters a second."""
    office = find_office()
    if office is None:
        raise SystemExit("bench letters: soffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        results = {pages: _measured(office, Path(name), pages) for pages in _GOALS}
    together, usual = results[1]
    return "letters (1 page, together)", together.rate, "one soffice call per file", usual.rate


def _measured(office: Path, folder: Path, pages: int) -> tuple[Cost, Cost]:
    """Letters together, and the usual way; all figures are printed beside their goals."""
    template = write_template(folder / f"{pages}.docx", pages)
    usual = cost(_PEERS, lambda: _one_call_a_file(template, office, folder))
    certifying = Certifying(Certificates(folder / f"certificates-{pages}"), datetime.now(UTC))
    # Whether the compiled template is true is tried once for each template, as in a practice.
    tried = cost(1, lambda: _draw(template, office, folder, certifying, letters=1))
    alone = cost(_LETTERS, lambda: _draw(template, office, folder, certifying))
    certified = cost(1, lambda: _certify(template, office, folder, certifying))
    together = cost(_LETTERS, lambda: _draw(template, office, folder, certifying))
    print(f"  {pages}-page letters, one soffice call per file: {usual}")
    for what, ours, goal in zip(
        ("alone", "together"), (alone, together), _GOALS[pages], strict=True
    ):
        times = ours.rate / usual.rate
        verdict = "met" if times >= goal else "FALLS SHORT"
        cpu = usual.cpu_ms / ours.cpu_ms
        print(f"  {what}: {ours}; {times:.1f} times (goal {goal}: {verdict}), {cpu:.1f} by CPU")
    once = f"{tried.seconds:.1f} s before its first letter, {certified.seconds:.1f} s to certify it"
    print(f"  (once for each template: {once})", flush=True)
    return together, usual


def cost(letters: int, work: Callable[[], None]) -> Cost:
    """What the work costs, our own process and its children together."""
    cpu, began = _cpu_seconds(), time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    spent = (_cpu_seconds() - cpu) * 1000 / letters
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KILO
    return Cost(letters, seconds, spent, peak)


def _cpu_seconds() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _draw(
    template: Path, office: Path, folder: Path, certifying: Certifying, *, letters: int = _LETTERS
) -> None:
    engine = LibreOfficeEngine(
        template, office, workers=_WORKERS, scratch=folder / "scratch", certifying=certifying
    )
    check_all(engine.render(orders(letters)), letters)


def check_all(results: Iterable[object], wanted: int) -> None:
    """Fails unless each is a letter."""
    made = [type(result) for result in results]
    assert made == [Letter] * wanted, f"{made.count(Letter)} of {wanted} letters"


def _certify(template: Path, office: Path, folder: Path, certifying: Certifying) -> None:
    trial = Path(tempfile.mkdtemp(dir=folder))
    opened = open_office(office, trial / "trial")
    certified = certify(open_template(template), opened, trial, certifying)
    assert certified.certificate.holds, certified.certificate.differences


def _one_call_a_file(template: Path, office: Path, folder: Path) -> None:
    with ThreadPoolExecutor(_WORKERS) as pool:
        shares = [orders(_PEERS)[worker::_WORKERS] for worker in range(_WORKERS)]
        list(
            pool.map(
                lambda pair: _usual(template, office, folder / pair[0], pair[1]),
                zip("ab", shares, strict=True),
            )
        )


def _usual(template: Path, office: Path, folder: Path, share: Sequence[LetterOrder]) -> None:
    folder.mkdir(exist_ok=True)
    form = open_template(template).form
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for order in share:
        document = folder / f"{order.case_name}.docx"
        document.write_bytes(form.fill(order.fields))
        command = [str(office), profile, "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(folder), str(document)]
        subprocess.run(command, check=True, capture_output=True)
        assert document.with_suffix(".pdf").is_file()


if __name__ == "__main__":
    measure()
