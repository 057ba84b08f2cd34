"""Where a mail's words end and its signature begins, with the sender's own numbers."""

import re
from collections.abc import Sequence

_SIGN_OFF = re.compile(
    r"\s*(?:(?:many |best |kind |warm )*(?:thank you|thanks|regards|wishes)|sincerely|yours truly"
    r"|cheers|cordially|respectfully|--|the [\w.&' -]{2,30} team"
    r"|(?:mit )?(?:freundlichen|besten|vielen) (?:grüßen|gruessen|grüße|dank)"
    r"|(?:bien )?cordialement|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente"
    r"|(?:distinti|cordiali) saluti|atenciosamente"
    r"|met vriendelijke groet(?:en)?|med vänlig hälsning|med venlig hilsen|z poważaniem"
    r"|敬具|此致)\s*[,.!]*\s*",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 10


def before_sign_off(lines: Sequence[str]) -> Sequence[str]:
    """The lines above the first sign-off that only a signature follows; all where none does."""
    for at, line in enumerate(lines[1:], start=1):
        if _SIGN_OFF.fullmatch(line) and _is_short(lines[at + 1 :]):
            return lines[:at]
    return lines


def _is_short(lines: Sequence[str]) -> bool:
    return sum(1 for line in lines if line.strip()) <= _LONGEST_SIGNATURE
