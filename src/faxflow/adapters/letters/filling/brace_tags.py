"""Tags in braces: {{ name }}, {% if %}, {% for %}, as Jinja and docxtpl write them."""

import re
from typing import Final

from faxflow.adapters.letters.filling.expressions import (
    BLOCK_WORDS,
    check_block,
    check_expression,
    is_expression,
    name_of,
)
from faxflow.adapters.letters.filling.sources import Named
from faxflow.adapters.letters.filling.straight_code import straight
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Block, Level, Shown, Tag, Verb
from faxflow.domain.field_name import canonical

_INSIDE: Final = r"(?:(?!\{\{|\}\}|\{%|%\}|\{#|#\}).)*"
BRACES: Final = re.compile(
    r"(?:[ \xa0]+(?=\{[{%#]-))?"
    rf"(?:\{{\{{(?P<show>{_INSIDE})\}}\}}|\{{%(?P<block>{_INSIDE})%\}}|\{{#(?P<note>.*?)#\}})"
    r"(?:(?<=-[}%#]\})[ \xa0]+)?",
    re.DOTALL,
)
"""A tag; its minus sign takes the spaces on that side along."""
_LEFT_OVER: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_EXCERPT: Final = 40
_WORDS: Final = re.compile(r"[^\W\d]\w*(?: \w+)*")
_PREFIX: Final = re.compile(r"(p|tr|tc|r) +(?=\S)")
_LEVELS: Final = {"p": Level.PARAGRAPH, "tr": Level.ROW, "r": Level.ANY}
_VERBS: Final = {"if": Verb.OPEN, "for": Verb.OPEN, "endif": Verb.CLOSE, "endfor": Verb.CLOSE}
_BY_COLUMN: Final = "Columns cannot be repeated: repeat rows with {%tr for … %} instead."
_BY_KIND: Final = "Only texts can be shown here: write {{ name }}."
_NO_SUCH: Final = "Templates know if, elif, else, endif, for and endfor."


def misuse(text: str) -> str | None:
    """The words around the first braces that are no tag, or None where all is well."""
    rest = BRACES.sub("", text)
    found = _LEFT_OVER.search(rest)
    if found is None:
        return None
    start = found.start() if found[0][0] == "{" else max(0, found.end() - _EXCERPT)
    return " ".join(rest[start : start + _EXCERPT].split())


def tag_of(found: re.Match[str]) -> Tag | None:
    """The tag, or None for a note to other authors. Raises BadPlaceholder."""
    if found["note"] is not None:
        return None
    words = " ".join(found[0].split())
    if found["show"] is not None:
        return _shown(_code(found["show"]), words)
    return _block(_code(found["block"]), words)


def _code(inside: str) -> str:
    """Without the signs that ask for spaces to be taken away or left."""
    return straight(re.sub(r"^[-+]|[-+]$", "", inside)).strip()


def _shown(code: str, words: str) -> Shown:
    prefix = _PREFIX.match(code)
    if prefix and is_expression(code[prefix.end() :]) and not is_expression(code):
        if prefix[1] != "r":
            raise BadPlaceholder(words, _BY_KIND)
        code = code[prefix.end() :]
    if not is_expression(code):
        if _WORDS.fullmatch(code):
            return Shown(Named(canonical(code)))
        raise BadPlaceholder(words)
    check_expression(code, words)
    name = name_of(code)
    return Shown(None if name is None else Named(canonical(name)), code)


def _block(code: str, words: str) -> Block:
    level, prefix = Level.ANY, _PREFIX.match(code)
    if prefix:
        if prefix[1] not in _LEVELS:
            raise BadPlaceholder(words, _BY_COLUMN)
        level, code = _LEVELS[prefix[1]], code[prefix.end() :]
    verb = code.split()[0] if code else ""
    if verb not in BLOCK_WORDS:
        raise BadPlaceholder(words, _NO_SUCH)
    check_block(code, words)
    return Block(_VERBS.get(verb, Verb.TURN), code, words, level)
