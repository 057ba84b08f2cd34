"""What a file is by its first bytes; its name and its sender's word count for little."""

from dataclasses import dataclass
from enum import StrEnum

_HEAD = 1024
"""A PDF may begin behind other bytes, but not far."""


class Media(StrEnum):
    """Kinds of file that come with referrals, by their media types."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    HEIC = "image/heic"
    WAV = "audio/wav"
    MP3 = "audio/mpeg"
    OGG = "audio/ogg"
    MP4 = "audio/mp4"
    AMR = "audio/amr"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ZIP = "application/zip"
    MAIL = "message/rfc822"
    TEXT = "text/plain"
    HTML = "text/html"
    CSV = "text/csv"
    OTHER = "application/octet-stream"

    @property
    def suffix(self) -> str:
        """The end of a file's name, so that programs know it."""
        return _SUFFIXES.get(self, ".bin")

    @property
    def is_sound(self) -> bool:
        """Whether somebody speaks in it."""
        return self.value.startswith("audio/")

    @property
    def is_picture(self) -> bool:
        """Whether it may be a mere ornament of a mail."""
        return self in {Media.PNG, Media.JPEG, Media.GIF}


@dataclass(frozen=True, slots=True)
class _Sign:
    media: Media
    begins: bytes
    then: bytes = b""
    at: int = 0

    def fits(self, content: bytes) -> bool:
        then = content[self.at : self.at + len(self.then)]
        return content.startswith(self.begins) and then == self.then


_SIGNS = (
    _Sign(Media.TIFF, b"II*\0"),
    _Sign(Media.TIFF, b"MM\0*"),
    _Sign(Media.PNG, b"\x89PNG\r\n\x1a\n"),
    _Sign(Media.JPEG, b"\xff\xd8\xff"),
    _Sign(Media.GIF, b"GIF8"),
    _Sign(Media.WAV, b"RIFF", b"WAVE", 8),
    _Sign(Media.MP3, b"ID3"),
    _Sign(Media.MP3, b"\xff\xfb"),
    _Sign(Media.MP3, b"\xff\xf3"),
    _Sign(Media.MP3, b"\xff\xf2"),
    _Sign(Media.OGG, b"OggS"),
    _Sign(Media.AMR, b"#!AMR"),
    _Sign(Media.HEIC, b"", b"ftyphei", 4),
    _Sign(Media.HEIC, b"", b"ftypmif1", 4),
    _Sign(Media.MP4, b"", b"ftyp", 4),
    _Sign(Media.ZIP, b"PK\x03\x04"),
)

_SUFFIXES = {
    Media.PDF: ".pdf",
    Media.TIFF: ".tif",
    Media.PNG: ".png",
    Media.JPEG: ".jpg",
    Media.GIF: ".gif",
    Media.HEIC: ".heic",
    Media.WAV: ".wav",
    Media.MP3: ".mp3",
    Media.OGG: ".ogg",
    Media.MP4: ".m4a",
    Media.AMR: ".amr",
    Media.WORD: ".docx",
    Media.ZIP: ".zip",
    Media.MAIL: ".eml",
    Media.TEXT: ".txt",
    Media.HTML: ".html",
    Media.CSV: ".csv",
}


def media_of(content: bytes, told: str = "") -> Media:
    """The file's kind; what its sender calls it (`told`) is believed of text and sound alone."""
    found = next((sign.media for sign in _SIGNS if sign.fits(content)), None)
    # An archive may hold a PDF as it is, and another one behind it.
    if found is None and b"%PDF-" in content[:_HEAD]:
        return Media.PDF
    if found is Media.ZIP and b"word/" in content:
        return Media.WORD
    return found or _told(told.lower()) or (Media.TEXT if _is_text(content) else Media.OTHER)


def _told(told: str) -> Media | None:
    if told.startswith("audio/"):
        return _NAMED.get(told, Media.WAV)
    return Media(told) if told in _TEXTS else None


def _is_text(content: bytes) -> bool:
    """Whether somebody may have typed it: letters in UTF-8, and nothing that no page shows."""
    head = content[:_HEAD].decode("utf-8", "replace").rstrip("\ufffd")  # it may be cut in two
    return bool(head) and all(sign.isprintable() or sign.isspace() for sign in head)


_NAMED = {media.value: media for media in Media if media.is_sound}
_TEXTS = frozenset({Media.TEXT, Media.HTML, Media.CSV, Media.MAIL})
