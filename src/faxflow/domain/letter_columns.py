"""Which columns of a report a first letter shows: no more of a patient than a colleague needs.

A report has what the exporting system had at hand: balances, insurance, remarks. Whoever is written
to needs to know whom it is about and what for (45 CFR 164.502(b), minimum necessary). What is left
out can be put into the letter by hand; what is let in unseen cannot be taken back.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

_NEEDED = re.compile(
    r"patient|client|\bpt\b|name|birth|\bdob\b|born|sex|gender"
    r"|\bmrn\b|chart|record|account|\bid\b|\bacct\b"
    r"|appoint|\bappt\b|visit|service|date|when|\bdos\b"
    r"|provider|doctor|physician|\bnpi\b|refer"
    r"|reason|diagnos|\bdx\b|icd|procedure|study|exam|specialty|department|location|type",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"balance|amount|paid|pay|due|copay|charge|fee|cost|owed|price"
    r"|insur|policy|member|group|plan|payer|subscriber|guarantor"
    r"|\bssn\b|social|license|passport|mail|phone|mobile|cell|fax|address|street|city|zip|postal"
    r"|employer|race|ethnic|religio|marital|language|note|comment|remark|alert|flag|status",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the report: its heading, and the field that its whole cell fills."""

    text: str
    field: str


def shown_columns(headings: Iterable[Heading], needed: Set[str]) -> list[Heading]:
    """Those for a letter, in the report's order; fields in `needed` tell faxes apart, and are
    always shown."""
    return [one for one in headings if one.field in needed or _is_for_colleagues(one.text)]


def _is_for_colleagues(heading: str) -> bool:
    words = re.sub(r"[_\W]+", " ", heading)
    return _NEEDED.search(words) is not None and _PRIVATE.search(words) is None
