"""A mail's running text as whole sentences, labelled lines and tables left out."""

import re

_LABEL = re.compile(r"[^.:：]{1,40}\s*[:：](?:\s|$)")
_GAP = re.compile(r"\t|\S {3,}\S")
_END = re.compile(r"(?<=[.!?])(?<!\bref.)(?<!\bno.)(?<!\bnr.)\s+|(?<=[。！？])|\n")
_LINK = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_QUOTE = re.compile(r"^\s*>+\s?")
_MAX_LINES = 400
_LONGEST = 5_000  # characters; no sentence on a fax is longer


def sentences(lines: tuple[str, ...]) -> list[str]:
    """Each sentence once, those that run over several lines put together again."""
    text = "".join(_joined(lines[:_MAX_LINES]))
    pieces = (piece.strip() for piece in _END.split(_LINK.sub("", text)))
    return list(dict.fromkeys(piece for piece in pieces if 0 < len(piece) <= _LONGEST))


def _joined(lines: tuple[str, ...]) -> list[str]:
    pieces: list[str] = []
    for line in lines:
        plain = _QUOTE.sub("", line).strip()
        pieces.append("\n" if _stands_alone(line, plain) else " ")
        pieces.append(plain)
        if _stands_alone(line, plain):
            pieces.append("\n")
    return pieces


def _stands_alone(line: str, plain: str) -> bool:
    return not plain or bool(_LABEL.match(plain)) or bool(_GAP.search(line.strip()))
