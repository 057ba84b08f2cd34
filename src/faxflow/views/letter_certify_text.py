"""Which templates' letters may share documents, in words and as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.counted import counted


@dataclass(frozen=True, slots=True)
class Tried:
    """A template, how much of it was compared, and what was different."""

    template: str
    office: str
    letters: int
    pages: int
    differences: Sequence[str]

    @property
    def certified(self) -> bool:
        """Whether nothing was different."""
        return not self.differences


def certified_text(tried: Sequence[Tried]) -> str:
    """A paragraph a template."""
    return "\n".join(map(_told, tried))


def certified_data(tried: Sequence[Tried]) -> Mapping[str, object]:
    """For `--json`."""
    return {
        "office": next((one.office for one in tried), None),
        "templates": [
            {
                "template": one.template,
                "certified": one.certified,
                "letters": one.letters,
                "pages": one.pages,
                "differences": list(one.differences),
            }
            for one in tried
        ],
    }


def _told(tried: Tried) -> str:
    if tried.certified:
        compared = f"{counted(tried.letters, 'letter')} of {counted(tried.pages, 'page')}"
        return (
            f"{tried.template}: certified for {tried.office}.\n"
            f"  {compared} look the same drawn together and alone: letters share documents now."
        )
    found = "".join(f"\n  {difference}" for difference in tried.differences)
    return f"{tried.template}: not certified; each letter is drawn alone, as before.{found}"
