"""The files and the text of a mail, those of mails that it carries among them."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from faxflow.domain.referrals.intake.media import Media, media_of
from faxflow.domain.referrals.intake.piece import Piece
from faxflow.domain.verdict_reading.header_text import Headers, file_name, headers_of
from faxflow.domain.verdict_reading.html_lines import html_lines

_DEEPEST = 20
_LOGO, _INLINE_LOGO = 12_000, 60_000
"""Bytes up to which a picture is no page: by itself, and where the page of the mail shows it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PAGE_DOTS = 700
"""Dots that a page in black and white has on either side, be it of very few bytes."""

_MUCH_MORE = 2
"""So many times the words of the plain text."""

_SIDE_SHOWS = frozenset(
    {
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "application/ics",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
    }
)
_SAVED = re.compile(rb"\A[\w-]+:[^\0]*?^(?:message-id|mime-version|received):", re.I | re.M)
_HEAD = 8_000
_REPORTS = frozenset({"message/delivery-status", "message/disposition-notification"})


@dataclass(frozen=True, slots=True)
class MailPieces:
    """`text` is what the mail says itself, plain where that says as much as its page."""

    files: tuple[Piece, ...]
    text: Piece | None


def mail_pieces(message: Message) -> MailPieces:
    """What the mail brings; damage is read around."""
    leaves = list(_leaves(message, depth=0))
    texts = [one for one in leaves if one.is_text]
    plain = [one for one in texts if one.kind == "text/plain" and one.content.strip()]
    pages = [one for one in texts if one.kind != "text/plain" and one.content.strip()]
    files = tuple(one.piece() for one in leaves if not one.is_text)
    return MailPieces(files, _fuller(_joined(plain, Media.TEXT), _joined(pages, Media.HTML)))


def saved_mail(content: bytes) -> Message | None:
    """The mail that a file is, as programs save them, or None."""
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD], maxsplit=1)[0]
    return email.message_from_bytes(content) if _SAVED.search(head) else None


def _joined(texts: "list[_Leaf]", media: Media) -> Piece | None:
    return Piece(b"\n".join(one.content for one in texts), media) if texts else None


def _fuller(plain: Piece | None, page: Piece | None) -> Piece | None:
    """The plain text, unless it only says that there is a page: some portals' does."""
    if plain is None or page is None:
        return plain or page
    seen = " ".join(html_lines(page.content.decode("utf-8", "replace"))).split()
    return page if len(seen) > _MUCH_MORE * len(plain.content.split()) else plain


@dataclass(frozen=True, slots=True)
class _Leaf:
    kind: str
    content: bytes
    is_text: bool
    shown_inline: bool = False

    def piece(self) -> Piece:
        media = media_of(self.content, self.kind)
        return Piece(self.content, media, self.kind in _SIDE_SHOWS or self._is_logo(media))

    def _is_logo(self, media: Media) -> bool:
        most = _INLINE_LOGO if self.shown_inline else _LOGO
        return media.is_picture and 0 < len(self.content) < most and not _is_page(self.content)


def _is_page(content: bytes) -> bool:
    """Whether a PNG is as large as a page; a logo is low."""
    sides = (content[16:20], content[20:24])  # of the header that every PNG begins with
    return content.startswith(_PNG) and all(
        int.from_bytes(side, "big") >= _PAGE_DOTS for side in sides
    )


def _leaves(part: Message, *, depth: int) -> Iterator[_Leaf]:
    headers = headers_of(part)
    kind = part.get_content_type()
    payload = part.get_payload()
    if kind in _REPORTS:
        return
    if isinstance(payload, list):
        for child in payload if depth < _DEEPEST else ():
            if isinstance(child, Message):
                yield from _leaves(child, depth=depth + 1)
        return
    leaf = _leaf(part, headers, kind)
    saved = saved_mail(leaf.content) if depth < _DEEPEST and not leaf.is_text else None
    if saved:
        yield from _leaves(saved, depth=depth + 1)
    else:
        yield leaf


def _leaf(part: Message, headers: Headers, kind: str) -> _Leaf:
    attached = headers.get("content-disposition", "").lower().lstrip().startswith("attachment")
    is_text = kind in {"text/plain", "text/html"} and not attached and not file_name(part, headers)
    content = _content(part)
    if is_text:
        return _Leaf(kind, _as_utf8(content, part), is_text=True)
    return _Leaf(kind, content, is_text=False, shown_inline="content-id" in headers)


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _as_utf8(content: bytes, part: Message) -> bytes:
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return content.decode(charset).encode()
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace").encode()
