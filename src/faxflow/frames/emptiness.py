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
    rf"|\b{_THING}: ?0\b|\bdid not (?:return|find|match) any\b",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"\b(?:sign|log)[ -]?(?:in|on)\b|\bsession (?:has |was )?(?:expired|ended|timed out|closed)\b",
    re.IGNORECASE,
)


def check_empty(report: ReportFile, words: str, why: str) -> None:
    """Nothing where the report's words say that it is empty. Raises SignInPage, NotAReport."""
    words = words[:_WORDS_LOOKED_AT]
    if _NOTHING.search(words):
        return
    if _SIGN_IN.search(words):
        raise SignInPage(name=report.name)
    raise NotAReport(name=report.name, what=why)
