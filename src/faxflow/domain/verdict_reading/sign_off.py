"""Where a mail's words end and its signature begins, with the sender's own numbers."""

import re
from collections.abc import Sequence

_SIGN_OFF = re.compile(
    r"\s*(?:(?:many |best |kind |warm )*(?:thank you|thanks|regards|wishes)|sincerely|yours truly"
    r"|cheers|cordially|respectfully|--|the [\w.&' -]{2,30} team"
    r"|(?:mit )?(?:freundlichen|besten|vielen) (?:grüßen|gruessen|grüße|dank)|(?:bien )?cordialement"
    r"|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|(?:distinti|cordiali) saluti|atenciosamente"
    r"|met vriendelijke groet(?:en)?|med vänlig hälsning|med venlig hilsen|z poważaniem"
    r"|敬具|此致)\s*[,.!]*\s*",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 10


def before_sign_off(lines: Sequence[str]) -> Sequence[str]:
    """The lines above the last sign-off that only a signature follows; all where there is none."""
    for at in range(len(lines) - 1, 0, -1):
        if _SIGN_OFF.fullmatch(lines[at]):
            below = sum(1 for line in lines[at + 1 :] if line.strip())
            return lines[:at] if below <= _LONGEST_SIGNATURE else lines
    return lines
