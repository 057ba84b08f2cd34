"""Numbers with their nouns, as people say them."""


def counted(count: int, noun: str) -> str:
    """`1 row`, `2 rows`; for nouns whose plural takes an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
