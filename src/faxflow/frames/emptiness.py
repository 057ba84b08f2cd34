"""A file without a table: a report that says that it is empty, a sign-in page, or no report."""

import re

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport, SignInPage
from faxflow.frames.report_words import THINGS

_WORDS_LOOKED_AT = 20_000
_THING = rf"(?:{THINGS}|data|matches|information|activity)"
_NOTHING = re.compile(
    rf"\b(?:no|zero) (?:matching |such )?{_THING}\b|\b0 {_THING}\b|\breturned no\b"
    rf"|\b(?:nothing|none) (?:to \w+|found)\b|\bthere were no {_THING}\b"
    rf"|\b{_THING}: ?0\b|\bdid not (?:return|find|match) any\b"
    r"|\breport (?:is|was) empty\b|\bempty (?:report|result|list)\b",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"\b(?:sign|log)[ -]?(?:in|on)\b|\b(?:signed|logged)[ -]?(?:in|on|out|off)\b"
    r"|\bsession (?:has |was |is )?(?:expired|ended|timed out|closed|invalid|no longer)\b"
    r"|\bauthentication (?:is )?(?:required|failed)\b|\b401\b.{0,20}\bunauthori[sz]ed\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\bORA-\d{4,5}\b|\bSQL(?:STATE|CODE|Exception)|\bODBC\b|\bOLE DB\b|\bstack ?trace\b"
    r"|\b\w+(?:Exception|Error)\b|\binternal server error\b|\bruntime error\b"
    r"|\bhttp(?: status| error)?:? ?[45]\d\d\b|\bserver error in\b"
)
_TROUBLE = re.compile(
    rf"{_BROKEN.pattern}|\b(?:an |unexpected )?(?:error|exception|problem) (?:has )?occurred\b"
    r"|\b(?:code|status|http(?:/[\d.]+)?)\W{0,3}[45]\d\d\b(?![.,-]?\d)"
    r"|\b[45]\d\d\b\W{0,4}(?:bad (?:request|gateway)|internal|service|gateway)\b"
    r"|^\W*(?:40[034]|50[0234])[\s.!:]*$|\bnot found\b|\bforbidden\b"
    r"|\b(?:access|permission) (?:is )?denied\b"
    r"|\bnot authori[sz]ed\b|\bunavailable\b|\bmaintenance\b|\btimed? ?out\b|\berror\b"
    r"|\bdoes not exist\b|\bcannot be (?:displayed|found|opened)\b",
    re.IGNORECASE | re.MULTILINE,
)
_COLUMNS = re.compile(r"\S *(?:[\t|;,]| {2,}) *(?=\S)")
_LEAST_COLUMNS, _LEAST_ROWS, _MOST = 3, 3, 0.8
_LONG = 4000
"""Signs that a message has at most; what is longer is no message alone."""
_MESSAGE = "it is an error message of the system, such as a page not found or under maintenance"


def check_empty(report: ReportFile, words: str, why: str) -> None:
    """Nothing where the report's words say that it is empty. Raises SignInPage, NotAReport."""
    words = words[:_WORDS_LOOKED_AT]
    if _NOTHING.search(words):
        return
    if _SIGN_IN.search(words) and not _BROKEN.search(words):
        raise SignInPage(name=report.name)
    raise NotAReport(name=report.name, what=_what(words) or why)


def tells_of_trouble(words: str) -> bool:
    """Whether the words are a message that something failed, and stand in no table's columns."""
    if len(words) >= _LONG:
        return False
    if _BROKEN.search(words):
        return True
    return _TROUBLE.search(words) is not None and not _stands_in_columns(words)


def _stands_in_columns(words: str) -> bool:
    """Whether nearly all lines have as many parts as a table's rows have."""
    lines = [line for line in words.split("\n") if line.strip()]
    wide = sum(len(_COLUMNS.findall(line)) >= _LEAST_COLUMNS - 1 for line in lines)
    return wide >= max(_LEAST_ROWS, _MOST * len(lines))


def _what(words: str) -> str | None:
    """What the words are, where they are plainly no report."""
    if not words.strip():
        return "it is empty: nothing is written in it"
    return _MESSAGE if tells_of_trouble(words) else None
