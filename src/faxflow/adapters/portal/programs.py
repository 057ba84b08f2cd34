"""Finds the browser and its driver on this machine."""

import shutil
from pathlib import Path

from faxflow.errors import PartMissing

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find_browser(chromium: Path | None, chromedriver: Path | None) -> tuple[Path, Path] | None:
    """Browser and driver, the configured ones before those in PATH; None where one is missing."""
    browser, driver = find_chromium(chromium), find_driver(chromedriver)
    return (browser, driver) if browser and driver else None


def find_chromium(chromium: Path | None) -> Path | None:
    """The browser alone; None where it is missing."""
    return _present(chromium) if chromium else _in_path(_BROWSERS) or _application()


def find_driver(chromedriver: Path | None) -> Path | None:
    """The driver alone; None where it is missing."""
    return _present(chromedriver) if chromedriver else _in_path(("chromedriver",))


def need_browser(chromium: Path | None, chromedriver: Path | None) -> tuple[Path, Path]:
    """Browser and driver. Raises PartMissing, which names the command that brings them."""
    found = find_browser(chromium, chromedriver)
    if found is None:
        raise PartMissing(
            part="Chromium with its driver", todo="Run: apt-get install chromium chromium-driver"
        )
    return found


def _in_path(names: tuple[str, ...]) -> Path | None:
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path), None)


def _application() -> Path | None:
    return next(filter(None, map(_present, _APPLICATIONS)), None)


def _present(path: Path) -> Path | None:
    return path.absolute() if path.is_file() else None
