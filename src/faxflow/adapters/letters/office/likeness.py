"""Whether letters of a compiled template look as the filled .docx does, drawn the usual way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.office.conversion import Limits, convert_each
from faxflow.adapters.letters.office.pixels import same_pages
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.shift import SMALLEST_STEP, farthest_shift
from faxflow.domain.letter import LetterOrder


@dataclass(frozen=True, slots=True)
class TwoForms:
    """One template: as Word keeps it, and compiled."""

    usual: Form
    compiled: Form


def unlike(
    forms: TwoForms, orders: Sequence[LetterOrder], office: Office, limits: Limits
) -> str | None:
    """What looks different in the first letter that does, or None where all look the same.

    A step of a tenth of a point, a third of a fax machine's dot, is not counted: the lines of
    a table stand on one place in a compiled template, as in Word, and where each row's own
    rounding puts them in the .docx. PDFium: from one thread only. Raises Stopped, PartMissing.
    """
    usual = _drawn(forms.usual, orders, office, limits)
    ours = _drawn(forms.compiled, orders, office, limits)
    if not any(isinstance(one, bytes) for one in usual):
        return "no sample letter could be drawn"
    for number, (one, other) in enumerate(zip(usual, ours, strict=True), 1):
        what = _difference(one, other)
        if what is not None:
            return f"sample letter {number}: {what}"
    return None


def _drawn(
    form: Form, orders: Sequence[LetterOrder], office: Office, limits: Limits
) -> list[bytes | str]:
    """The PDFs of the orders; why there is none where one cannot be filled or drawn."""
    with TemporaryDirectory(dir=office.folder) as name:
        filled = [fill_letter(form, order) for order in orders]
        files = {at: Path(name) / f"sample-{at}{form.suffix}" for at in range(len(orders))}
        for at, content in enumerate(filled):
            if isinstance(content, bytes):
                files[at].write_bytes(content)
        there = [file for file in files.values() if file.exists()]
        made = convert_each(office, there, Path(name), limits)
    return [made.get(file, "it cannot be filled") for file in files.values()]


def _difference(usual: bytes | str, ours: bytes | str) -> str | None:
    if isinstance(usual, str) or isinstance(ours, str):
        return None if usual == ours else f"{_outcome(usual)}; compiled, {_outcome(ours)}"
    seen = same_pages(usual, ours)
    if seen is None:
        return None
    step = farthest_shift(usual, ours)
    return None if step is not None and step <= SMALLEST_STEP * 1.01 else str(seen)


def _outcome(made: bytes | str) -> str:
    return made if isinstance(made, str) else "it is drawn"
