"""How the report comes: as a file, or as what a portal in trouble gives in its place."""

from faxflow.simulator.portal import closed_pages
from faxflow.simulator.portal.exchange import Reply, page_reply
from faxflow.simulator.portal.pages import report_ready
from faxflow.simulator.portal.spreadsheet import FILE_NAME
from faxflow.simulator.portal.trouble import Trouble

_TWICE = """<script>document.querySelector("a").onclick = () => {
  document.body.append(Object.assign(document.createElement("iframe"), { src: "%s" }));
};</script>"""


def ready(link: str, trouble: Trouble | None) -> Reply:
    """The page with the link to the report, or the word that there is none."""
    if trouble is Trouble.NO_DATA:
        return page_reply(closed_pages.no_data())
    more = _TWICE % link if trouble is Trouble.TWO_FILES else ""
    return page_reply(report_ready(link) + more)


def handed_out(report: bytes, trouble: Trouble | None) -> Reply:
    """The file, or what comes in its place."""
    if trouble is Trouble.ERROR_PAGE:
        return page_reply(closed_pages.error(), 500)
    if trouble is Trouble.SHOWN:
        return Reply(report)
    if trouble is Trouble.INLINE:
        return Reply(report, content="text/plain; charset=windows-1252")
    return Reply(report, file_name=FILE_NAME, content="application/vnd.ms-excel")
