"""Tags whose minus sign joins paragraphs in docxtpl, and here none."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.slots import MARK
from faxflow.adapters.letters.filling.tags import Block, Tags
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import Package
from faxflow.adapters.letters.survey.reading import place_of
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.letter_survey import Finding, Severity, Topic

_TODO: Final = "Write the block within one paragraph where its words are to follow on."


def joining_findings(template: Template, package: Package) -> list[Finding]:
    """One note, with the first such tag."""
    parts = {part.name: part.place for part in package.texts}
    found = [
        (words, place_of(paragraph, parts.get(name, "body")))
        for name, part in template.marked.items()
        for paragraph in part.root.iter(f"{W}p")
        for words in _joins(paragraph, template.tags)
    ]
    if not found:
        return []
    what = f"“{found[0][0]}” joins the paragraphs around it in docxtpl: here they stay apart"
    where = with_more([place for _, place in found])
    return [Finding(Severity.NOTE, Topic.TEMPLATE, what, _TODO, where)]


def _joins(paragraph: etree._Element, tags: Tags) -> Iterator[str]:
    """The words of a tag at the paragraph's beginning or end whose sign asks for it."""
    text = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
    marks = list(MARK.finditer(text))
    for mark in dict.fromkeys((*marks[:1], *marks[-1:])):
        tag = tags[int(mark[1])]
        if isinstance(tag, Block) and (
            (mark.start() == 0 and tag.words.startswith("{%-"))
            or (mark.end() == len(text) and tag.words.endswith("-%}"))
        ):
            yield tag.words
