"""What is said where a page was opened and no report came."""

from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.errors import DownloadIsPage, DownloadIsUntitledPage


def page_came(site: Site, page: Sight, what: str) -> DownloadIsPage:
    """The failure, with the page's title where it has one."""
    kind = DownloadIsPage if page.title.strip() else DownloadIsUntitledPage
    return kind(server=site.server, site=site.path.name, title=page.title, what=what)
