"""How many pages a letter may have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The fewest and the most pages, both allowed; None is no limit."""

    min_pages: int | None = None
    max_pages: int | None = None

    def broken_by(self, pages: int) -> str | None:
        """Why a letter of so many pages must not go out."""
        if self.max_pages is not None and pages > self.max_pages:
            most = f"{self.max_pages} are" if self.max_pages != 1 else "1 is"
            return f"it has {pages} pages, and {most} the most that [letter] max_pages allows"
        if self.min_pages is not None and pages < self.min_pages:
            has = f"{pages} pages" if pages != 1 else "1 page"
            return f"it has {has}, and {self.min_pages} are the fewest that [letter] min_pages asks"
        return None
