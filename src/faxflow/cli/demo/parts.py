"""The system parts that the demo would like, and what it does without them."""

from dataclasses import dataclass

from faxflow.adapters.letters.office.program import OFFICE_PACKAGES, find_office
from faxflow.adapters.portal.programs import find_browser


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts this machine has."""

    browser: bool
    office: bool

    def left_out(self) -> list[str]:
        """What the demo does in place of each part that is missing."""
        told = []
        if not self.browser:
            told.append("Chromium: the report came by drop folder, not from the portal")
        if not self.office:
            told.append("LibreOffice: letters drawn by the built-in engine, approximate layout")
        return told

    def remedy(self) -> str | None:
        """The one command that brings all that is missing, or None."""
        packages = [] if self.browser else ["chromium", "chromium-driver"]
        packages += [] if self.office else OFFICE_PACKAGES
        if not packages:
            return None
        return f"apt-get install --no-install-recommends {' '.join(packages)}"


def parts_here() -> Parts:
    """Looks for them."""
    return Parts(find_browser(None, None) is not None, find_office() is not None)
