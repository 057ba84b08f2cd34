"""Postal addresses in one line or several, parted into street, town, state and postcode."""

import re
from dataclasses import dataclass, replace
from typing import Final

from faxflow.domain.referrals.form_reading.address_edges import within_edges


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_US: Final = _listed(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP"
)
_US_NAMES: Final = _listed(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia"
    " Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts"
    " Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New-Hampshire New-Jersey"
    " New-Mexico New-York North-Carolina North-Dakota Ohio Oklahoma Oregon Pennsylvania"
    " Rhode-Island South-Carolina South-Dakota Tennessee Texas Utah Vermont Virginia Washington"
    " West-Virginia Wisconsin Wyoming"
)
_STATES: Final = {
    "US": frozenset(_US),
    "CA": frozenset(_listed("AB BC MB NB NL NS NT NU ON PE QC SK YT")),
    "AU": frozenset(_listed("NSW VIC QLD SA WA TAS NT ACT")),
}
_POSTCODES: Final = {
    "US": r"\d{5}(?:-\d{4})?",
    "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
    "AU": r"\d{4}",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
}
_ANY_POSTCODE: Final = r"[A-Z\d][A-Z\d -]{2,8}[A-Z\d]"
_LETTERS: Final = str.maketrans("10|!l85", "IOIIIBS")
_DIGITS: Final = str.maketrans("OoQIl|!SBZ", "0001111582")
_STREET_END: Final = re.compile(
    r"\b(?:st|street|ave?|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|pl|place|way|cir"
    r"|circle|ter|terrace|pkwy|parkway|hwy|highway|trl|trail|sq|square|loop|crescent|cres)\b\.?"
    r"(?:\s+(?:[NSEW]{1,2}\b\.?))?(?:[\s,]+(?:apt|apartment|unit|suite|ste|lot|rm|#)\.?\s*#?\s*[\w-]+)?",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"(?i)(?:(?:apt|apartment|unit|suite|ste|lot|rm|bldg|fl|floor|po box)\b|#).*"
)
_UNREAD_STATE: Final = re.compile(r"[,.;]\s*(?:[A-Za-z]{1,2}|(?=\S?[^A-Za-z\s])\S{2,3})$")
"""Letters that are no state, or that a speck made another sign of."""
_COURT: Final = re.compile(r"(?i)[^,\s]\s+ct\.?$")
"""Ends a street, and no town in Connecticut, where no postcode follows."""
_EDGES: Final = " .,;:|'`_~-"
_UNPARTED: Final = "street and town cannot be told apart"
_MORE: Final = "words stand beside it that seem to be no part of it"
_TOO_LONG: Final = "a town may stand behind the street, and the rest be lost"


@dataclass(frozen=True, slots=True)
class Address:
    """What of an address is there; `doubt` is about its street and town."""

    street: str | None = None
    town: str | None = None
    state: str | None = None
    postcode: str | None = None
    doubt: str | None = None


def state(text: str, country: str) -> str | None:
    """The state's letters, or None where the country has no such state."""
    bare = text.strip(_EDGES + "()")
    known = _STATES.get(country)
    if known is None:
        return bare or None
    if bare.replace(" ", "-").title() in _US_NAMES and country == "US":
        return _US[_US_NAMES.index(bare.replace(" ", "-").title())]
    letters = re.sub(r"\W", "", bare.translate(_LETTERS)).upper()
    return letters if letters in known else None


def postcode(text: str, country: str) -> str | None:
    """The postcode in the country's shape."""
    shape = _POSTCODES.get(country, _ANY_POSTCODE)
    bare = text.strip(_EDGES)
    if "[A-Z]" not in shape:
        bare = bare.translate(_DIGITS)
    found = re.fullmatch(shape, re.sub(r"\s*-\s*", "-", bare).upper())
    return found.group() if found else None


def address(text: str, country: str) -> Address:
    """The parts of an address whose lines the text has."""
    lines = [line.strip(_EDGES) for line in text.splitlines()]
    joined = "\n".join(line for line in lines if line)
    if country != "US":
        return _parted(joined, country)
    alone, left_out = within_edges(joined, _US)
    read = _parted(alone, country)
    return replace(read, doubt=read.doubt or _MORE) if left_out else read


def _parted(joined: str, country: str) -> Address:
    head, region, code = _without_end(joined, country)
    if region is None and code is None:
        return Address(street=_clean(joined), doubt=_TOO_LONG if _holds_a_town(joined) else None)
    if not re.search(r"\d", head) and "\n" not in head and "," not in head:
        return Address(None, _clean(head), region, code)
    street, town, doubt = _street_and_town(head)
    return Address(street, town, region, code, doubt)


def _holds_a_town(text: str) -> bool:
    """Whether a piece without digits, that is no part of a building, follows one with digits."""
    first, *others = re.split(r"[\n,]", text)
    words = (piece.strip(_EDGES) for piece in others)
    plain = (one for one in words if one and not re.search(r"\d", one) and not _UNIT.fullmatch(one))
    return bool(re.search(r"\d", first)) and any(plain)


def _without_end(text: str, country: str) -> tuple[str, str | None, str | None]:
    """The address before its state and postcode, and these two."""
    shape = _POSTCODES.get(country, _ANY_POSTCODE).replace(r"\d", r"[\dOoIlSBZ|]")
    found = re.search(rf"[\s,.;]+({shape})$", text.upper() if "[A-Z]" in shape else text)
    code = postcode(found[1], country) if found else None
    head = text[: found.start()].rstrip(_EDGES + "\n") if found and code else text
    if code is None and _COURT.search(head):
        return head, None, None
    last = re.search(r"(?:^|[\s,.;]+)([A-Za-z1|!.]{2,4})$", head)
    region = state(last[1], country) if last and country in _STATES else None
    if last and region:
        return head[: last.start()].rstrip(_EDGES + "\n"), region, code
    named = re.search(r"[\s,.;]+([A-Z][a-z]+(?: [A-Z][a-z]+)?)$", head)
    region = state(named[1], country) if named and country == "US" and code else None
    if named and region:
        return head[: named.start()].rstrip(_EDGES + "\n"), region, code
    if code and country in _STATES:
        head = _UNREAD_STATE.sub("", head)
    return head, None, code


def _street_and_town(text: str) -> tuple[str | None, str | None, str | None]:
    """Parted at the last line break, else the last comma, else behind the street's kind."""
    for mark in ("\n", ","):
        street, found, town = text.rpartition(mark)
        if found and not re.search(r"\d", town) and not _UNIT.fullmatch(town.strip()):
            goes_on = mark == "\n" and _holds_a_town(street)
            return (
                _town_of_two_lines(street, town)
                if goes_on
                else (_clean(street), _clean(town), None)
            )
    ends = list(_STREET_END.finditer(text))
    if ends and text[ends[-1].end() :].strip(_EDGES):
        end = ends[-1].end()
        return _clean(text[:end]), _clean(text[end:]), _UNPARTED
    return _clean(text), None, _UNPARTED


def _town_of_two_lines(street: str, town: str) -> tuple[str | None, str | None, str | None]:
    """Both where the town's first words stand on the street's line, behind a comma."""
    place = max(street.rfind(mark) for mark in ",\n")
    return _clean(street[:place]), _clean(f"{street[place + 1 :]} {town.strip()}"), _UNPARTED


def _clean(text: str) -> str | None:
    """On one line, lines parted by commas."""
    pieces = (" ".join(piece.split()) for piece in text.split("\n"))
    return ", ".join(piece.strip(_EDGES) for piece in pieces if piece.strip(_EDGES)) or None
