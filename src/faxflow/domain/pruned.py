"""What `prune` has removed, or would remove."""

from dataclasses import dataclass, field, fields
from typing import Final

from faxflow.domain.counted import counted

_WORDS: Final = {
    "letters": ("letter of a fax that is over", "letters of faxes that are over"),
    "stray_letters": ("letter that no fax has", "letters that no fax has"),
    "templates": ("copy of a template", "copies of templates"),
    "reports": ("report file", "report files"),
    "rows": ("row of a report", "rows of reports"),
    "mails": ("handled mail", "handled mails"),
    "messages": ("message that a referral came in", "messages that referrals came in"),
    "documents": ("document of a referral", "documents of referrals"),
    "recordings": ("recording of a call", "recordings of calls"),
    "faxes": ("fax's number and fields", "faxes' numbers and fields"),
    "referrals": ("referral's patient and texts", "referrals' patients and texts"),
    "numbers": ("number of the register", "numbers of the register"),
    "recipients": ("recipient's last number", "recipients' last numbers"),
    "results": ("number in a result of no fax", "numbers in results of no fax"),
    "copies": ("copy of the store that a command left", "copies of the store that commands left"),
}


@dataclass(slots=True)
class Counts:
    """How many of what; `stray_letters` are such as no fax has, and as no attempt carried."""

    letters: int = 0
    stray_letters: int = 0
    templates: int = 0
    reports: int = 0
    rows: int = 0
    mails: int = 0
    messages: int = 0
    documents: int = 0
    recordings: int = 0
    faxes: int = 0
    referrals: int = 0
    numbers: int = 0
    recipients: int = 0
    results: int = 0
    copies: int = 0

    def by_kind(self) -> dict[str, int]:
        """Each count by its name, in the order in which they go."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def told(self) -> str:
        """What was removed, in words; empty where it was nothing."""
        parts = ((count, *_WORDS[name]) for name, count in self.by_kind().items())
        return ", ".join(counted(count, one, many) for count, one, many in parts if count)


@dataclass(slots=True)
class Pruned:
    """`kept_for_rejects` are reports old enough to go, of which lines wait for a person.

    `freed_bytes`: by so much the store's file is shorter; None: it was not written anew.
    `traces`: it may hold traces still of what was removed from it. `problems` say what could not
    be done by this run, and will be by another.
    """

    counts: Counts = field(default_factory=Counts)
    kept_for_rejects: int = 0
    freed_bytes: int | None = None
    traces: bool = False
    problems: list[str] = field(default_factory=list)
