"""Seeded damage to mails, by what it may do to their meaning.

`damage` only takes away, garbles or reorders: it says nothing new of any fax. `company` adds
older results in quotes, attached mails and other parts, which a reader must not take for the
mail's own words.
"""

import re
from collections.abc import Callable
from random import Random

OLDER_NUMBER = "+12025550177"
_OLDER = (
    b"> Your fax to +1 202 555 0177 was delivered successfully.\n> Status: Delivered\n",
    b"On Mon, 2 Mar 2026 at 09:00, Fax wrote:\n> To: 2025550177\n> Status: Sent\n",
    b"-----Original Message-----\nSubject: Your fax to 2025550177 was sent\n\nStatus: Delivered\n",
)
_CHARSETS = (b"utf-8", b"utf-16", b"iso-2022-jp", b"windows-1251", b"us-ascii", b"x-none", b"utf-7")
Mutation = Callable[[bytes, Random], bytes]


def flip_bytes(raw: bytes, chance: Random) -> bytes:
    found = bytearray(raw)
    for _ in range(chance.choice((1, 2, 5, 20))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def drop_bytes(raw: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(raw))
    return raw[:start] + raw[start + chance.randrange(1, 40) :]


def drop_lines(raw: bytes, chance: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    lost = {chance.randrange(len(lines)) for _ in range(chance.randrange(1, 5))}
    return b"".join(line for at, line in enumerate(lines) if at not in lost)


def repeat_lines(raw: bytes, chance: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at:at] = [lines[at]] * chance.randrange(1, 4)
    return b"".join(lines)


def cut_off(raw: bytes, chance: Random) -> bytes:
    return raw[: chance.randrange(len(raw)) + 1]


def swap_headers(raw: bytes, chance: Random) -> bytes:
    head, gap, body = raw.partition(b"\n\n")
    lines = re.split(rb"\n(?![ \t])", head)
    chance.shuffle(lines)
    return b"\n".join(lines) + gap + body


def relabel_charset(raw: bytes, chance: Random) -> bytes:
    return re.sub(rb'charset="?[\w-]+"?', b"charset=" + chance.choice(_CHARSETS), raw)


def nest(raw: bytes, chance: Random) -> bytes:
    """The body as the innermost of some multiparts."""
    head, gap, body = raw.partition(b"\n\n")
    lines = re.split(rb"\n(?![ \t])", head)
    kinds = [line for line in lines if line.lower().startswith(b"content-")]
    others = [line for line in lines if line not in kinds]
    inner = b"\n".join(kinds) + b"\n\n" + body
    for level in range(chance.randrange(1, 5)):
        edge = b"edge%d" % level
        kind = b'Content-Type: multipart/mixed; boundary="' + edge + b'"'
        inner = kind + b"\n\n--" + edge + b"\n" + inner + b"\n--" + edge + b"--\n"
    top, _, rest = inner.partition(b"\n\n")
    return b"\n".join([*others, top]) + gap + rest


def quote_older(raw: bytes, chance: Random) -> bytes:
    older = chance.choice(_OLDER)
    if b"</html>" in raw or b"text/html" in raw.partition(b"\n\n")[0]:
        older = b"<blockquote><p>" + older.replace(b"\n", b"</p><p>") + b"</p></blockquote>"
    return raw.rstrip() + b"\n\n" + older


def attach_older(raw: bytes, chance: Random) -> bytes:
    """The mail with an older result of another fax attached to it."""
    nested = nest(raw, Random(0))  # one multipart, edge0, around all
    kind = chance.choice((b"message/rfc822", b"text/plain; name=log.txt"))
    older = (
        b"--edge0\nContent-Type: " + kind + b"\nContent-Disposition: attachment\n\n"
        b"Subject: Your fax to 2025550177 was sent\n\nYour fax to 2025550177 was delivered.\n"
    )
    return nested.replace(b"--edge0--", older + b"--edge0--")


DAMAGE: tuple[Mutation, ...] = (
    flip_bytes,
    drop_bytes,
    drop_lines,
    repeat_lines,
    cut_off,
    swap_headers,
    relabel_charset,
    nest,
)
COMPANY: tuple[Mutation, ...] = (quote_older, attach_older, nest, swap_headers)
