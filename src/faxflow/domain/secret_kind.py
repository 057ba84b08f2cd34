"""Which typed texts are secrets, and of which kind: by their fields, else by their places."""

import re
from collections.abc import Sequence

from faxflow.domain.field_hint import (
    SECRET_KINDS,
    FieldKind,
    is_meaningless,
    is_nameless,
    may_take_code,
    same_field,
)
from faxflow.domain.place import PLACE
from faxflow.domain.typed_day import typed_day
from faxflow.domain.typed_text import Typed

_SHORTEST_GUESS, _SHORTEST_WORD = 8, 4
_NEAR = 4
"""Steps from one field to the next, at most: a click or a key lies between."""
_CODE = re.compile(r"\d{3} ?\d{3}|\d{6,8}")


def secret_kinds(texts: Sequence[Typed]) -> list[FieldKind | None]:
    """One for each text, in order; None where it is no secret."""
    before = [None, *texts]
    kinds = [_secret_kind(one, last) for one, last in zip(texts, before, strict=False)]
    if FieldKind.PASSWORD not in kinds:
        kinds = _guessed(texts, kinds)
    if FieldKind.PASSWORD not in kinds and _may_be_sign_in(texts[:2]):
        kinds[1] = FieldKind.PASSWORD
    return _codes(texts, kinds)


def _secret_kind(typed: Typed, before: Typed | None) -> FieldKind | None:
    """By its field; what stands behind a user's name and a Tab is the password."""
    if before and before.kind is FieldKind.USER and typed.steps == before.steps:
        return FieldKind.PASSWORD
    return typed.kind if typed.kind in SECRET_KINDS else None


def _guessed(texts: Sequence[Typed], kinds: Sequence[FieldKind | None]) -> list[FieldKind | None]:
    """Where no field is named a password's: the nameless one behind the user name's."""
    behind_user = [False, *(typed.kind is FieldKind.USER for typed in texts)]
    return [
        FieldKind.PASSWORD if _may_be_password(typed, behind_user=behind) else kind
        for typed, kind, behind in zip(texts, kinds, behind_user, strict=False)
    ]


def _may_be_sign_in(first: Sequence[Typed]) -> bool:
    """Whether a walk begins with two words in two fields, right behind each other and nameless."""
    if len(first) < 2 or first[1].steps[0] - first[0].steps[-1] > _NEAR:  # noqa: PLR2004
        return False
    if same_field(first[0].selectors, first[1].selectors):
        return False
    words = all(
        typed.text and not re.search(r"\s|\$\{", typed.text) and not typed_day(0, typed.text)
        for typed in first
    )
    meaningless = all(is_meaningless((*typed.selectors, *typed.ways)) for typed in first)
    return words and meaningless and len(first[1].text) >= _SHORTEST_WORD


def _codes(texts: Sequence[Typed], kinds: Sequence[FieldKind | None]) -> list[FieldKind | None]:
    """Digits right behind the password, where a field asks for a code of some kind."""
    behind = [False, *(kind is FieldKind.PASSWORD for kind in kinds)]
    return [
        FieldKind.OTP if follows and kind is None and _may_be_code(typed) else kind
        for typed, kind, follows in zip(texts, kinds, behind, strict=False)
    ]


def _may_be_code(typed: Typed) -> bool:
    fields = (*typed.selectors, *typed.ways)
    return _CODE.fullmatch(typed.text) is not None and may_take_code(fields)


def _may_be_password(typed: Typed, *, behind_user: bool) -> bool:
    text = typed.text
    if typed.kind or not text or " " in text or PLACE.search(text) or typed_day(0, text):
        return False
    made_up = len(text) >= _SHORTEST_GUESS and all(
        re.search(form, text) for form in (r"[a-z]", r"[A-Z]", r"\d", r"[^\w@.]")
    )
    return (behind_user or made_up) and is_nameless((*typed.selectors, *typed.ways))
