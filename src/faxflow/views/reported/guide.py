"""How to read the charts and marks, for somebody who sees such a chart for the first time."""

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.variation import Variation
from faxflow.domain.statistics.xmr import ENOUGH
from faxflow.views.figure_words import NOT_MEASURED
from faxflow.views.process_words import assurance_sentence, variation_sentence
from faxflow.views.reported.blocks import Legend, Part, Sentence

_ORDINARY = (
    "Every figure moves from week to week without any cause that is worth looking for. A run chart"
    " shows how much of that is ordinary: between its two limits nearly all points are to be"
    " expected as long as nobody changes how the work is done."
)
_STANDS_OUT = (
    "What stands out from ordinary variation is marked: a point beyond a limit, seven in a row on"
    " one side of the mean, seven in a row that rise or fall, or two of three that lie near a"
    " limit. It is worth asking what happened there. Nothing else is."
)
_LIMITS = (
    "The limits are the mean ± 2.66 × the mean difference between neighbouring points (an XmR"
    f" chart, as in NHS England's Making Data Count). Below {ENOUGH} points none are drawn."
)
_COLUMNS = (
    f"“Rests on” is how many faxes, referrals or tasks a figure was reckoned from; {NOT_MEASURED}"
    " means that there was nothing to measure, or that nobody has set it, which is not zero."
    " “Before” is the value before faxflow went live: captured from older records, or as somebody"
    " of the practice told it."
)


def guide() -> Part:
    """The part that explains variation and assurance."""
    shown: list[Variation | Assurance] = [*Variation, *Assurance]
    marks = [(mark, _meaning(mark)) for mark in shown if mark is not Assurance.NONE]
    return Part(
        "reading",
        "How to read the charts and marks",
        [
            *(Sentence(words) for words in (_ORDINARY, _STANDS_OUT, _LIMITS, _COLUMNS)),
            Legend(marks),
        ],
    )


def _meaning(mark: Variation | Assurance) -> str:
    return variation_sentence(mark) if isinstance(mark, Variation) else assurance_sentence(mark)
