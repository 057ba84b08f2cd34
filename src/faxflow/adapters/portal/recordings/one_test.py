"""A Selenium IDE project with one of its tests alone, each other byte as it was."""

from collections.abc import Sequence

from faxflow.adapters.portal.recordings.cut import Cut, applied
from faxflow.adapters.portal.recordings.json_strings import objects_of
from faxflow.adapters.portal.recordings.unreadable import UnreadableFile
from faxflow.domain.recording import Recording


def place_of(name: str, recordings: Sequence[Recording]) -> int:
    """Which of the walks is meant, by its name or by its number from 1, counted from 0.

    Raises UnreadableFile where none or more than one is.
    """
    titles = [one.title for one in recordings]
    exact = [n for n, title in enumerate(titles) if title == name]
    found = exact or [n for n, title in enumerate(titles) if title.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found and name.isdecimal() and 0 < int(name) <= len(recordings):
        return int(name) - 1
    what = "it holds no test" if not found else "it holds more than one test"
    raise UnreadableFile(f"{what} “{name}”", f"It holds {told(recordings)}.")


def told(recordings: Sequence[Recording]) -> str:
    """The names of the walks, with their numbers where two are the same."""
    names = [one.title for one in recordings]
    if len(set(names)) == len(names):
        return ", ".join(f"“{name}”" for name in names)
    return ", ".join(f"{number} “{name}”" for number, name in enumerate(names, start=1))


def only_test(source: str, kept: int) -> str:
    """The text without the other tests; `kept` counts from 0 among all that the list holds."""
    tests = {path[1]: span for path, span in objects_of(source).items() if _is_test(path)}
    spans = [tests[number] for number in sorted(tests)]
    before, after = Cut(spans[0][0], tests[kept][0], ""), Cut(tests[kept][1], spans[-1][1], "")
    return applied(source, [before, after])


def _is_test(path: tuple[str | int, ...]) -> bool:
    return len(path) == 2 and path[0] == "tests"  # noqa: PLR2004
