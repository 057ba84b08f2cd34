"""Lines that explain a report's abbreviations: they hold every outcome, and state none."""

import re

from faxflow.domain.verdict_reading.field_labels import LABELS

_CODE = re.compile(r"\b([A-Z][\w./-]{0,7})\s?[:=]\s?(?=[A-Z][A-Za-z-]+)")
_NUMBERED = re.compile(r"\bE\.? ?\d\)")
_FEWEST = 3


def is_legend(line: str) -> bool:
    """True for "NG:Other Error, Busy:Busy, M-Full:Memory Full" and "E. 1) Hang up  E. 2) Busy"."""
    if len(_NUMBERED.findall(line)) > 1:
        return True
    codes = set(_CODE.findall(line))
    return len(codes) >= _FEWEST and not any(code.lower() in LABELS for code in codes)
