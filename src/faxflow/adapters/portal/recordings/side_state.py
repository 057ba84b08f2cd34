"""What earlier commands of a Selenium IDE test mean for the later ones: frame, tab, texts."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from faxflow.adapters.portal.recordings.side_keys import KEY_PLACE
from faxflow.adapters.portal.recordings.unreadable import UnreadableStep
from faxflow.domain.page_place import MAIN_TAB, NEWEST_TAB, Frame

_PLACE = re.compile(r"\$\{([^{}]*)\}")
_NAMED_FRAME = re.compile(
    r"""(?:id|name)=(.+)|.*\[@?(?:id|name)=['"]?([^'"\]]+)['"]?\]|\w*#([\w-]+)"""
)
_NUMBERED = re.compile(r"(?:xpath=)?\(?(?://i?frame)\)?\[(\d+)\]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(slots=True)
class SideState:
    """`base` is the project's address; a tab is 0 for the first, else the how-manieth opened."""

    base: str
    frame: Frame = ()
    tab: int = 0
    opened: list[int] = field(default_factory=lambda: [0])
    handles: dict[str, int] = field(default_factory=lambda: {"root": 0, "win_ser_local": 0})
    texts: dict[str, str] = field(default_factory=dict)

    def filled(self, text: str) -> str:
        """The text with what the test has stored; other places stay."""
        return _PLACE.sub(lambda match: self.texts.get(match[1].strip(), match[0]), text)

    def address(self, target: str) -> str:
        """Where `open` leads. Raises UnreadableStep."""
        if _ADDRESS.match(target) or target.startswith("${"):
            return target
        if not _ADDRESS.match(self.base):
            raise UnreadableStep("its address is relative, and the project has no url to start at")
        return urljoin(self.base, target) if target else self.base

    def target(self) -> str:
        """The tab as a Step names it. Raises UnreadableStep."""
        if self.tab == 0:
            return MAIN_TAB
        if self.tab == max(self.opened):
            return NEWEST_TAB
        raise UnreadableStep("of several new tabs, only the newest one can be found again")

    def open_tab(self, handle: str) -> None:
        """A click opens a new tab, which has that name from now on."""
        self.opened.append(max(self.opened) + 1)
        self.handles[handle] = self.opened[-1]

    def select_tab(self, locator: str) -> None:
        """Later steps happen in that tab. Raises UnreadableStep."""
        name = _handle(locator)
        if name.startswith("win_ser_") and name not in self.handles:
            self.open_tab(name)
        if name not in self.handles:
            raise UnreadableStep("the tab is named in a way that only Selenium IDE knows")
        self.tab, self.frame = self.handles[name], ()

    def close_tab(self) -> None:
        """The tab is gone."""
        if self.tab in self.opened and len(self.opened) > 1:
            self.opened.remove(self.tab)

    def select_frame(self, locator: str) -> None:
        """Later steps happen in that frame. Raises UnreadableStep."""
        kind, _, text = locator.strip().partition("=")
        if kind == "relative":
            up = text.strip() in {"parent", "up"}
            self.frame = self.frame[:-1] if up else ()
        elif kind == "index" and text.strip().isdecimal():
            self.frame = (*self.frame, int(text))
        else:
            self.frame = (*self.frame, _named_frame(locator.strip()))


def is_key(place: str) -> bool:
    """Whether a place stands for a key."""
    return KEY_PLACE.fullmatch(f"${{{place}}}") is not None


def _handle(locator: str) -> str:
    """The name in `handle=${win1234}`, `win_ser_1`, or the first tab's."""
    text = locator.strip().removeprefix("handle=").strip()
    place = _PLACE.fullmatch(text)
    if place:
        return place[1].strip()
    return "root" if text in {"", "null", "name="} else text


def _named_frame(locator: str) -> int | str:
    numbered = _NUMBERED.fullmatch(locator)
    if numbered:
        return int(numbered[1]) - 1
    match = _NAMED_FRAME.fullmatch(locator.removeprefix("css="))
    name = next((one for one in match.groups() if one), None) if match else None
    if name is None and re.fullmatch(r"[\w-]+", locator):
        name = locator
    if name is None or "${" in name:
        raise UnreadableStep("a frame is found by its index, id or name only")
    return name
