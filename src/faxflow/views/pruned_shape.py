"""How `prune` answers in JSON."""

from typing import Annotated, TypedDict


class PrunedData(TypedDict):
    """What `faxflow prune --json` prints: counts of what was removed, or would be."""

    dry_run: bool
    days: Annotated[dict[str, int | None], "For how long each kind is kept, null: for good"]
    hold: Annotated[list[str], "Ids that are kept whatever their age, or all"]
    letters: Annotated[int, "Of faxes that are over"]
    stray_letters: Annotated[int, "That no fax has"]
    templates: Annotated[int, "Copies that no letter needs"]
    reports: Annotated[int, "Files"]
    rows: Annotated[int, "Of reports, emptied"]
    mails: Annotated[int, "Handled, in their mailboxes"]
    messages: Annotated[int, "That referrals came in"]
    documents: Annotated[int, "Of referrals"]
    recordings: Annotated[int, "Of referrals"]
    faxes: Annotated[int, "Emptied of number and fields"]
    referrals: Annotated[int, "Emptied of patient and texts"]
    numbers: Annotated[int, "Of the register"]
    recipients: Annotated[int, "Whose last number was remembered"]
    results: Annotated[int, "Of no fax, emptied of their numbers"]
    copies: Annotated[int, "Of the whole store, that a killed `store encrypt` or its like left"]
    kept_for_rejects: Annotated[int, "Reports of which lines wait for a person"]
    freed_bytes: Annotated[
        int | None, "The store's file is so much shorter; null: it was not written anew"
    ]
    traces_left: Annotated[bool, "The file may hold traces of what was removed"]
    problems: Annotated[list[str], "What the next run will do"]
