"""The cover page of a fax: what stands on it, and never a patient's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.letter import FieldValue, LetterOrder

CONFIDENTIALITY: Final = (
    "This fax is meant only for the person or office named above. It may contain health "
    "information that the law protects. If it has reached you by mistake, please do not read, "
    "copy or pass it on: call the sender at once, and destroy all pages."
)
"""What most practices print; a practice's counsel may want other words."""


@dataclass(frozen=True, slots=True)
class Cover:
    """`to` is the recipient, empty where the mapping names none; `contact` the sender's lines.

    `number` is the fax number as it is read, `day` the letter's date, `reference` the case's name.
    """

    to: str
    number: str
    practice: str
    contact: str
    day: str
    reference: str
    notice: str

    @property
    def text(self) -> str:
        """All that is to be drawn, for the choice of a typeface."""
        return "".join((self.to, self.number, self.practice, self.contact, self.day, self.notice))


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What is the same on all covers, and `recipient`: the fields that name who gets the fax."""

    contact: str
    notice: str
    recipient: Sequence[str] = ()


def cover_for(order: LetterOrder, words: CoverWords) -> Cover:
    """The cover of one letter; of its fields it shows the recipient's and faxflow's own alone."""
    named = (_text(order.fields, name) for name in words.recipient)
    return Cover(
        to=", ".join(dict.fromkeys(one for one in named if one)),
        number=_text(order.fields, "fax_number"),
        practice=_text(order.fields, "practice_name"),
        contact=words.contact,
        day=_text(order.fields, "today"),
        reference=order.case_name,
        notice=words.notice,
    )


def _text(fields: Mapping[str, FieldValue], name: str) -> str:
    value = fields.get(name, "")
    return " ".join(value.split()) if isinstance(value, str) else ""
