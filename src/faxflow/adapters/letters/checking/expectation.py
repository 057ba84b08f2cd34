"""What an engine knows about the letters that it draws, for the check of each."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.adapters.letters.checking.font_cover import FontCover
from faxflow.adapters.letters.checking.identifiers import NOBODY, Identifiers, identifiers_of
from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.form import Form, members_of
from faxflow.adapters.letters.filling.slots import Slot
from faxflow.adapters.letters.filling.sources import AS_WRITTEN, Named
from faxflow.adapters.letters.filling.tags import Block, Verb
from faxflow.domain.letter import LetterOrder

_NOT_ON_EVERY_LETTER: Final = re.compile(r"(?:^|/)(?:header|footer|styles)[0-9]*\.xml$")
"""A document keeps headers that it shows on no page, such as those of even pages."""
_PARAGRAPH_END: Final = re.compile("</[a-z0-9]+:(?:p|h)>")
_APART: Final = "\n" * 9
"""More than may stand within a telephone number."""
_MARKUP: Final = re.compile("<[^>]*>")
_DEEPER: Final = {Verb.OPEN: 1, Verb.TURN: 0, Verb.CLOSE: -1}


@dataclass(frozen=True, slots=True)
class Expectation:
    """`may_show`: the fields that the template uses; `must_show`: those to be read in any case.

    `fonts` are those that the engine draws with, where they are known; `others` are the cases
    of the same batch or file.
    """

    must_show: frozenset[str] = frozenset()
    may_show: frozenset[str] = frozenset()
    fonts: FontCover | None = None
    others: Identifiers = NOBODY
    form: Form | None = None

    def template_text(self, order: LetterOrder) -> str:
        """The words of the template filled for this order; empty where it is not known."""
        filled = fill_letter(self.form, order) if self.form else b""
        if self.form is None or not isinstance(filled, bytes):
            return ""
        members = members_of(filled)
        markup = " ".join(members[name].decode() for name in self.form.parts)
        return html.unescape(_MARKUP.sub("", _PARAGRAPH_END.sub(_APART, markup)))


def expectation_of(
    form: Form,
    orders: Sequence[LetterOrder] = (),
    *,
    fonts: FontCover | None = None,
) -> Expectation:
    """What letters of this form must and must not show, none of them another order's fax number."""
    return Expectation(
        must_show=plain_fields(form),
        may_show=form.fields,
        fonts=fonts,
        others=identifiers_of(orders),
        form=form,
    )


def plain_fields(form: Form) -> frozenset[str]:
    """The fields whose values stand in the body of every letter, under no condition."""
    bodies = (part for name, part in form.parts.items() if not _NOT_ON_EVERY_LETTER.search(name))
    return frozenset(name for part in bodies for name in _always_shown(part.pieces))


def _always_shown(pieces: Sequence[str | Slot | Block]) -> Iterator[str]:
    """The fields that are shown as they are given, outside of every condition and repetition."""
    depth = 0
    for piece in pieces:
        if isinstance(piece, Block):
            depth += _DEEPER[piece.verb]
        elif isinstance(piece, Slot) and not depth and piece.row is None:
            source = piece.source
            if isinstance(source, Named) and source.look == AS_WRITTEN:
                yield source.name
