"""The page on a fax's states: a diagram and a table, both drawn from the one table of rules."""

from collections.abc import Iterator

from faxflow.domain.delivery import RULES, State

_HEAD = """\
# The states of a fax

Made from `src/faxflow/domain/delivery.py`; do not edit it by hand. A move that
does not stand in the table below cannot happen: the store refuses it.
"""

_MEANS = {
    State.READY: "to be sent by the next run of `send`",
    State.SENDING: "claimed by a run; the server cannot have it yet",
    State.SUBMITTING: "the final dot is going out or has gone out; no reply is noted yet",
    State.SENT: "the gateway's server took it",
    State.IN_DOUBT: "nobody knows whether it went out; never sent again by itself",
    State.WAITING: "it failed, and its next try has a time",
    State.HELD: "waits on purpose for a person",
    State.FAILED: "tries used up, or a reason that no retry mends; a person has a task",
    State.DELIVERED: "delivered, with its evidence",
    State.CANCELLED: "a person decided that it is not to go out",
}

_ENDS = (State.DELIVERED, State.CANCELLED)
"""States in which nobody needs to do anything more."""


def states_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, _diagram(), "## What each state means\n", _meanings()]
    return "\n".join([*parts, "## What leads from where to where\n", _table()])


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> ready", "    [*] --> held"]
    lines += [f'    state "{state}" as {_name(state)}' for state in State if _name(state) != state]
    lines += [f"    {_name(source)} --> {_name(target)}" for source, target in _moves()]
    lines += [f"    {_name(state)} --> [*]" for state in _ENDS]
    return "\n".join([*lines, "```", ""])


def _meanings() -> str:
    lines = ["| state | means |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{state}` | {_MEANS[state]} |" for state in State), ""])


def _table() -> str:
    lines = ["| from | what happens | to |", "|---|---|---|"]
    for (source, cause), targets in RULES.items():
        to = ", ".join(f"`{target}`" for target in State if target in targets)
        lines.append(f"| `{source}` | {cause} | {to} |")
    return "\n".join([*lines, ""])


def _moves() -> Iterator[tuple[State, State]]:
    """Each pair of states that some cause joins, once."""
    joined = {(source, target) for (source, _), targets in RULES.items() for target in targets}
    for source in State:
        yield from ((source, target) for target in State if (source, target) in joined)


def _name(state: State) -> str:
    """The state as Mermaid takes it: a hyphen would end the name."""
    return state.replace("-", "_")
