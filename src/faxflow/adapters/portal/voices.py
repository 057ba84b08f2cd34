"""Which documents speak for the portal: frames of other servers speak for themselves."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.domain.recording import Step


def with_speech(
    pages: Iterable[Sight], site: Site, step: Step | None
) -> Iterator[tuple[Sight, bool]]:
    """Each page, and whether it speaks for the portal; outer pages come before inner ones."""
    holder = ""
    for page in pages:
        holder = holder if page.frame else urlsplit(page.address).netloc
        yield page, speaks(page, site, step, holder)


def speaks(page: Sight, site: Site, step: Step | None, holder: str = "") -> bool:
    """Whether what the page says is about the portal and the step, or any step where none is told.

    `holder` is the server of the tab's outermost page: a portal may have led us on to it. A frame
    without a server was written by the page itself.
    """
    steps = [step] if step else site.recording.steps
    own = urlsplit(page.address).netloc in {site.server, holder, ""}
    return not page.frame or own or any(page.frame == one.frame for one in steps)
