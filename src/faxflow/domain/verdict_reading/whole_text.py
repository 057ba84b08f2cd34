"""Text that can be stored and sent on: some encodings, as UTF-7, allow half a character."""


def whole_text(text: str) -> str:
    """The same text with `?` for each half of a character."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
