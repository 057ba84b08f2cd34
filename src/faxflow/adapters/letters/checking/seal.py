"""The PDF as it is sent: without dates, titles and authors, the same bytes for the same letter."""

import io
from typing import Final

import pikepdf

_TELLTALES: Final = (("Root", "/Metadata"), ("trailer", "/ID"), ("trailer", "/DocChecksum"))
"""Where a PDF tells when and from what it was made; without them equal letters are equal bytes."""


def sealed(letter: pikepdf.Pdf) -> bytes:
    """The open PDF's bytes; nothing but the letter itself is left in it."""
    del letter.docinfo
    for holder, key in _TELLTALES:
        if key in (place := getattr(letter, holder)):
            del place[key]
    content = io.BytesIO()
    letter.save(content, deterministic_id=True)
    return content.getvalue()
