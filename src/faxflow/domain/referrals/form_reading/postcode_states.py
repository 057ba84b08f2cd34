"""The state in which a ZIP code lies, by its first three digits (USPS's three-digit prefixes)."""

from bisect import bisect_right
from typing import Final

_BY_FIRST_PREFIX: Final = """
    005 NY 006 PR 008 VI 009 PR 010 MA 028 RI 030 NH 039 ME 050 VT 055 MA 056 VT 060 CT 070 NJ
    090 - 100 NY 150 PA 197 DE 200 DC 201 VA 202 DC 206 MD 220 VA 247 WV 270 NC 290 SC 300 GA
    320 FL 340 - 341 FL 350 AL 370 TN 386 MS 398 GA 400 KY 430 OH 460 IN 480 MI 500 IA 530 WI
    550 MN 569 DC 570 SD 580 ND 590 MT 600 IL 630 MO 660 KS 680 NE 700 LA 716 AR 730 OK 733 TX
    734 OK 750 TX 800 CO 820 WY 832 ID 840 UT 850 AZ 870 NM 885 TX 889 NV 900 CA 962 - 967 HI
    969 GU 970 OR 980 WA 995 AK
"""
"""Each state from its first prefix on, up to the next one's; the armed forces have none."""
_PREFIXES, _STATES = _BY_FIRST_PREFIX.split()[::2], _BY_FIRST_PREFIX.split()[1::2]


def state_of(postcode: str) -> str | None:
    """The letters of the state, or None where the code lies in none."""
    place = bisect_right(_PREFIXES, postcode[:3]) - 1
    return _STATES[place] if place >= 0 and _STATES[place] != "-" else None
