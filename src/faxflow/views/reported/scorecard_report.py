"""A scorecard as a report: a summary first, then its sections, then what everything means."""

from datetime import tzinfo

from faxflow.domain.statistics.figure import Scorecard
from faxflow.views.reported.blocks import Part, Report, Sentence
from faxflow.views.reported.days import length_words, moment_words, period_words
from faxflow.views.reported.definitions import definitions
from faxflow.views.reported.figure_tables import summary_table
from faxflow.views.reported.guide import guide
from faxflow.views.reported.headlines import headlines
from faxflow.views.reported.sections import section_part

COUNTED = "Counted from faxflow's own records of every fax, referral and task. Nothing is sampled."
NO_PATIENT = (
    "Counts and ids only: no patient's name, date of birth, address, telephone or fax number."
)

_HOW_TO_READ = (
    "Variation says whether the latest weeks are out of the ordinary. Against the target stands"
    " whether the process as it runs will reach it. Each name leads to its definition."
)
_NO_BASELINE = (
    "Nothing is compared with the time before: `faxflow scorecard baseline capture` takes it from"
    " earlier weeks, `faxflow scorecard baseline set` as somebody knows it."
)
_NO_TARGET = "No target has been set."


def scorecard_report(scorecard: Scorecard, zone: tzinfo) -> Report:
    """The report; `zone` is the practice's, for the moment at which it was made."""
    parts = [_summary(scorecard), *map(section_part, scorecard.sections)]
    return Report(
        scorecard.practice,
        title="Scorecard",
        subtitle=period_words(scorecard.period),
        facts=_facts(scorecard, zone),
        parts=[*parts, guide(), definitions(scorecard.sections)],
    )


def _summary(scorecard: Scorecard) -> Part:
    lines = headlines(scorecard.sections)
    if not lines:
        return Part("summary", "Summary", [Sentence("There is nothing to show.")])
    said = [_HOW_TO_READ]
    if not any(one.figure.baseline for one in lines):
        said.append(_NO_BASELINE)
    if not any(one.target is not None for one in lines):
        said.append(_NO_TARGET)
    return Part("summary", "Summary", [Sentence(" ".join(said)), summary_table(lines)])


def _facts(scorecard: Scorecard, zone: tzinfo) -> list[tuple[str, str]]:
    period, charted = scorecard.period, scorecard.charted
    return [
        ("Figures", f"{period_words(period)} ({length_words(period)})"),
        ("Charts", f"{period_words(charted)} ({length_words(charted)})"),
        ("As of", f"{moment_words(scorecard.as_of, zone)}; what was open is counted as it stood"),
        ("Data", COUNTED),
        ("Privacy", NO_PATIENT),
    ]
