"""A report of messy rows, and the same cleaning of it in plain Python.

The Python is as fast as it can reasonably be made: one pass of regular expressions over each
row, no date objects, and none of the checks that ours makes of days, numbers and area codes.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random

MAPPING = """
letter = "referral"
fax_number = "fax"
identity = ["mrn", "visit"]
service_date = "visit"

[fields]
mrn = { column = "MRN", width = 8 }
dob = { column = "DOB", type = "birth-date" }
visit = { column = "Visit", type = "date-time" }
fax = { column = "Fax", type = "phone" }
balance = { column = "Balance", type = "number" }
reason = "Reason"

[fields.patient]
column = "Patient"
split = "name"

[fields.place]
column = "City/State/ZIP"
split = "city-state-zip"
"""
HEADER = ("MRN", "Patient", "DOB", "Visit", "Fax", "City/State/ZIP", "Balance", "Reason")
_GIVEN = ("ANN", "BO", "CARL", "DORA", "ELLA", "FINN", "GRETA", "HUGO", "INÉS", "JÖRG")
_LAST = ("ROE", "POE", "O'NEIL", "SMITH-JONES", "VANE", "KRANZ", "MÜLLER", "NUÑEZ", "DE LA CRUZ")
_TOWNS = ("Alder Creek, OR 97128", "Foxboro, MA 02035", "Three Rivers, TX 78071")
_REASONS = ("Follow up", "BP check, labs", "New patient; bring records", "-", "N/A")
_DATES = ("%m/%d/%Y", "%Y-%m-%d", "%m-%d-%Y", "%b %d, %Y", "%d-%b-%Y", "%Y%m%d")
_PHONES = (
    "({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "{}{}{}", "+1 {} {} {}", "1-{}-{}-{} fax",
)  # fmt: skip


def messy_rows(count: int, seed: int) -> Iterator[list[str]]:
    """Rows with six forms of dates and of phones, joined names and places; all can be read."""
    random = Random(seed)  # noqa: S311 - equal seeds must give equal rows
    for number in range(count):
        born = date(1930 + number % 90, 1 + number % 12, 1 + number % 28)
        visit = date(2026, 1 + number % 10, 1 + number % 28)
        last = f"01{random.randrange(100):02}"
        phone = random.choice(_PHONES).format(random.choice(("212", "312", "907")), "555", last)
        yield [
            str(number % 99_999_999),
            f"{random.choice(_LAST)}, {random.choice(_GIVEN)} {chr(65 + number % 26)}",
            born.strftime(random.choice(_DATES)),
            f"{visit.strftime(random.choice(_DATES))} {8 + number % 9:02}:15",
            phone,
            random.choice(_TOWNS),
            f"{random.randrange(2_000):,}.{random.randrange(100):02}",
            random.choice(_REASONS),
        ]


def as_csv(rows: Iterator[list[str]]) -> bytes:
    """The report in cp1252, as old systems write it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue().encode("cp1252")


_NAME = re.compile(
    r"(?P<last>[^,]+?)(?:[\s,]+(?P<suffix>JR|SR|II|III|IV)\.?)?\s*,\s*(?P<first>[^\s,]+)"
    r"(?:\s+(?P<middle>[^,]+?))?(?:[\s,]+(?P<after>JR|SR|II|III|IV)\.?)?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?P<city>.+?)[\s,]+(?P<state>[A-Z]{2})\.?[\s,]+(?P<zip>\d{5}(?:-?\d{4})?)")
_PHONE = re.compile(
    r"(?i)(?:\+?1[\s.\-]*)?\(?([2-9]\d{2})\)?[\s.\-/]*([2-9]\d{2})[\s.\-]*(\d{4})\s*(?:\(?fax\)?)?"
)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_DAY = re.compile(
    r"(?:(?P<m1>\d\d)[/-](?P<d1>\d\d)[/-](?P<y1>\d{4})|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d)"
    r"|(?P<m3>[A-Z][a-z]{2}) (?P<d3>\d\d), (?P<y3>\d{4})"
    r"|(?P<d4>\d\d)-(?P<m4>[A-Z][a-z]{2})-(?P<y4>\d{4})"
    r"|(?P<y5>\d{4})(?P<m5>\d\d)(?P<d5>\d\d))(?: (?P<clock>\d\d:\d\d))?"
)
_NOTHING = frozenset(("-", "--", "n/a", "na", "null", "none", "."))


def in_plain_python(content: bytes, most: int) -> int:
    """As careful programmers do it row by row: how many of the first rows came out clean."""
    lines = csv.reader(io.StringIO(content.decode("cp1252"), newline=""))
    next(lines)
    return sum(_clean(row) is not None for row in islice(lines, most))


def _clean(row: list[str]) -> dict[str, str] | None:
    mrn, patient, dob, visit, fax, joined, balance, reason = map(_told, row)
    name, place = _NAME.fullmatch(patient), _PLACE.fullmatch(joined)
    phone, amount = _PHONE.fullmatch(fax), _NUMBER.fullmatch(balance)
    born, seen = _DAY.fullmatch(dob), _DAY.fullmatch(visit)
    if not (name and place and phone and amount and born and seen):
        return None
    year, month, day = _parts(born)
    of_year, of_month, of_day = _parts(seen)
    area, exchange, line = phone.groups()
    clock = seen["clock"] or ""
    return {
        "mrn": mrn.zfill(8),
        **{part: text or "" for part, text in name.groupdict().items()},
        **{part: text or "" for part, text in place.groupdict().items()},
        "dob": f"{month}/{day}/{year}",
        "dob_iso": f"{year}-{month}-{day}",
        "visit": f"{of_month}/{of_day}/{of_year} {clock}",
        "visit_iso": f"{of_year}-{of_month}-{of_day}T{clock}",
        "fax": f"({area}) {exchange}-{line}",
        "fax_e164": f"+1{area}{exchange}{line}",
        "balance": balance,
        "balance_plain": balance.replace(",", ""),
        "reason": reason,
    }


def _told(text: str) -> str:
    bare = " ".join(text.split())
    return "" if bare.lower() in _NOTHING else bare


def _parts(found: re.Match[str]) -> tuple[str, str, str]:
    """Year, month and day, of whichever form fitted."""
    texts = found.groupdict()
    year = texts["y1"] or texts["y2"] or texts["y3"] or texts["y4"] or texts["y5"]
    month = texts["m1"] or texts["m2"] or texts["m3"] or texts["m4"] or texts["m5"]
    day = texts["d1"] or texts["d2"] or texts["d3"] or texts["d4"] or texts["d5"]
    return year, _MONTHS.get(month, month), day
