"""The templates with the features that break others, by name, and values to fill them with."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from adapters.letters.making.bodies import lists, nested_tables, right_to_left
from adapters.letters.making.controls import content_controls, mail_merge
from adapters.letters.making.long_letter import long_letter
from adapters.letters.making.odds_and_ends import odds_and_ends
from adapters.letters.making.page_furniture import first_page, logo_header, sections
from adapters.letters.making.references import notes, numbered_fields
from adapters.letters.making.shapes import text_boxes

TEMPLATES: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "first_page": first_page,
        "sections": sections,
        "nested_tables": nested_tables,
        "lists": lists,
        "text_boxes": text_boxes,
        "notes": notes,
        "numbered_fields": numbered_fields,
        "right_to_left": right_to_left,
        "logo_header": logo_header,
        "long_letter": long_letter,
        "content_controls": content_controls,
        "mail_merge": mail_merge,
        "odds_and_ends": odds_and_ends,
    }
)

_PLAIN: Final = {
    "patient": "Alma Reyes",
    "doctor": "Dr. Ines Okafor",
    "service_date": "2026-11-19",
    "reason": "Follow-up of hypertension",
    "note": "Blood pressure 128/82, no complaints. Continue as before.",
}
_CLINICAL: Final = (
    "The patient reports intermittent palpitations since early spring, mostly in the evening,"
    " without syncope, dyspnoea or chest pain. "
)
VALUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "plain": _PLAIN,
        "long": {
            **_PLAIN,
            "patient": "Maximiliane-Theodora von Hohenlohe-Waldenburg-Schillingsfürst " * 2,
            "note": _CLINICAL * 9,
            "reason": _CLINICAL,
        },
        "lines": {
            **_PLAIN,
            "note": "1. Rest\n2. Fluids\n\n3. Return if worse:\tfever <38.5 & pain\n  indented",
            "reason": "first line\nsecond line",
        },
        "empty": dict.fromkeys(_PLAIN, ""),
        "hard": {
            **_PLAIN,
            "patient": "علي بن أحمد",
            "doctor": "Łukasz Ţepeş-Østergård",
            "reason": '<14 ng & "x" ]]> {{ 7*7 }}',
            "note": "שלום לכולם, Zoë — 3 × 5 mg/dl; a  b   c " * 3 + "x" * 120,
        },
    }
)
