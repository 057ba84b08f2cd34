"""Reads the body of an answer whole, within a limit, or says what is wrong with it."""

import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from ssl import SSLError

from faxflow.errors import DownloadBroken, NoReportCame

_PIECE = 262_144
_GZIP = 31
"""zlib's word for a gzip header."""
_PADDING = b"\0"


def whole_body(response: HTTPResponse, server: str, most: int) -> bytes:
    """All of it, unpacked. Raises NoReportCame, DownloadBroken."""
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        what = "it is packed in a way that nobody asked for"
        raise NoReportCame(server=server, what=what)
    if (response.length or 0) > most:
        raise _too_big(server, most)
    content = _read(response, server, most)
    if packing != "identity":
        content = _unpacked(content, server, most)
    if not content:
        raise NoReportCame(server=server, what="what it sent is empty")
    return content


def _read(response: HTTPResponse, server: str, most: int) -> bytes:
    announced = response.length
    content = bytearray()
    try:
        for piece in _pieces(response):
            content += piece
            if len(content) > most:
                raise _too_big(server, most)
    except SSLError as error:  # older ones of Python 3.11 give no SSLEOFError here
        raise _broken(
            server, len(content), announced, ", and TLS did not say that this was its end"
        ) from error
    except (OSError, HTTPException) as error:
        raise _broken(server, len(content), announced) from error
    if announced is not None and len(content) < announced:
        raise _broken(server, len(content), announced)
    return bytes(content)


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    # One read of the line each: a server that drips meets its limit, whatever it announced.
    while piece := response.read1(_PIECE):
        yield piece


def _unpacked(content: bytes, server: str, most: int) -> bytes:
    """All members one after the other: servers that pack piece by piece send several."""
    unpacked, rest = bytearray(), content
    while rest:
        unpacker = zlib.decompressobj(_GZIP)
        try:
            unpacked += unpacker.decompress(rest, most + 1 - len(unpacked))
        except zlib.error as error:
            raise NoReportCame(server=server, what="it cannot be unpacked") from error
        if len(unpacked) > most:
            raise _too_big(server, most)
        if not unpacker.eof:
            raise _broken(server, len(content), None)
        rest = unpacker.unused_data.lstrip(_PADDING)
    return bytes(unpacked)


def _too_big(server: str, most: int) -> NoReportCame:
    return NoReportCame(server=server, what=f"it has more than {most / 1e6:g} MB (max_megabytes)")


def _broken(server: str, came: int, announced: int | None, why: str = "") -> DownloadBroken:
    of = f" of {announced:,}" if announced is not None else ""
    return DownloadBroken(server=server, where=f" after {came:,}{of} bytes{why}")
