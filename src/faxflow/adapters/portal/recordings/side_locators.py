"""Selenium IDE's locators as the selectors of a recording."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.domain.page_place import Selector, Selectors

_IDENT = re.compile(r"[A-Za-z_][\w-]*")
_PLACE = re.compile(r"\$\{[^{}]*\}")
_CONTAINS = re.compile(r"""([A-Za-z][\w-]*|\*)?:contains\((["']?)(.+)\2\)""")
_FORM = re.compile(r"([A-Za-z]+)\s*[=:]\s*(.*)", re.DOTALL)


def selectors_of(target: str, others: Sequence[str] = ()) -> Selectors:
    """The command's own locator first, then the others. Raises UnreadableStep where none fits."""
    if not target.strip():
        raise UnreadableStep("it names no element")
    if _PLACE.search(target):
        raise UnreadableStep("its locator holds a variable that nothing in the recording sets")
    found = [chain for one in (target, *others) for chain in _selectors(one.strip())]
    if not found:
        raise UnreadableStep(f"its locator cannot be used here: {target.partition('=')[0]}")
    return tuple(dict.fromkeys(found))


def _selectors(locator: str) -> Iterator[Selector]:
    """None for a kind that no browser of today finds elements by."""
    if _PLACE.search(locator):
        return
    if locator.startswith(("/", "(/", "(.//", "./")):
        yield (f"xpath/{locator}",)
        return
    match = _FORM.fullmatch(locator)
    kind, text = (match[1].lower(), match[2].strip()) if match else ("identifier", locator)
    if match and kind not in _KINDS:
        return
    for link in _KINDS[kind](text) if text else ():
        yield (link,)


def _by_id(text: str) -> Iterator[str]:
    yield f"#{text}" if _IDENT.fullmatch(text) else f"[id={json.dumps(text)}]"


def _by_name(text: str) -> Iterator[str]:
    name, *filters = text.split(" value=", 1)
    asked = f"[value={json.dumps(filters[0])}]" if filters else ""
    yield f"[name={json.dumps(name)}]{asked}"


def _by_identifier(text: str) -> Iterator[str]:
    if text.startswith(("document.", "dom=")):
        return
    yield from _by_id(text)
    yield from _by_name(text)


def _by_link(text: str) -> Iterator[str]:
    """A link's whole text; patterns other than an exact one are not for finding elements."""
    wanted = text.removeprefix("exact:")
    if re.match(r"(regexpi?|glob):", wanted):
        return
    yield f"xpath///a[normalize-space(.)={_quoted(' '.join(wanted.split()))}]"
    yield f'aria/{wanted}[role="link"]'


def _by_css(text: str) -> Iterator[str]:
    """Of old Selenium's own addition to CSS, only its plain form has another in XPath."""
    if ":contains(" not in text:
        yield text
        return
    plain = _CONTAINS.fullmatch(text)
    if plain:
        yield f"xpath///{plain[1] or '*'}[contains(normalize-space(.),{_quoted(plain[3])})]"


def _by_part_of_link(text: str) -> Iterator[str]:
    yield f"xpath///a[contains(normalize-space(.),{_quoted(' '.join(text.split()))})]"


def _quoted(text: str) -> str:
    """A text as XPath 1.0 writes it, which knows no escapes."""
    if '"' not in text:
        return f'"{text}"'
    parts = ",'\"',".join(f'"{part}"' for part in text.split('"'))
    return f"concat({parts})"


_KINDS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "id": _by_id,
    "name": _by_name,
    "identifier": _by_identifier,
    "css": _by_css,
    "xpath": lambda text: iter([f"xpath/{text}"]),
    "link": _by_link,
    "linktext": _by_link,
    "partiallinktext": _by_part_of_link,
    "class": lambda text: iter([f"[class~={json.dumps(text)}]"]),
    "classname": lambda text: iter([f"[class~={json.dumps(text)}]"]),
    "tagname": lambda text: iter([text]),
}
