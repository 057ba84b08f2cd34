"""docs/exit-codes.md: each code, and every failure that ends with it, as the code has them."""

import re
from collections.abc import Iterator

from faxflow.errors import ExitCode, FaxflowError
from faxflow.views.papers.exit_words import exit_remedy, exit_words

_HEAD = """\
# Exit codes

Made from the code, do not edit it by hand. They are the same with and without `--json`, and stay
the same from release to release. cron does not look at them; systemd, a dead-man's ping and your
scripts do.

| code | means | what to do |
|---|---|---|"""

_SIGN = re.compile(r"\{(\w+)[^}]*\}")


def exit_page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_rows(), "", *_sections()])


def _rows() -> Iterator[str]:
    for code in ExitCode:
        yield f"| {int(code)} | {exit_words(code)} | {exit_remedy(code)} |"


def _sections() -> Iterator[str]:
    """The failures of each code, by name: the log and the records of runs have that name."""
    known = sorted(set(_below(FaxflowError)), key=lambda one: one.__name__)
    for code in ExitCode:
        ending = [one for one in known if one.exit_code == code and one.sentence != "{what}"]
        if not ending:
            continue
        yield f"## {int(code)}: {exit_words(code).rstrip('.').partition(':')[0]}\n"
        yield "| failure | says |\n|---|---|"
        for one in ending:
            yield f"| `{one.__name__}` | {_told(one)} |"
        yield ""


def _told(error: type[FaxflowError]) -> str:
    """Its sentence and remedy, with a dot row for each fact that the run fills in."""
    text = f"{error.sentence} {error.remedy}".strip()
    return " ".join(_SIGN.sub("…", text).replace("|", "\\|").split())


def _below(error: type[FaxflowError]) -> Iterator[type[FaxflowError]]:
    for one in error.__subclasses__():
        yield one
        yield from _below(one)
