"""The first faxflow.toml of a practice: short, commented, and ready to be loaded."""

from collections.abc import Iterator

from faxflow.views.setup.draft_parts import CHANGE, First, default, line, remark, to_change
from faxflow.views.setup.draft_servers import gateway, mailbox, notices, oauth
from faxflow.views.setup.draft_source import source


def config_draft(first: First) -> str:
    """The TOML, with CHANGE in the comment of each line that only the practice can fill."""
    sections = (
        _head(first),
        _practice(first),
        _paths(first),
        source(first),
        _report(),
        _letter(),
        gateway(first),
        mailbox(first),
        notices(first),
        oauth(first),
        _hours(),
        _retention(),
    )
    written = ("\n".join(section) for section in sections)
    return "\n\n".join(text for text in written if text) + "\n"


def lines_to_change(draft: str) -> list[int]:
    """The numbers of the lines that say CHANGE, from 1; the head only tells what it means."""
    return [
        number
        for number, text in enumerate(draft.splitlines(), 1)
        if f"# {CHANGE}" in text and not text.startswith("# ")
    ]


def _head(first: First) -> Iterator[str]:
    yield from remark(
        f"The configuration of faxflow for {first.practice}, made by `faxflow init`.",
        "",
        "A line that says CHANGE holds a guess that only you can put right. A line that begins",
        "with #key shows a default; faxflow.example.toml in the program's folder has all of them,",
        "and `faxflow config show` tells what each comes to and where it is from. Relative paths",
        "are relative to this file. After every change: `faxflow config validate`.",
    )


def _practice(first: First) -> Iterator[str]:
    yield "[practice]"
    yield line("name", first.practice, "stands in letters as {{ practice_name }}, and in alerts")
    if first.environment == "rehearsal":
        yield line("environment", first.environment, "no real fax goes out; when a rehearsal came")
        yield from _beside('out right: "production", then `faxflow store create`')
    else:
        yield line(
            "environment", first.environment, "or rehearsal; a store is made for one of them"
        )
    zone = to_change("whose midnight ends the practice's day", change="time-zone" in first.invented)
    yield line("time_zone", first.time_zone, zone)
    yield line("country", first.country, "how national numbers are read; ISO, two letters")


def _paths(first: First) -> Iterator[str]:
    yield "[paths]"
    yield line("data", first.data, "store, letters, reports, log: patient data, on a local disk")
    yield line("secrets", first.secrets, "one file for each secret, named as the secret is")


def _report() -> Iterator[str]:
    yield "[report]"
    yield line("mapping", "mapping.toml", "which columns fill which fields; docs/going-live.md")


def _letter() -> Iterator[str]:
    yield "[letter]"
    yield line("template", "letter.docx", "your Word letter with its {{ fields }}")
    yield line("engine", "auto", "LibreOffice where it is installed, else builtin", off=True)
    yield line("max_pages", 20, "a longer letter is held; left out: no limit", off=True)
    yield default("cover", value=False, comment="true: a cover page before each letter")


def _hours() -> Iterator[str]:
    yield "[hours]"
    yield line("days", ["mon", "tue", "wed", "thu", "fri"], "when somebody is in", off=True)
    yield line("open", ["08:00-17:00"], "by the practice's clock", off=True)
    yield default("holidays", value=True, comment="closed on the public holidays of the country")


def _retention() -> Iterator[str]:
    yield "[retention]"
    yield line("letters_days", 365, "then `faxflow prune` removes them; left out: never", off=True)


def _beside(comment: str) -> Iterator[str]:
    yield f"{'':<39} # {comment}"
