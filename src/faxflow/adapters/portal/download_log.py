"""What Chromium says of its downloads: begun, growing, complete, given up."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selenium.webdriver.remote.webdriver import WebDriver

LOGGED = {"performance": "ALL"}
LOGGED_OF_PAGES = {"enableNetwork": False, "enablePage": True}
"""Its own log, without the network's part, which would hold what forms send."""

_BEGUN, _PROGRESS = "Page.downloadWillBegin", "Page.downloadProgress"


@dataclass(frozen=True, slots=True)
class Progress:
    """One download; `name` is the file's own, which may name a patient. `total` bytes are what
    the server promised, 0 where it promised nothing; `furthest` is how far it ever came."""

    name: str = ""
    total: int = 0
    furthest: int = 0
    state: str = "inProgress"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state != "inProgress"

    @property
    def gave_up(self) -> bool:
        """Whether Chromium could not fetch it, after several tries of its own."""
        return self.state == "canceled"


class DownloadLog:
    """The downloads of one browser, in the order in which they began."""

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver
        self._downloads: dict[str, Progress] = {}

    def read(self) -> list[Progress]:
        """Every download so far."""
        for method, told in self._events():
            known = self._downloads.get(told["guid"], Progress())
            if method == _PROGRESS:
                self._downloads[told["guid"]] = _further(known, told)
            else:
                self._downloads[told["guid"]] = replace(known, name=told["suggestedFilename"])
        return list(self._downloads.values())

    def _events(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        entries = self._driver.execute("getLog", {"type": "performance"})["value"]
        for entry in entries:
            message = json.loads(entry["message"])["message"]
            if message["method"] in {_BEGUN, _PROGRESS}:
                yield message["method"], message["params"]


def _further(known: Progress, told: Mapping[str, str]) -> Progress:
    return replace(
        known,
        total=int(float(told["totalBytes"])),
        furthest=max(known.furthest, int(float(told["receivedBytes"]))),
        state=told["state"],
    )
