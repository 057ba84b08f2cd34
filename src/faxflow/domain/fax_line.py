"""How long a fax is on the line: arithmetic over its bytes, and the handshake of ITU-T T.30."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

RATES: Final = (14_400, 9_600)
"""Bits a second: V.17, which nearly all machines have, and V.29 on poorer lines."""


class Coding(StrEnum):
    """How a page's pels are packed: Modified Huffman, READ and Modified READ (T.4, T.6)."""

    MMR = "mmr"
    """Group 4's coding; goes with error correction only (T.30 annex A)."""
    MR = "mr"
    MH = "mh"


_PREAMBLE: Final = 1.0
"""Seconds of flags before each answer and command (T.30, 5.3.1)."""
_OCTET: Final = 8 / 300
"""Seconds; all but the page goes at 300 bit/s, by V.21 (T.30, 5.3)."""
_GAP: Final = 0.075
"""Seconds of silence between the signals of two machines (T.30, 5.2)."""
_SHORT_FRAME: Final = 6 * _OCTET
"""Address, control, what is meant, checksum and flag: CFR, MCF, MPS, EOP, DCN."""
_NAMED_CAPABILITIES: Final = (26 + 14) * _OCTET
"""A number of 20 digits, and about 8 octets of capabilities: CSI and DIS, TSI and DCS."""
_ANSWER_TONE: Final = 2.15 + 3.3
"""Silence of 1.8 to 2.5 s, then CED of 2.6 to 4.0 s; the middle of both (T.30, 4.3.3)."""
_LONG_TRAINING: Final = 1.393
"""V.17's first training (ITU-T V.17, table 3)."""
_TRAINING_CHECK: Final = 1.5
"""TCF, zeros for 1.5 s (T.30, 5.3.6)."""
_RESYNC: Final = 0.253
"""Training before each page: V.29's; V.17's short one takes 0.142 s."""

SETUP_SECONDS: Final = (
    _ANSWER_TONE
    + 2 * (_GAP + _PREAMBLE + _NAMED_CAPABILITIES)
    + (_GAP + _LONG_TRAINING + _TRAINING_CHECK)
    + (_GAP + _PREAMBLE + _SHORT_FRAME)
)
"""Phases A and B, from the pick-up to the first page: 14 s, where nothing is said twice.

Machines that also tell their maker (NSF) or train again need a few seconds more: 15 to 20 s.
"""
AFTER_PAGE_SECONDS: Final = 2 * (_GAP + _PREAMBLE + _SHORT_FRAME)
"""Phase D: the end of the page, and the answer that it has come."""
HANG_UP_SECONDS: Final = _PREAMBLE + _SHORT_FRAME
"""Phase E: DCN."""

_FRAME: Final = 256
_FRAME_EXTRA: Final = 7
"""Octets around the 256 of each frame under error correction (T.30, A.3.6)."""
_STUFFING: Final = 1 + 1 / 63
"""A zero after each five ones, in evenly mixed bits (ISO/IEC 13239, 4.3.1)."""
_BLOCK: Final = 256 * _FRAME
"""Octets after which error correction asks whether all has come (T.30, A.1)."""


def picture_seconds(size: int, rate: int) -> float:
    """For `size` bytes alone, at `rate` bits a second."""
    return size * 8 / rate


def page_seconds(size: int, coding: Coding, rate: int) -> float:
    """For one page with what the line adds to it: training, frames, and asking whether it came."""
    if coding is not Coding.MMR:
        return _GAP + _RESYNC + picture_seconds(size, rate) + AFTER_PAGE_SECONDS
    blocks = max(1, ceil(size / _BLOCK))
    framed = size * (1 + _FRAME_EXTRA / _FRAME) * _STUFFING
    return framed * 8 / rate + blocks * (_GAP + _RESYNC + AFTER_PAGE_SECONDS)


@dataclass(frozen=True, slots=True)
class LineTime:
    """From the pick-up to the hang-up, in seconds; `pages` each with what the line adds to it."""

    rate: int
    pages: tuple[float, ...]

    @property
    def overhead(self) -> float:
        """Before the first page and after the last, whatever is sent."""
        return SETUP_SECONDS + HANG_UP_SECONDS

    @property
    def total(self) -> float:
        """The whole call but for its ringing."""
        return self.overhead + sum(self.pages)


def line_time(sizes: Sequence[int], coding: Coding, rate: int) -> LineTime:
    """The call that carries pages of so many bytes, on a line that makes no faults.

    A machine may ask for up to 20 ms a line where it prints slowly and corrects no errors
    (T.4, 3): the estimate takes it for one that does not.
    """
    return LineTime(rate, tuple(page_seconds(size, coding, rate) for size in sizes))
