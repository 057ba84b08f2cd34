"""Numbers as people write them, whatever form a spreadsheet file keeps them in."""

_MOST = 10**15
"""Excel keeps 15 digits; what is greater is no number that anybody counts with."""


def plain_number(text: str) -> str:
    """A whole number without the point and the power that it may be written with: 5.5501E9."""
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if abs(value) < _MOST and value.is_integer() else text
