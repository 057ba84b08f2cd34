"""What a check of the store tells."""

from collections.abc import Iterator, Sequence

from faxflow.domain.counted import counted
from faxflow.domain.store_finding import StoreFinding


def check_text(findings: Sequence[StoreFinding], looked_at: str) -> str:
    """The whole answer: what was looked at, and each finding with its cure."""
    wrong = sum(not one.warning for one in findings)
    blocks = ["\n".join(_block(one)) for one in findings]
    if not findings:
        return f"The store is well: {looked_at}."
    verdict = f"{counted(wrong, 'rule')} broken" if wrong else "Nothing is broken"
    return "\n\n".join([*blocks, f"{verdict}; {looked_at}."])


def _block(one: StoreFinding) -> Iterator[str]:
    yield f"{'look at' if one.warning else 'WRONG'}  {one.rule}: {one.what}"
    more = one.count - len(one.subjects)
    told = ", ".join(one.subjects)
    yield f"    {told}{f', and {more:,} more' if more else ''}"
    yield f"    {one.cure}"


def looked_at(rules: int, *, events: int, files: int, let_go: int, quick: bool) -> str:
    """What was looked at, in words."""
    if quick:
        return f"{counted(rules, 'rule')}, {counted(files, 'file')} by their names (a quick look)"
    gone = f", {let_go:,} of them let go or not drawn yet" if let_go else ""
    chain = f"a chain of {counted(events, 'event')}"
    return f"{counted(rules, 'rule')}, {chain}, {counted(files, 'file')}{gone}"
