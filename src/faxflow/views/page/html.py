"""HTML that is safe by its type: plain text is escaped wherever it goes in."""

import re
from html import escape


class Html(str):
    """Text that is HTML already; every other text is escaped before it goes into a page."""

    __slots__ = ()


NOTHING = Html("")


def element(name: str, /, *content: str, **attributes: str | None) -> Html:
    """`<name …>content</name>`; attributes that are None or empty are left out.

    A trailing underscore of an attribute's name goes, others become hyphens: `class_`,
    `aria_label`.
    """
    return Html(f"<{name}{_written(attributes)}>{joined(*content)}</{name}>")


def void(name: str, /, **attributes: str | None) -> Html:
    """An element that has no content, as `<meta …>`."""
    return Html(f"<{name}{_written(attributes)}>")


def joined(*content: str) -> Html:
    """The pieces one after the other."""
    return Html("".join(map(safe, content)))


def safe(text: str) -> Html:
    """The text as HTML."""
    return text if isinstance(text, Html) else Html(escape(text))


def typed(words: str) -> Html:
    """A sentence in which `commands` stand as what is to be typed."""
    pieces = words.split("`")
    if len(pieces) % 2 == 0:
        return safe(words)
    return joined(*(code(one) if at % 2 else one for at, one in enumerate(pieces)))


def code(command: str) -> Html:
    """A command, whose words stay whole: a line that ends at a hyphen reads like another."""
    words = [element("span", word) for word in command.split(" ")]
    return element("code", Html(" ".join(words)))


def id_of(kind: str, key: str) -> str:
    """An id for a page, as `m-fax-made`: letters, digits and hyphens."""
    return f"{kind}-{re.sub('[^A-Za-z0-9]+', '-', key).strip('-').lower()}"


def _written(attributes: dict[str, str | None]) -> str:
    """The attributes with a space before each."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value
    )
