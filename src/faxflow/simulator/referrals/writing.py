"""How referring offices write a request down: labels, days and phones in several manners."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.requests import Request

Manner = dict[str, Any]
"""One [[manner]] of manners.toml."""

Line = tuple[str, str]
"""A label, and what stands beside it."""

_MANNERS: list[Manner] = tomllib.loads(
    Path(__file__).with_name("manners.toml").read_text(encoding="utf-8")
)["manner"]
_PHONES = frozenset({Field.PHONE, Field.PROVIDER_PHONE, Field.PROVIDER_FAX})
_WHOLE_NAME = "Patient Name"


@dataclass(frozen=True, slots=True)
class Form:
    """A request as an office has written it down: sections, each with its heading and lines."""

    title: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def text(self) -> str:
        """All of it in plain text."""
        drawn = [
            "\n".join([head.upper(), *(f"{label}: {said}" for label, said in lines)])
            for head, lines in self.sections
        ]
        return "\n\n".join([self.title, *drawn]) + "\n"


def written(request: Request, random: Random) -> Form:
    """The form for a request, in some office's manner; what it does not say stays blank.

    A day or a phone that is none is written as it stands.
    """
    manner = random.choice(_MANNERS)
    sections = ((part["head"], _lines(part, manner, request)) for part in manner["section"])
    return Form(manner["title"], tuple(sections))


def _lines(part: dict[str, str], manner: Manner, request: Request) -> tuple[Line, ...]:
    labels = {Field(name): label for name, label in part.items() if name != "head"}
    return tuple(
        (label, _whole_name(request) if label == _WHOLE_NAME else _said(field, manner, request))
        for field, label in labels.items()
    )


def _whole_name(request: Request) -> str:
    names = (request.get(Field.SURNAME), request.get(Field.GIVEN_NAME))
    return ", ".join(filter(None, names))


def _said(field: Field, manner: Manner, request: Request) -> str:
    text = request.get(field, "")
    if field in _PHONES and text.startswith("+"):
        return str(manner["phone"]).format(text[-10:-7], text[-7:-4], text[-4:])
    if field is Field.DATE_OF_BIRTH:
        return _day(text, manner["born"])
    if field is Field.SEX:
        return str(manner["sexes"].get(text, text))
    return text.capitalize() if field is Field.PRIORITY else text


def _day(text: str, form: str) -> str:
    try:
        return date.fromisoformat(text).strftime(form)
    except ValueError:
        return text
