"""One answer for all that a person named: what was done, and what was refused and why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from faxflow.cli.session import Answer
from faxflow.errors import ExitCode


class Result(Protocol):
    """What became of one of them; `known` is False where there is none of that name."""

    @property
    def done(self) -> bool: ...
    @property
    def told(self) -> str: ...
    @property
    def known(self) -> bool: ...


R = TypeVar("R", bound=Result)


def each(
    names: Sequence[str], work_on: Callable[[str], R], data: Callable[[R], dict[str, object]]
) -> Answer:
    """Works on each name once, whatever became of the others."""
    return answer_of([work_on(name) for name in dict.fromkeys(names)], data)


def answer_of(results: Sequence[R], data: Callable[[R], dict[str, object]]) -> Answer:
    """What was done on standard output, what was refused on standard error."""
    refused = [one.told for one in results if not one.done]
    return Answer(
        "\n".join(one.told for one in results if one.done),
        {"results": [data(one) for one in results], "done": len(results) - len(refused)},
        lists_tasks=bool(refused),
        problems=refused,
        code=_code(results),
    )


def _code(results: Iterable[Result]) -> ExitCode:
    if not all(one.known for one in results):
        return ExitCode.USAGE
    return ExitCode.DONE if all(one.done for one in results) else ExitCode.NEEDS_PERSON
