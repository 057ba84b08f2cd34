"""Signs in a merged document's XML that stand for what each letter has of its own."""

from typing import Final

OWN: Final = "\ufdd8"
"""Ends each name that must be this letter's alone; becomes `numbered(at)`."""
CUT: Final = "\ufdd9"
"""Parts what every letter brings from what the document holds once."""
NOTE: Final = "\ufdda"
"""Becomes the number of a footnote, counted anew in each letter.

All are noncharacters (Unicode 23.7), which no value and no document holds.
"""
START: Final = f"faxflowStart{OWN}"
END: Final = f"faxflowEnd{OWN}"
"""The bookmarks at a letter's first and last paragraph, which the PDF has as destinations."""


def numbered(letter: int) -> str:
    """What `OWN` becomes in the letter at that place: letters and digits, which nothing escapes."""
    return f"Own{letter}"
