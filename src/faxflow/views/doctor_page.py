"""The page on the checks of `doctor`: made from the checks themselves."""

from collections.abc import Sequence

from faxflow.domain.checkup import About

_HEAD = """\
# What `doctor` looks at

Made from the code, do not edit it by hand. `faxflow doctor` runs all of these, side by side, and
changes nothing; `--only KEY` and `--skip KEY` choose, `--offline` asks nobody on the network,
`--json` is for programs, and `--quiet` prints only what is wrong, as cron wants it.

It ends with 5 where something is bad: where faxes cannot go, or others may read or change what is
not theirs. Warnings are told, and it ends with 0. Each finding names the file, key, id or server
that it is about, and its cure. No patient's data and no secret is in it.

It works with the store missing, with a configuration that is broken, and without secrets: each is
a finding, and the rest is looked at all the same. Of a broken configuration what is right is used;
but no server is spoken with before it has no fault. Each check has a limit to its time, so that a
server which never answers holds up no other. No login is tried that faxflow itself would not try:
where the store says that one was refused lately, doctor tries none either. No fax, no notice and
no ping is sent: what only those would show, it says.

Each cause is told once: what it kept from being looked at says only where to read of it, and what
could not be tried is never called well. Cures are commands as they can be typed here.

Run it as the account that faxflow runs as, with its environment; else it says so (`account`).

| key | looks at | needs | cure |
|---|---|---|---|
"""


def doctor_page(checks: Sequence[About]) -> str:
    """The whole page as Markdown."""
    return _HEAD + "".join(f"{_row(one)}\n" for one in checks)


def _row(one: About) -> str:
    needs = ", ".join(one.needs) or "-"
    return f"| `{one.key}` | **{one.title}.** {one.looks_at} | {needs} | {one.cure} |"
