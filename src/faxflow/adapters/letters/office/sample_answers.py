"""What a template's conditions ask for: samples without it never show what stands under them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import nodes

from faxflow.adapters.letters.filling.choice import Choice, Words
from faxflow.adapters.letters.filling.expressions import tree_of
from faxflow.adapters.letters.filling.number_picture import number_of
from faxflow.adapters.letters.filling.sandbox import TEXT_METHODS
from faxflow.adapters.letters.filling.template import Template
from faxflow.domain.field_name import canonical

_ASKING: Final = (nodes.Compare, nodes.Call, nodes.Test)
_OTHERWISE: Final = {"12": ("12", "0", "1"), "yes": ("yes", "no"), "2026-01-02": ("2025-12-31",)}
"""Beside what suits a place that takes no words (see survey/sample.py), what suits it as well."""

Answers = Mapping[str, tuple[str, ...]]
"""By field, the texts that make a difference."""


def answers_of(template: Template, fixed: Mapping[str, object]) -> Answers:
    """For each field that is compared, that may be missing, or that is not free to be any text."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for number in range(len(template.tags)):
        tag = template.tags[number]
        for name, text in _compared(getattr(tag, "code", None) or ""):
            found[name].add(text)
        for name, text in _chosen(getattr(tag, "source", None)):
            found[name].add(text)
    for name in _optional(template) - found.keys():
        found[name].add(name)
    for name, value in fixed.items():
        found[name].update(_OTHERWISE.get(value, ()) if isinstance(value, str) else ())
    return {name: tuple(sorted(texts)) for name, texts in sorted(found.items()) if texts}


def _compared(code: str) -> Iterator[tuple[str, str]]:
    """Each name with each constant that stands in one comparison with it."""
    for asking in tree_of(code).find_all(_ASKING):
        fields = {canonical(one.name) for one in asking.find_all(nodes.Name)}
        fields |= {one.attr for one in asking.find_all(nodes.Getattr)} - TEXT_METHODS
        for constant in asking.find_all(nodes.Const):
            yield from ((name, text) for name in fields for text in _around(constant.value))


def _chosen(source: object) -> Iterator[tuple[str, str]]:
    """As `_compared`, for Word's IF fields."""
    if not isinstance(source, Choice):
        return
    both = (*source.left, *source.right)
    fields = {name for one in both if not isinstance(one, str) for name in one.names}
    for side in (source.left, source.right):
        for text in _around(_text(side)):
            yield from ((name, text) for name in fields)
    for one in (*both, *source.yes, *source.no):
        yield from _chosen(one)


def _text(words: Words) -> str | None:
    return "".join(map(str, words)) if all(isinstance(one, str) for one in words) else None


def _around(value: object) -> Iterator[str]:
    """The constant as text; a number with its neighbours, for what is more or less than it."""
    if isinstance(value, str):
        yield value
    number = number_of(str(value)) if value is not None and not isinstance(value, bool) else None
    if number is not None:
        yield from (str(number + step) for step in (-1, 0, 1))


def _optional(template: Template) -> frozenset[str]:
    """The fields that the template can do without."""
    parts = template.form.parts.values()
    named = {canonical(name) for part in parts if part.reckoning for name in part.reckoning.names}
    return frozenset(named - template.form.fields)
