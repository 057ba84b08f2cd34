"""Whether our own mail server holds a mail's sender for forged."""

import re

# Only the topmost Authentication-Results is our server's; those below came with the mail.
_RESULT = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*(\w+)")
_BAD = frozenset({"fail", "softfail", "permerror"})


def is_forged(authentication: str) -> bool:
    """True when DMARC failed, or without a DMARC answer when nothing passed and something failed.

    A mail without the header is not judged: servers inside the house add none.
    """
    results = _RESULT.findall(authentication)
    dmarc = {answer for method, answer in results if method == "dmarc"}
    if "fail" in dmarc or "pass" in dmarc:
        return "fail" in dmarc
    answers = {answer for method, answer in results if method != "dmarc"}
    return "pass" not in answers and bool(answers & _BAD)
