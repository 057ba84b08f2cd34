"""The code of Word's merge fields: MERGEFIELD with its switches, and IF around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.adapters.letters.filling.choice import Choice, Words
from faxflow.adapters.letters.filling.looks import Case, MergeLook
from faxflow.adapters.letters.filling.number_picture import is_known_picture
from faxflow.adapters.letters.filling.sources import AS_WRITTEN, Named, Source
from faxflow.adapters.letters.filling.tags import BadPlaceholder
from faxflow.domain.field_name import canonical

Code = Sequence[str | Source]
"""A field's code: its text, and the merge fields within it."""

_STAND_IN: Final = 0xF0000
"""Merge fields within a code are lexed as letters of plane 15, which nobody writes."""
_LEXEMES: Final = re.compile(
    r'[“”"](?P<quoted>(?:\\.|[^“”"\\])*)[“”"]'
    r"|\\(?P<switch>[*@#!]|[A-Za-z])"
    r"|(?P<sign><>|<=|>=|=|<|>)"
    r'|(?P<bare>[^\s“”"\\=<>]+)'
)
_FORMATS: Final = frozenset({"mergeformat", "charformat"})
_WITH_TEXT: Final = frozenset("*@#bf")


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str


def kind_of(code: Code) -> str:
    """The field's first word, in capitals."""
    text = code[0] if code and isinstance(code[0], str) else ""
    return (text.split() or [""])[0].upper()


def merge_source(code: Code) -> Source:
    """What a MERGEFIELD shows. Raises BadPlaceholder."""
    text = "".join(one for one in code if isinstance(one, str))
    words = " ".join(text.split())
    if not all(isinstance(one, str) for one in code):
        raise BadPlaceholder(words, "A merge field's name cannot be made by another field.")
    lexemes = _lexemes(text, words)[1:]
    named = 0
    while named < len(lexemes) and lexemes[named].kind in {"quoted", "bare"}:
        named += 1
    name = canonical(" ".join(lexeme.text for lexeme in lexemes[:named]))
    if not name:
        raise BadPlaceholder(words, "Write the field's name behind MERGEFIELD.")
    look = _look(lexemes[named:], words)
    return Named(name, AS_WRITTEN if look == MergeLook() else look)


def choice_source(code: Code) -> Source:
    """What an IF field shows. Raises BadPlaceholder."""
    sources = [one for one in code if not isinstance(one, str)]
    text, number = "", 0
    for one in code:
        if isinstance(one, str):
            text += one
        else:
            text += chr(_STAND_IN + number)
            number += 1
    lexemes = _lexemes(text, "IF")[1:]
    shape = [lexeme.kind for lexeme in lexemes]
    parts = [lexeme for lexeme in lexemes if lexeme.kind in {"quoted", "bare"}]
    switches = lexemes[shape.index("switch") :] if "switch" in shape else []
    asked = parts[: len(parts) - sum(one.kind in {"quoted", "bare"} for one in switches)]
    _check_switches(switches)
    if shape[1:2] != ["sign"] or shape.count("sign") != 1 or not 3 <= len(asked) <= 4:  # noqa: PLR2004
        raise BadPlaceholder("IF", 'Write it as { IF { MERGEFIELD x } = "a" "then" "else" }.')
    left, right, yes, no = (_words(one.text, sources) for one in (*asked, _Lexeme("", ""))[:4])
    sign = lexemes[1].text
    if sign in {"=", "<>"} and any("*" in w or "?" in w for w in right if isinstance(w, str)):
        raise BadPlaceholder("IF", "Comparing with * and ? is not done here.")
    return Choice(left, sign, right, yes, no)


def keeps_code_format(code: Code) -> bool:
    """Whether it takes the formatting of its code rather than of its last result."""
    text = "".join(one for one in code if isinstance(one, str))
    return re.search(r"\\\*\s*charformat", text, re.IGNORECASE) is not None


def _lexemes(text: str, words: str) -> list[_Lexeme]:
    if _LEXEMES.sub("", text).strip():
        raise BadPlaceholder(words, "Its quotes or switches do not fit together.")
    found = (match for match in _LEXEMES.finditer(text))
    return [_Lexeme(str(m.lastgroup), _unescaped(m)) for m in found]


def _unescaped(found: re.Match[str]) -> str:
    text = found[str(found.lastgroup)]
    return re.sub(r"\\(.)", r"\1", text) if found.lastgroup == "quoted" else text


def _look(lexemes: Sequence[_Lexeme], words: str) -> MergeLook:
    told: dict[str, str] = {}
    case, at = Case.AS_IS, 0
    while at < len(lexemes):
        switch, text = lexemes[at].text, ""
        if lexemes[at].kind != "switch":
            raise BadPlaceholder(words, "Its quotes or switches do not fit together.")
        at += 1
        if switch in _WITH_TEXT and at < len(lexemes):
            text, at = lexemes[at].text, at + 1
        if switch == "*" and text.lower() not in _FORMATS:
            case = _case(text, words)
        told[switch] = text
    if "#" in told and not is_known_picture(told["#"]):
        raise BadPlaceholder(words, "Such a number picture is not drawn here.")
    if strange := told.keys() - {*_WITH_TEXT, "m", "v"}:
        raise BadPlaceholder(words, f"Its switch \\{min(strange)} is not known here.")
    texts = {name: told.get(switch, "") for name, switch in _PLACES.items()}
    return MergeLook(case=case, **texts)


_PLACES: Final = {"before": "b", "after": "f", "date": "@", "number": "#"}


def _case(word: str, words: str) -> Case:
    try:
        return Case(word.lower())
    except ValueError as error:
        raise BadPlaceholder(words, f"Its switch \\* {word} is not known here.") from error


def _check_switches(lexemes: Sequence[_Lexeme]) -> None:
    said = [one.text.lower() for one in lexemes if one.kind != "switch"]
    if not all(word in _FORMATS for word in said):
        raise BadPlaceholder("IF", "An IF field with such switches is not filled here.")


def _words(text: str, sources: Sequence[Source]) -> Words:
    pieces: list[str | Source] = []
    for piece in re.split("([\U000f0000-\U000ffffd])", text):
        if len(piece) == 1 and ord(piece) >= _STAND_IN:
            pieces.append(sources[ord(piece) - _STAND_IN])
        elif piece:
            pieces.append(piece)
    return tuple(pieces)
