"""What stands in each document of the browser: which signs it bears, and what it asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.elements import SEARCH, answer_of
from faxflow.adapters.portal.tabs import enter_frame
from faxflow.domain.page_place import Frame, Selectors

_SIGHTS = SEARCH + Path(__file__).with_name("sights.js").read_text(encoding="utf-8")

_Asked = tuple[Mapping[str, object], bool]
"""The signs by name as the script takes them, and whether the text is wanted."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Borne by a document that has all of what is given; `url` is a part of its address."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    selectors: Selectors = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """One document. `address` is without its query; `born` tells it from all others of a walk.

    `borne` are the names of the signs that it bears; `fields`, `passwords` and `codes` count the
    visible fields for anything, for passwords and for one-time codes. `status` is HTTP's, 0 where
    it is unknown; `size` is how many characters it shows. `text` is in small letters; it and the
    names of the `buttons` are empty unless they were asked for.
    """

    tab: str
    frame: Frame
    address: str
    title: str
    born: float
    status: int
    content: str
    loaded: bool
    borne: frozenset[str]
    fields: int
    passwords: int
    codes: int
    size: int
    text: str
    buttons: tuple[str, ...]

    def enter(self, driver: WebDriver) -> None:
        """Goes to the document. Raises NoSuchFrameException or NoSuchWindowException."""
        driver.switch_to.window(self.tab)
        enter_frame(driver, self.frame)


def sights(
    driver: WebDriver, signs: Mapping[str, Sign], *, with_text: bool = False
) -> Iterator[Sight]:
    """Each document of each tab, outer ones before inner ones."""
    asked = ({name: _told(sign) for name, sign in signs.items()}, with_text)
    for tab in driver.window_handles:
        driver.switch_to.window(tab)
        for seen in _below(driver, (), asked):
            borne, buttons = frozenset(seen["borne"]), tuple(seen["buttons"])
            yield Sight(**{**seen, "tab": tab, "borne": borne, "buttons": buttons})


def _below(driver: WebDriver, frame: Frame, asked: _Asked) -> Iterator[dict[str, Any]]:
    """What the tab's frame and those in it show; into other sites' frames one must step."""
    enter_frame(driver, frame)
    found = answer_of(driver, _SIGHTS, *asked)
    for seen in found["seen"]:
        yield {**seen, "frame": (*frame, *seen["frame"])}
    for beyond in found["beyond"]:
        yield from _below(driver, (*frame, *beyond), asked)


def _told(sign: Sign) -> dict[str, object]:
    return {"text": sign.text, "title": sign.title, "url": sign.url, "selectors": sign.selectors}
