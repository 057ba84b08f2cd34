"""Numbers with their nouns, as people say them."""


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """`1 row`, `2 rows`; `plural` for nouns that take more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or f'{noun}s'}"
