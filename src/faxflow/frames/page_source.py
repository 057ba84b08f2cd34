"""HTML pages as tables, and what a page is that holds none: a sign-in page, a frame."""

import codecs
import re
from collections.abc import Sequence

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport, SignInPage
from faxflow.frames import html_page
from faxflow.frames.cut_page import is_cut_page
from faxflow.frames.encoding import Decoded
from faxflow.frames.html_sheets import sheets_of
from faxflow.frames.mhtml import WebPage
from faxflow.frames.source import Content, ReaderKind, Source
from faxflow.frames.text_source import text_sources

_HEAD = 4096
_CHARSET = re.compile(r"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_FRAME = re.compile(r"<i?frame\b", re.IGNORECASE)
_FALLBACK = "cp1252"
_ITS_OWN = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "ascii", "cp1252"))
"""What is told better by the bytes than by a page that names it."""


def page_content(report: ReportFile, decoded: Decoded) -> Content:
    """The tables of a page. Raises NotAReport, SignInPage."""
    content = _of_page(report, _as_declared(report.content, decoded), None)
    if not content.sources and _FRAME.search(decoded.text):
        what = "it is a frame around pages that are files of their own; save the inner page"
        raise NotAReport(name=report.name, what=what)
    return content


def pages_content(report: ReportFile, pages: Sequence[WebPage]) -> Content:
    """The tables of all pages of a web archive. Raises NotAReport, SignInPage."""
    contents = [_of_page(report, page.text, page.name) for page in pages]
    sources = [source for content in contents for source in content.sources]
    return Content(sources, " ".join(content.words for content in contents))


def _of_page(report: ReportFile, decoded: Decoded, name: str | None) -> Content:
    page = html_page.parse_page(decoded.text)
    if page is None:
        return Content((), "")
    words = html_page.words_of(page)
    if html_page.asks_for_password(page) or html_page.leads_to_sign_in(words, decoded.text):
        raise SignInPage(name=report.name)
    if is_cut_page(decoded.text):
        raise NotAReport(name=report.name, what="the page is cut off before its table ends")
    sheets = sheets_of(html_page.tables_of(page))
    sources = [Source(sheet, ReaderKind.HTML, decoded.encoding, name=name) for sheet in sheets]
    typed = html_page.preformatted(page)
    if typed.strip():
        sources += text_sources(Decoded(typed, decoded.encoding))
    return Content(sources, words)


def _as_declared(content: bytes, decoded: Decoded) -> Decoded:
    """The text by the encoding that the page names, where the bytes do not tell another."""
    found = _CHARSET.search(decoded.text[:_HEAD])
    if found is None or decoded.encoding != _FALLBACK:
        return decoded
    try:
        encoding = codecs.lookup(found[1]).name
        if encoding in _ITS_OWN:
            return decoded
        return Decoded(content.decode(encoding), encoding)
    except (LookupError, UnicodeDecodeError):
        return decoded
