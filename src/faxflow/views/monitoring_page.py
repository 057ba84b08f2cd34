"""What docs/monitoring.md lists from the code: metrics, events and keys of the log."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Final, get_args, get_origin, get_type_hints

from faxflow.domain.signals.catalogue import EVERY
from faxflow.domain.signals.log_line import EVENTS, EveryLine, LogEvent, LogKeys
from faxflow.domain.signals.metric import Metric

_BLOCK: Final = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- /made -->)", re.DOTALL)


def monitoring_page(text: str) -> str:
    """The page with what stands between its marks made anew; the rest is written by hand."""
    return _BLOCK.sub(lambda met: f"{met[1]}\n{_MADE[met[2]]()}\n{met[3]}", text)


def _metrics() -> str:
    lines = ["| metric | means | look at, do |", "|---|---|---|"]
    return "\n".join([*lines, *(_row(one) for one in EVERY), ""])


def _row(metric: Metric) -> str:
    labels = f"{{{', '.join(metric.labels)}}}" if metric.labels else ""
    kind = "" if metric.kind == "gauge" else " (counter)"
    return f"| `{metric.name}{labels}`{kind} | {_cell(metric.help)} | {_cell(metric.then)} |"


def _events() -> str:
    lines = ["| event | means |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{one}` | {_cell(EVENTS[one])} |" for one in LogEvent), ""])


def _keys() -> str:
    lines = ["| key | holds |", "|---|---|"]
    told = [*_explained(EveryLine), *_explained(LogKeys)]
    return "\n".join([*lines, *(f"| `{name}` | {_cell(words)} |" for name, words in told), ""])


def _explained(shape: type) -> Iterator[tuple[str, str]]:
    """Each key of a shape, and what its type is annotated with."""
    for name, hint in get_type_hints(shape, include_extras=True).items():
        words = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        yield name, " ".join(words)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


_MADE: Final[Mapping[str, Callable[[], str]]] = {
    "metrics": _metrics,
    "events": _events,
    "keys": _keys,
}
