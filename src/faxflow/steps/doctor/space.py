"""Looks whether a usual morning has room."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.premises import Premises
from faxflow.store import vital_signs

_A_LETTER: Final = 300_000
"""Bytes: a letter of some pages, its fonts, and what the log says of it."""
_AT_LEAST: Final = 500_000_000
"""For the report, LibreOffice's profiles and the browser's."""
_FILES_A_LETTER, _FEWEST_FILES = 2, 5_000
_MORNINGS: Final = 5
"""So many must have room, or somebody is to see to it before a week is over."""
_NOT_KNOWN: Final = 650
_WEEKS_BACK: Final = timedelta(weeks=4)


def look_at_space(premises: Premises) -> Iterator[Finding]:
    """Bytes and files that are free, for data and for what programs need for a while."""
    faxes, store = _usual_faxes(premises), _size_of_store(premises)
    morning = faxes * _A_LETTER + 2 * store  # the night's backup is made of it, and checked
    yield from _room(premises, premises.data, _AT_LEAST + morning, faxes=faxes)
    scratch = premises.instruments.files.scratch()
    yield from _room(premises, scratch, _AT_LEAST, faxes=0)


def _room(premises: Premises, place: Path, needed: int, *, faxes: int) -> Iterator[Finding]:
    here = premises.nearest(place)
    free, about = premises.instruments.files.space(here), str(place)
    cure = f"Free space there: du -xh {here} | sort -h | tail; `faxflow prune --dry-run`."
    inodes = max(_FEWEST_FILES, faxes * _FILES_A_LETTER)
    if free.free_bytes < needed:
        what = f"{_shown(free.free_bytes)} are free; a morning takes {_shown(needed)}."
        yield wrong(about, what, cure)
    elif free.free_files is not None and free.free_files < inodes:
        what = f"Only {free.free_files:,} more files have room, and {inodes:,} may be made."
        yield wrong(
            about, what, f"Remove small files there: du --inodes -x {here} | sort -n | tail"
        )
    elif free.free_bytes < _MORNINGS * needed:
        what = f"{_shown(free.free_bytes)} are free; that is less than {_MORNINGS} mornings."
        yield warned(about, what, cure)
    else:
        yield well(about, f"{_shown(free.free_bytes)} are free; a morning takes {_shown(needed)}.")


def _usual_faxes(premises: Premises) -> int:
    """The fullest report of the last weeks; a guess where there is none."""
    since = (premises.now - _WEEKS_BACK).date()
    try:
        with premises.store() as tx:
            rows = vital_signs.rows_by_day(tx, since)
    except (FaxflowError, OSError):  # which the check of the store tells
        return _NOT_KNOWN
    return max((one for one in rows.values() if one), default=_NOT_KNOWN)


def _size_of_store(premises: Premises) -> int:
    facts = premises.instruments.files.look(premises.store_path)
    return facts.size if facts else 0


def _shown(size: int) -> str:
    return f"{size / 1e9:,.1f} GB"
