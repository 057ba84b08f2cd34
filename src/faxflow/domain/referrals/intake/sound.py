"""How long a recording is, as its file says."""

_HEADER = 12
_FORMAT, _DATA = b"fmt ", b"data"
_LEAST_FORMAT = 16
_MOST_SECONDS = 24 * 3600


def sound_seconds(content: bytes) -> int | None:
    """The length of a WAV file in whole seconds, at least 1; None where it does not say."""
    chunks = _chunks(content)
    form, data = chunks.get(_FORMAT), chunks.get(_DATA)
    if form is None or data is None or form[1] < _LEAST_FORMAT:
        return None
    start = form[0]
    rate = int.from_bytes(content[start + 8 : start + 12], "little")
    if not rate:
        return None
    return min(_MOST_SECONDS, max(1, round(data[1] / rate)))


def _chunks(content: bytes) -> dict[bytes, tuple[int, int]]:
    """Where each part of the file begins, and how long it is; the first of each name."""
    found: dict[bytes, tuple[int, int]] = {}
    at = _HEADER
    while content.startswith(b"RIFF") and at + 8 <= len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        # A recorder that was cut off has not written the length: what is there counts.
        found.setdefault(content[at : at + 4], (at + 8, min(length, len(content) - at - 8)))
        at += 8 + length + length % 2
    return found
