"""What a column that nobody has described yet probably holds, by its name and its values."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from faxflow.frames import npi, phones
from faxflow.frames.cells import emptied
from faxflow.frames.dates import CLOCK, DAY, read_dates
from faxflow.frames.field import FieldKind
from faxflow.frames.mapping_file import US_DATE_FORMATS
from faxflow.frames.name_words import words_of
from faxflow.frames.splitters import SPLITTERS
from faxflow.frames.splitting import FITS, split

_NEARLY_ALL: Final = 0.9
_MOST: Final = 0.6
_NUMBER: Final = r"^\(?[-+]?\s?[$€£]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d{1,4})?\)?(?:-|\s?CR)?$"
_ZIP_DIGITS, _NPI_DIGITS = 5, 10
_PHONED: Final = frozenset(("phone", "fax", "tel", "telephone", "cell", "mobile", "faxno"))
_NUMBERED: Final = frozenset(
    ("id", "no", "number", "num", "mrn", "npi", "zip", "code", "account", "acct", "chart", "ssn")
)
_BORN: Final = frozenset(("dob", "birth", "birthdate", "born"))
_DATE_WORDS: Final = frozenset(("date", "dob", "dos", "birth", "birthdate", "on"))
_PERSON: Final = frozenset(("patient", "pt", "pat", "client", "member", "name"))
_PROVIDER: Final = frozenset(
    ("provider", "prov", "physician", "doctor", "dr", "clinician", "resource", "pcp", "attending")
)
_NO_PERSON: Final = frozenset((
    "facility", "clinic", "practice", "office", "hospital", "insurance", "ins", "payer", "payor",
    "plan", "company", "employer", "pharmacy", "lab", "test", "drug", "medication", "department",
    "dept", "organization", "org", "group", "file", "report", "street", "addr", "line", "email",
    "specialty", "diagnosis", "procedure", "reason", "language", "race", "county", "country",
))  # fmt: skip
NAME_FAX: Final = "name-fax"
_SPLITS: Final = (
    ("provider-number", _PROVIDER),
    ("provider", _PROVIDER),
    ("name-number", _PERSON),
    ("city-state-zip", frozenset(("city", "state", "zip", "address", "csz", "location"))),
    ("date-sex", frozenset(("dob", "birth", "birthdate", "sex"))),
    ("name", _PERSON),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """How a mapping would take a column; `filled` is the share of its rows that hold anything, and
    `says_fax` whether its cells do."""

    filled: float
    kind: FieldKind = FieldKind.TEXT
    split: str | None = None
    width: int | None = None
    says_fax: bool = False


def guess(
    name: str, cells: pl.Series, country: str, dates: Sequence[str] = US_DATE_FORMATS
) -> Guess:
    """What the column called `name` holds; `cells` are tidy, without placeholders, and `dates` the
    forms of dates."""
    words = frozenset(words_of(name))
    cells = emptied(cells, phones.holds_no_number(cells)) if words & _PHONED else cells
    told = cells.filter(cells != "")
    filled = len(told) / len(cells) if len(cells) else 0.0
    if not len(told):
        return Guess(filled, _by_name(words))
    if "npi" in words and npi.read_npis(told)[1].all():
        return Guess(filled, FieldKind.NPI)
    number = _width(words, told)
    if number:
        return Guess(filled, width=number)
    kind = next(
        (kind for kind, holds in _kinds(words, country, dates) if holds(told)), FieldKind.TEXT
    )
    if kind is not FieldKind.TEXT:
        return Guess(filled, kind, says_fax=kind is FieldKind.PHONE and _say_fax(told))
    if _names_and_faxes(words, told):
        return Guess(filled, kind, NAME_FAX)
    return Guess(filled, kind, None if words & _NO_PERSON else _splitter(words, told))


def _names_and_faxes(words: frozenset[str], told: pl.Series) -> bool:
    """Whether each cell names somebody and says the fax number, too."""
    says = "fax" in words or _share_saying_fax(told) >= _NEARLY_ALL
    return says and _fits(told, NAME_FAX)


def _splitter(words: frozenset[str], told: pl.Series) -> str | None:
    """The pattern by which the cells are taken apart."""
    return next((one for one, asked in _SPLITS if words & asked and _fits(told, one)), None)


def _say_fax(told: pl.Series) -> bool:
    return _share_saying_fax(told) == 1


def _share_saying_fax(told: pl.Series) -> float:
    return float(told.str.contains(r"(?i)\bfax\b").mean() or 0)  # type: ignore[arg-type]


def _by_name(words: frozenset[str]) -> FieldKind:
    """What a column without any value will hold."""
    if words & _PHONED:
        return FieldKind.PHONE
    return FieldKind.BIRTH_DATE if words & _BORN else FieldKind.TEXT


def _kinds(
    words: frozenset[str], country: str, dates: Sequence[str]
) -> Iterable[tuple[FieldKind, Callable[[pl.Series], bool]]]:
    """Each kind with its test, the most telling first."""
    if words & _PHONED:
        yield FieldKind.PHONE, lambda told: _share(_numbers(told, country)) >= _MOST
    if words & _BORN:
        yield FieldKind.BIRTH_DATE, lambda told: _days(told, dates) >= _NEARLY_ALL
    yield FieldKind.DATE_TIME, lambda told: _has_clocks(told, dates)
    yield FieldKind.DATE, lambda told: _may_be_dates(words, told, dates)
    if not words & _NUMBERED:
        yield FieldKind.NUMBER, _are_amounts


def _numbers(told: pl.Series, country: str) -> pl.Series:
    return phones.read_numbers(told, country)


def _share(found: pl.Series) -> float:
    return 1 - found.null_count() / len(found)


def _days(told: pl.Series, dates: Sequence[str]) -> float:
    return _share(read_dates(told, dates)[DAY])


def _has_clocks(told: pl.Series, dates: Sequence[str]) -> bool:
    read = read_dates(told, dates)
    return _share(read[DAY]) >= _NEARLY_ALL and _share(read[CLOCK]) >= _MOST


def _may_be_dates(words: frozenset[str], told: pl.Series, dates: Sequence[str]) -> bool:
    """Five digits are a date to Excel, and any other number to people."""
    bare = told.str.contains(r"^\d+(?:\.\d+)?$").mean()
    return _days(told, dates) >= _NEARLY_ALL and (bare == 0 or bool(words & _DATE_WORDS))


def _are_amounts(told: pl.Series) -> bool:
    """Numbers with decimals, signs or groups; bare digits may be anything's number."""
    fits = told.str.contains(_NUMBER).all() and told.str.contains(r"\d").all()
    return bool(fits) and bool(told.str.contains(r"[.,$€£()-]").any())


def _width(words: frozenset[str], told: pl.Series) -> int | None:
    """The digits that a number should have, where a spreadsheet may have taken its zeros."""
    if not told.str.contains(r"^\d+$").all():
        return None
    longest = int(told.str.len_chars().max())  # type: ignore[arg-type]
    usual = {"zip": _ZIP_DIGITS, "zipcode": _ZIP_DIGITS, "npi": _NPI_DIGITS}
    wanted = next((usual[word] for word in sorted(words) if word in usual), None)
    if wanted is not None:
        return wanted if longest <= wanted else None
    lengths = told.str.len_chars()
    mostly = float((lengths == longest).mean() or 0)  # type: ignore[arg-type]
    is_mrn = bool(words & {"mrn", "chart"}) and mostly >= _MOST
    return longest if is_mrn else None


def _fits(told: pl.Series, splitter: str) -> bool:
    fits = split(told, SPLITTERS[splitter].patterns)[FITS]
    return int(fits.sum()) >= _NEARLY_ALL * len(fits)
