"""Invented people and numbers, each with a mark by which a leak of it is found again.

Every name holds `canar`, every birth date lies between 1911 and 1939, every number is 555-01xx.
"""

import random
import re

GIVEN = tuple(
    f"Canar{end}" for end in ("ith", "omar", "iya", "josé", "wen", "aoife", "søren", "malik")
)
SURNAMES = tuple(
    f"{start}canar{end}"
    for start in ("Hal", "Brin", "Tor", "Mar", "Quill", "Ash", "Pem", "Lund")
    for end in ("loway", "ström", "nell", "by", "den", "worth", "ecki", "o'moor")
)
PROVIDERS = tuple(f"Dr. {name}" for name in SURNAMES[::5])
OFFICES = tuple(f"{name} Family Clinic" for name in SURNAMES[::3])
STREETS = ("Canarvon Lane", "Old Canar Road", "Canary Wharf Row")
TOWNS = ("Canarsie Falls", "Port Canar", "Canarby")
SERVICES = ("cardiology", "orthopaedics", "gastroenterology", "sleep study", "physical therapy")
PAYERS = ("Bluestone Mutual", "Prairie Health Plan", "Lakeshore Insurance")
STAFF = ("mara", "omar", "ines", "ruth", "ivo", "priya")

_FAX_AREAS = (202, 303, 404, 505)
_PHONE_AREAS = (206, 212, 213, 214, 215, 216, 217, 218, 219, 301, 302, 304, 305, 307, 308, 309)

LEAK = re.compile(
    r"canar"
    r"|\b19[123]\d-\d\d-\d\d\b"
    r"|\b\d\d?[/.]\d\d?[/.]19[123]\d\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?:\d\d?, )?19[123]\d\b"
    r"|\b\d{3}\W{0,3}555\W?01\d\d\b"
    r"|\+1\d{10}\b",
    re.IGNORECASE,
)
"""What no output that leaves the machine may hold."""


def fax_numbers() -> list[str]:
    """Four hundred fax numbers (E.164); the first few of them fail often."""
    return [f"+1{area}55501{n:02}" for n in range(100) for area in _FAX_AREAS]


def phone(chance: random.Random) -> str:
    return f"+1{chance.choice(_PHONE_AREAS)}55501{int(chance.random() * 100):02}"


def born(chance: random.Random) -> str:
    r = chance.random
    return f"19{11 + int(r() * 29)}-{1 + int(r() * 12):02}-{1 + int(r() * 28):02}"
