"""Numbers with their nouns, as people say them."""


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """`1 row`, `2 rows`; `plural` for nouns that take more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or f'{noun}s'}"


def are(count: int) -> str:
    """`is` for one, `are` for none and for many."""
    return "is" if count == 1 else "are"


def in_hours(hours: float) -> str:
    """`1 hour`, `1.5 hours`."""
    return f"{hours:g} hour{'' if hours == 1 else 's'}"
