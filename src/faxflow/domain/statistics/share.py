"""A part of a whole."""


def share(part: float, whole: float) -> float | None:
    """0 to 1; None where there is no whole."""
    return part / whole if whole else None
