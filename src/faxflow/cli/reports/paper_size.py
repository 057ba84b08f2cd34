"""The paper that a country prints on."""

from faxflow.views.paper.sheet import Sheet

_LETTER = frozenset(
    {
        *("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI"),
        *("PA", "PH", "PR", "SV", "US", "VE"),
    }
)
"""By the Unicode CLDR (supplementalData.xml, paperSize); all others print on A4."""


def sheet_of(country: str) -> Sheet:
    """The sheet; `country` as ISO 3166 has it."""
    return Sheet.LETTER if country in _LETTER else Sheet.A4
