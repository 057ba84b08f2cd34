"""Words in many languages → why a fax failed. The first row that matches decides."""

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict_reading.line_words import LINE_TROUBLES
from faxflow.domain.verdict_reading.refusal_words import REFUSALS
from faxflow.domain.verdict_reading.remembered import remembered


@remembered
def reason_in_words(text: str) -> Reason | None:
    """The reason that a text gives in words; None when it gives none that we know."""
    plain = text.lower().replace("_", " ")
    table = (*REFUSALS, *LINE_TROUBLES)
    return next((reason for reason, words in table if words.search(plain)), None)
