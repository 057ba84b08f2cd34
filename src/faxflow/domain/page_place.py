"""Where on a page a recorded step happens: the ways to its element, its frame, its tab."""

import re

Selector = tuple[str, ...]
"""One way to find an element: a chain, each link inside the shadow root of the one before."""

Selectors = tuple[Selector, ...]
"""Ways to find the same element, the recorder's favourite first."""

Frame = tuple[int | str, ...]
"""The way down to a frame: a number counts from 0 among its siblings, a text is an id or name."""

MAIN_TAB = "main"
NEWEST_TAB = "newest"
"""Tabs that have no address: the first one, and the one that was opened last."""

_ROLE = re.compile(r"\[role=[^\]]*\]")
_ANYWHERE = ("aria/", "text/", "pierce/")
"""Ways that look into shadow roots by themselves."""


def written(selector: Selector) -> str:
    """A selector as people see it, its chain joined as Chrome's own tools join it."""
    return " >>> ".join(selector)


def thing(selectors: Selectors) -> str:
    """The name on the element where a selector tells it, else its first selector."""
    for selector in selectors:
        shown = _name(selector)
        if shown:
            return f"“{shown}”"
    return written(selectors[0])


def in_shadow(selectors: Selectors) -> bool:
    """Whether the element is found inside a shadow root.

    Recorders of 2022 wrote chains of names for an element in a plain document, too; one link of
    CSS or XPath finds only such an element.
    """
    plain = any(len(one) == 1 and not one[0].startswith(_ANYWHERE) for one in selectors)
    return not plain and any(len(selector) > 1 for selector in selectors)


def _name(selector: Selector) -> str:
    """The innermost name that the chain tells; empty where it tells none."""
    for link in reversed(selector):
        kind, slash, name = link.partition("/")
        shown = _ROLE.sub("", name).strip()
        if slash and kind in {"aria", "text"} and shown:
            return shown
        if kind not in {"aria", "text"}:
            break
    return ""


def frame_words(frame: Frame) -> str:
    """Which frame, counted from 1 as people count; inner frames behind outer ones."""
    way = [str(one + 1) if isinstance(one, int) else f"“{one}”" for one in frame]
    return f"frame {'›'.join(way)}" if way else "the page itself"
