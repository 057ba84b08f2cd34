"""Options that are the same on several commands, written down once as a dataclass's fields."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_type_hints

from faxflow.errors import BadUsage


def sharing(**kinds: type) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A command takes each dataclass by that name; its fields are options of the command line.

    Each field is `Annotated[…, typer.Option(…)]` with a default. They stand in the help where
    the parameter stands in the function. An empty text raises BadUsage: it is a script's variable
    that was never set, and as no option at all it would pick everything.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def called(**given: Any) -> Any:
            for name, kind in kinds.items():
                own = {field.name: given.pop(field.name) for field in fields(kind)}
                _refuse_empty(kind, own)
                given[name] = kind(**own)
            return command(**given)

        parameters = _parameters(command, kinds)
        # typer reads both; what `wraps` copied speaks of the dataclass.
        called.__annotations__ = {one.name: one.annotation for one in parameters}
        vars(called)["__signature__"] = inspect.Signature(parameters)
        return called

    return decorate


def _refuse_empty(kind: type, given: dict[str, Any]) -> None:
    empty = [name for name, value in given.items() if isinstance(value, str) and not value.strip()]
    if empty:
        option = get_type_hints(kind, include_extras=True)[empty[0]].__metadata__[0]
        # Where it is annotated, typer keeps the first of its names as the default.
        name = [*(option.param_decls or ()), option.default][0]
        what = f"{name} is empty, as where a variable of a script is not set."
        raise BadUsage(what=what, todo="Say which, or leave it out; nothing was changed.")


def _parameters(command: Callable[..., Any], kinds: dict[str, type]) -> list[inspect.Parameter]:
    found = []
    for name, one in inspect.signature(command, eval_str=True).parameters.items():
        found += _options(kinds[name]) if name in kinds else [_by_name(one)]
    return found


def _options(kind: type) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=hints[field.name],
        )
        for field in fields(kind)
    ]


def _by_name(one: inspect.Parameter) -> inspect.Parameter:
    return one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
