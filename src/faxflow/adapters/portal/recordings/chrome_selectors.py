"""The selectors of a Chrome recording, in each form it has had, as chains that a page finds."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.domain.page_place import Selector, Selectors

_PIERCING = re.compile(r"\s*(>>>>|>>>)\s*")
_PSEUDO = re.compile(r"""::-p-(aria|text|xpath)\((["']?)(.*)\2\)""", re.DOTALL)
_PREFIXED = ("aria/", "text/", "xpath/", "pierce/")


def selectors_of(raw: Mapping[str, Any]) -> Selectors:
    """Newest form: a list of chains; older: a list of texts; oldest: one `selector`.

    Empty ones are left out. Raises UnreadableStep where none remains.
    """
    listed = raw.get("selectors")
    if not listed and raw.get("selector"):
        listed = [raw["selector"]]
    if isinstance(listed, str):
        listed = [listed]
    if listed is not None and not isinstance(listed, list):
        raise UnreadableStep("its selectors are no list")
    chains = tuple(chain for chain in map(_chain, listed or ()) if chain)
    if not chains:
        # Chrome itself writes an empty list where it cannot look into the frame of another site.
        why = "it names no element: its selectors are missing or empty"
        raise UnreadableStep(why, broken=listed is None)
    return tuple(dict.fromkeys(chains))


def _chain(selector: object) -> Selector:
    """The links of a selector; none where it is empty."""
    links = [selector] if isinstance(selector, str) or selector is None else selector
    if not isinstance(links, list) or not all(isinstance(x, str | None) for x in links):
        raise UnreadableStep("a selector is neither a text nor a list of texts")
    return tuple(each for link in links if link and link.strip() for each in _links(link))


def _links(link: str) -> Iterator[str]:
    """One link, or several where Puppeteer's own signs lead into shadow roots."""
    if link.startswith(_PREFIXED):
        yield link
        return
    first, *rest = _PIERCING.split(link.strip())
    if first:
        yield _unprefixed(first)
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        inner = _unprefixed(part)
        deep = sign == ">>>" and not inner.startswith(_PREFIXED)
        yield f"pierce/{inner}" if deep else inner


def _unprefixed(part: str) -> str:
    match = _PSEUDO.fullmatch(part)
    return f"{match[1]}/{match[3]}" if match else part.removeprefix("css/")
