"""Ready-made patterns for cells that hold several values: names, providers, places.

Patterns are in Rust's regex syntax, tried in order; the first that fits fills the parts,
and a part that it does not name is empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faxflow.frames.field import FieldKind

_SUFFIX = r"(?:[\s,]+(?P<suffix>JR|SR|II|III|IV|2ND|3RD|4TH)\.?)"
CREDENTIAL = (
    r"(?:M\.?D|D\.?O|N\.?P|P\.?A(?:-C)?|R\.?N|D\.?P\.?M|D\.?C|D\.?D\.?S|D\.?M\.?D|O\.?D|Ph\.?D|"
    r"Psy\.?D|DNP|APRN|ARNP|CRNP|[FAP]NP(?:-?BC|-C)?|CNM|CNS|CRNA|LCSW|LPC|LMFT|PharmD|DPT|PT|OT|"
    r"RD|MPH|MBBS|MSN|BSN|FACP|FAAP|FACS|FACC)\.?"
)
"""A degree or licence behind a name."""
_CREDENTIALS = rf"(?:[\s,]+(?P<credentials>{CREDENTIAL}(?:[\s,/]+{CREDENTIAL})*))"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|el|la|las|le|los|st\.?|van|vander|von|ter|ten)"
_FIRST = r"(?P<first>[^\s,]+)"
_MIDDLE = r"(?:\s+(?P<middle>[^,]+?))??"
_NAMES = (
    rf"(?P<last>[^,]+?){_SUFFIX}\s*,\s*{_FIRST}{_MIDDLE}",
    rf"(?P<last>[^,]+?)\s*,\s*{_FIRST}{_MIDDLE}{_SUFFIX}?",
    rf"(?:DR\.?\s+)?{_FIRST}{_MIDDLE}\s+(?P<last>(?:{_PARTICLE}\s+)*[^\s,]+?){_SUFFIX}?",
)
# "Jane Doe, MD" first: by the rule for "DOE, JANE" its surname would be Jane Doe.
_PROVIDERS = (_NAMES[2] + _CREDENTIALS, *(name + _CREDENTIALS + "?" for name in _NAMES))
_NUMBER = (
    r"(?:\s*[(\[/|#]|\s+-)\s*(?:MRN|ID|NPI|ACCT|PID|#)?[\s:#.]*"
    r"(?P<number>[A-Z]{0,3}-?\d[\dA-Z-]*)\s*[)\]]?"
)
_APART = r"[\s,;/|–(\[-]*"
_TELEPHONE = r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s./-]*\d{3}[\s.-]?\d{4}"
_VOICE = rf"(?:{_APART}\b(?:PH|PHONE|TEL|TELEPHONE|P|T|O|OFFICE)[\s:.#]+{_TELEPHONE})?"
_FAX_WORD = r"\b(?:FAX|FX|F)\b(?:\s*(?:NO|NUM|NUMBER|#)\b)?[\s:.#]*"
_FAXED = (
    rf"(?P<name>[^\d]\S.*?){_VOICE}{_APART}{_FAX_WORD}(?P<fax>\+?[\d(][\d\s()./-]{{6,}}\d)[)\]]?",
    rf"(?P<name>[^\d]\S.*?){_APART}(?P<fax>{_TELEPHONE})[)\]]?",
)
_SEX = r"M|F|U|X|O|MALE|FEMALE|UNKNOWN|OTHER|NONBINARY"
_GROUP = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")


@dataclass(frozen=True, slots=True)
class Splitter:
    """`kinds` tells of the parts that are not plain text."""

    patterns: tuple[str, ...]
    kinds: Mapping[str, FieldKind] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """Every part that some pattern names, in order."""
        found = (name for pattern in self.patterns for name in _GROUP.findall(pattern))
        return tuple(dict.fromkeys(found))


def _whole(*patterns: str) -> tuple[str, ...]:
    return tuple(rf"(?is)^(?:{pattern})$" for pattern in patterns)


SPLITTERS: Mapping[str, Splitter] = {
    "name": Splitter(_whole(*_NAMES)),
    "name-number": Splitter(_whole(*(rf"(?P<name>{name}){_NUMBER}" for name in _NAMES))),
    "provider": Splitter(_whole(*_PROVIDERS)),
    "provider-number": Splitter(
        _whole(*(rf"(?P<name>{provider}){_NUMBER}" for provider in _PROVIDERS))
    ),
    "name-fax": Splitter(_whole(*_FAXED), {"fax": FieldKind.PHONE}),
    "city-state-zip": Splitter(
        _whole(r"(?P<city>.+?)[\s,]+(?P<state>[A-Z]{2})\.?[\s,]+(?P<zip>\d{5}(?:-?\d{4})?)")
    ),
    "date-sex": Splitter(
        _whole(rf"(?P<date>.*?\d)[\s/,;-]*\(?(?P<sex>{_SEX})\)?"),
        {"date": FieldKind.BIRTH_DATE},
    ),
}
