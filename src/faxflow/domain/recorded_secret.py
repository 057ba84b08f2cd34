"""The secrets that a recording holds or asks for, each with the place that takes its value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faxflow.domain.field_hint import (
    SECRET_KINDS,
    FieldKind,
    kind_of_name,
    same_field,
)
from faxflow.domain.page_place import Frame, Selectors
from faxflow.domain.place import PLACE
from faxflow.domain.recorded_action import Navigate, Store
from faxflow.domain.recording import Recording
from faxflow.domain.secret_kind import secret_kinds
from faxflow.domain.typed_text import Typed, typed_texts

_PASSWORD_IN_ADDRESS = re.compile(r"//[^/@:?#]*:([^/@?#]+)@")
_PART_OF_ADDRESS = re.compile(r"[?&;#]([^=&;#]{1,40})=([^&;#]+)")
_STAND_IN = re.compile(
    r"[*•●]{3,}|\{\{[^{}]+\}\}|<[^<>]+>|%\w{3,}%|\$[A-Z_]{3,}|\[?(?:redacted|masked)\]?",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """One sight of a secret; `step` is None where it stands outside the steps."""

    kind: FieldKind
    text: str = field(repr=False)
    steps: tuple[int, ...] = ()
    selectors: Selectors = ()
    frame: Frame = ()
    by_key: bool = False


@dataclass(frozen=True, slots=True)
class Secret:
    """`place` takes the value; `found` are its sights, none of a text where it was taken out."""

    place: str
    kind: FieldKind
    found: tuple[FoundSecret, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that hold it, in order."""
        return tuple(sorted({number for one in self.found for number in one.steps}))

    @property
    def texts(self) -> tuple[str, ...]:
        """What it is, or was at its first and its second try; the longest first."""
        own = {one.text for one in self.found if not PLACE.fullmatch(one.text)}
        return tuple(sorted(own, key=len, reverse=True))

    @property
    def in_clear(self) -> bool:
        """Whether its own text is there, and not what a person or a tool put in its place."""
        return any(not _STAND_IN.fullmatch(text) for text in self.texts)


def secrets_of(recording: Recording, others: Iterable[FoundSecret] = ()) -> tuple[Secret, ...]:
    """Every secret of a recording; `others` were found where no step tells of them."""
    typed = typed_texts(recording)
    found = [*_typed(typed), *_stored(recording), *_in_addresses(recording), *others]
    known = {name for _, text in recording.texts() for name in PLACE.findall(text)}
    secrets: list[Secret] = []
    for one in found:
        place = PLACE.fullmatch(one.text)
        at = next((i for i, known_one in enumerate(secrets) if _same(known_one, one)), None)
        if at is not None:
            old = secrets[at]
            secrets[at] = Secret(old.place, old.kind, (*old.found, one))
        else:
            name = place[1] if place else _free(one.kind, known)
            known.add(name)
            secrets.append(Secret(name, one.kind, (one,)))
    return tuple(_with_keys(secret, typed) for secret in secrets)


def _with_keys(secret: Secret, texts: Sequence[Typed]) -> Secret:
    """The secret with the keys that typed it, too, into a field that nothing names."""
    more = tuple(
        FoundSecret(secret.kind, one.text, one.steps, one.selectors, one.frame, by_key=True)
        for one in texts
        if one.by_key and one.steps[0] not in secret.steps and _overlaps(one.text, secret)
    )
    return Secret(secret.place, secret.kind, (*secret.found, *more))


def _overlaps(text: str, secret: Secret) -> bool:
    return any(one in text or (len(text) > 2 and text in one) for one in secret.texts)  # noqa: PLR2004


def _same(secret: Secret, found: FoundSecret) -> bool:
    """The same place or text, or another try in the same field."""
    place = PLACE.fullmatch(found.text)
    if place:
        return place[1] == secret.place
    return any(
        one.text == found.text
        or (one.frame == found.frame and same_field(one.selectors, found.selectors))
        for one in secret.found
    )


def _free(kind: FieldKind, taken: set[str]) -> str:
    names = [str(kind), *(f"{kind}_{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _typed(texts: Sequence[Typed]) -> Iterator[FoundSecret]:
    for typed, kind in zip(texts, secret_kinds(texts), strict=True):
        if kind is not None and typed.text:
            yield FoundSecret(
                kind, typed.text, typed.steps, typed.selectors, typed.frame, typed.by_key
            )


def _stored(recording: Recording) -> Iterator[FoundSecret]:
    """Texts that a step keeps under a telling name."""
    for step in recording.steps:
        if isinstance(step.action, Store) and step.action.text:
            kind = kind_of_name(step.action.name)
            if kind in SECRET_KINDS and kind is not None:
                yield FoundSecret(kind, step.action.text, (step.number,))


def _in_addresses(recording: Recording) -> Iterator[FoundSecret]:
    """What signs in by the address: behind the user's name, or in a part with a telling name."""
    for step in recording.steps:
        if isinstance(step.action, Navigate):
            for kind, text in in_address(step.action.url):
                yield FoundSecret(kind, text, (step.number,))


def in_address(url: str) -> Iterator[tuple[FieldKind, str]]:
    """The secrets that an address holds, as they are typed."""
    for match in _PASSWORD_IN_ADDRESS.finditer(url):
        yield FieldKind.PASSWORD, _unescaped(match[1])
    for match in _PART_OF_ADDRESS.finditer(url):
        kind = kind_of_name(match[1])
        if kind in SECRET_KINDS and kind is not None:
            yield kind, _unescaped(match[2].replace("+", " "))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), text
    )
