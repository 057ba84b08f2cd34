"""A sample letter: the template filled with the names of its own fields, drawn by the engine."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from faxflow.adapters.letters.draws import Draws
from faxflow.adapters.letters.filling.letter_values import Values
from faxflow.adapters.letters.filling.sources import Source
from faxflow.adapters.letters.filling.tags import Block, Shown, Tags, Verb
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.filling.written_value import FieldUnfit
from faxflow.domain.field_name import canonical
from faxflow.domain.ids import case_name
from faxflow.domain.letter import FieldValue, LetterOrder, LetterResult
from faxflow.domain.letter_sample import SAMPLE_CASE, built_in_values

_KNOWN: Final = built_in_values("January 2, 2026")
_OTHERS: Final = ("2026-01-02", "12", "yes")
"""What suits places that take no words: dates, numbers, check boxes."""
_LOOP: Final = re.compile(r'for\s+(\w+)\s+in\s+(?:_rows\(")?(\w+)')
_ASKED: Final = r"""\b{}(?:\.(?!get\()(\w+)|(?:\[|\.get\()\s*["']([^"']+))"""
"""What a row is asked for: `row.name`, `row["name"]` or `row.get("name")`."""
_ROWS: Final = 2


def sample_values(template: Template) -> dict[str, FieldValue]:
    """Each field's own name, or what suits its place; two rows of what is repeated."""
    texts = {name: name for name in template.form.fields} | _KNOWN
    for number in range(len(template.tags)):
        tag = template.tags[number]
        if isinstance(tag, Shown) and tag.source is not None and tag.row is None:
            suited = _suited(tag.source, texts)
            texts |= {name: suited[name] for name in suited if name in texts}
    return {**texts, **_rows(template.tags)}


def draw_sample(engine: Draws, values: Mapping[str, FieldValue]) -> LetterResult:
    """The letter or its problem. Raises what the engine's `render` does."""
    order = LetterOrder(SAMPLE_CASE, case_name(SAMPLE_CASE), values)
    (result,) = engine.render([order])
    return result


def _suited(source: Source, texts: Mapping[str, str]) -> dict[str, str]:
    """Values that the place can show; the names themselves where none of ours suits it."""
    own = {name: texts.get(name, name) for name in source.names}
    for values in (own, *(dict.fromkeys(own, other) for other in _OTHERS)):
        try:
            source.text(Values(values))
        except FieldUnfit:
            continue
        return values
    return own


def _rows(tags: Tags) -> dict[str, FieldValue]:
    """For each field that is repeated two rows, of texts or with the names that they ask for."""
    rows: dict[str, FieldValue] = {}
    for number in range(len(tags)):
        tag = tags[number]
        found = _LOOP.match(tag.code) if isinstance(tag, Block) else None
        if isinstance(tag, Block) and tag.verb is Verb.OPEN and found:
            name, row = canonical(found[2]), {one: one for one in _names_in_rows(tags, found[1])}
            rows[name] = [row or name] * _ROWS
    return rows


def _names_in_rows(tags: Tags, variable: str) -> Iterator[str]:
    """What the row called `variable` is asked for."""
    for number in range(len(tags)):
        tag = tags[number]
        if isinstance(tag, Shown) and tag.row == variable and tag.source is not None:
            yield from tag.source.names
        for attribute, key in re.findall(_ASKED.format(variable), tag.code or ""):
            yield attribute or key
