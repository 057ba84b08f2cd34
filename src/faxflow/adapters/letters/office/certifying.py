"""Proves for one template that its letters look the same together as alone, or that they don't."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pypdfium2

from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office.binding import Alone, Binding, Together
from faxflow.adapters.letters.office.certificate import (
    Certificate,
    Certificates,
    Certified,
    sha256_of,
)
from faxflow.adapters.letters.office.compiled import Compiled
from faxflow.adapters.letters.office.compiled_alike import compile_alike
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.merging.document import CannotShare
from faxflow.adapters.letters.office.pixels import same_pages
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.sample_orders import sample_orders
from faxflow.adapters.letters.office.share import Raw, Share
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import LetterOrder

LETTERS: Final = 48
_FEWEST: Final = 40
"""As many must be drawn alone: the others say nothing."""
_ARRANGEMENTS: Final = ((25, 1), (7, -1))
"""Letters a document, and in which order: who stands next to whom must not matter."""
_NAMELESS: Final = "LibreOffice does not say which version it is"
_TOLD: Final = 5
_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Certifying:
    """Where certificates are kept, and the time, aware, that is written on a new one."""

    certificates: Certificates
    now: datetime
    limits: Limits = _LIMITS


def certify(template: Template, office: Office, folder: Path, at: Certifying) -> Certified:
    """The certificate, whether it holds or not; it takes the place of a former one.

    `folder` is private and empty. Raises TemplateProblem, OfficeSilent, StoreForbidden, StoreFull.
    """
    verdicts = at.certificates.verdicts
    compiled = compile_alike(template, office, folder, at.limits, verdicts=verdicts)
    trial, version = Trial(compiled, office, at.limits), office.version()
    pages, differences = 0, [_NAMELESS]
    if version:
        pages, differences = _tried(trial, sample_orders(template, LETTERS))
    certificate = Certificate(
        template_sha256=sha256_of(template.content),
        office=version,
        compiled_sha256=sha256_of(compiled.package),
        certified_at=at.now.isoformat(timespec="seconds"),
        letters=LETTERS,
        pages=pages,
        differences=tuple(differences[:_TOLD]),
    )
    certified = Certified(certificate, compiled.package)
    at.certificates.keep(certified)
    return certified


@dataclass(frozen=True, slots=True)
class Trial:
    """What a template is tried with."""

    compiled: Compiled
    office: Office
    limits: Limits


def _tried(trial: Trial, orders: Sequence[LetterOrder]) -> tuple[int, list[str]]:
    """How many pages were looked at, and what stands against merging."""
    try:
        shared = trial.compiled.shared()
    except CannotShare as obstacle:
        return 0, [f"it holds {found}" for found in obstacle.obstacles]
    alone = _drawn(trial, orders, Alone(trial.compiled.form))
    if len(alone) < _FEWEST:
        return 0, [f"only {len(alone)} of {LETTERS} letters could be drawn alone"]
    differences: list[str] = []
    for size, way in _ARRANGEMENTS:
        arranged = [order for order in orders[::way] if order.case_id in alone]
        together = _drawn(trial, arranged, Together(shared, size))
        differences += _differences(alone, together)
    return sum(map(_pages, alone.values())), differences


def _drawn(trial: Trial, orders: Sequence[LetterOrder], binding: Binding) -> Mapping[CaseId, bytes]:
    share = Share(orders, binding)
    raws: Iterator[Raw] = share.rest(share.draw(trial.office, trial.limits))
    return {order.case_id: pdf for raw in raws for order, pdf in raw.letters}


def _differences(alone: Mapping[CaseId, bytes], together: Mapping[CaseId, bytes]) -> list[str]:
    found = []
    for case, pdf in alone.items():
        twin = together.get(case)
        what = "it was not kept apart" if twin is None else _difference(pdf, twin)
        if what is not None:
            found.append(f"in letter {case} of {len(alone)}, {what}")
    return found


def _difference(pdf: bytes, twin: bytes) -> str | None:
    seen = same_pages(pdf, twin)
    if seen is not None:
        return str(seen)
    return None if _texts(pdf) == _texts(twin) else "other text lies under what is seen"


def _texts(pdf: bytes) -> list[list[str]]:
    """The words of each page; boxes of one page may have been drawn in another order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sorted(page.get_textpage().get_text_bounded().split()) for page in document]


def _pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
