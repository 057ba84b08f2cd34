"""A page read back strictly: a tag that is not closed, or closed twice, is an error."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta"})


@dataclass
class Element:
    """An element with what stands in it; text is without that of scripts and styles."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def all(self, name: str = "") -> list["Element"]:
        """It and all below of that name; of any where none is given."""
        below = [found for child in self.children for found in child.all(name)]
        return [self, *below] if name in {"", self.name} else below

    def words(self) -> str:
        """All words in it, in no order."""
        return " ".join(filter(None, [self.text.strip(), *(one.words() for one in self.children)]))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]
        self.declared: list[str] = []

    def handle_decl(self, decl: str) -> None:
        self.declared.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in {tag}"
        assert all(value for _, value in attrs), f"an empty attribute in {tag}"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"{tag} is closed within {self.open[-1].name}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


def read(page: str) -> Element:
    """The html element."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert [one.name for one in reader.open] == ["document"]
    assert reader.declared == ["DOCTYPE html"]
    [whole] = reader.open[0].children
    return whole
