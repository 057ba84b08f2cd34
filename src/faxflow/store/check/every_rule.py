"""Every rule of the store, and one check of them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from faxflow.domain.store_finding import StoreFinding
from faxflow.store.check.attempt_rules import ATTEMPT_RULES
from faxflow.store.check.batch_rules import BATCH_RULES
from faxflow.store.check.history_walk import HISTORY_RULES, HistoryWalk
from faxflow.store.check.next_action_rules import NEXT_ACTION_RULES
from faxflow.store.check.patient_rules import PATIENT_RULES
from faxflow.store.check.referral_rules import REFERRAL_RULES
from faxflow.store.check.rule import Rule
from faxflow.store.check.structure import (
    ONE_STORE,
    SCHEMA,
    SOUND,
    STRUCTURE_RULES,
    structure_findings,
)
from faxflow.store.connection import Connection

PROMISE_RULES: Final[tuple[Rule, ...]] = (
    *BATCH_RULES,
    *NEXT_ACTION_RULES,
    *ATTEMPT_RULES,
    *REFERRAL_RULES,
    *PATIENT_RULES,
)
"""The promises, each as a query that finds what breaks it."""

RULE_NAMES: Final = (*STRUCTURE_RULES, *HISTORY_RULES, *(rule.name for rule in PROMISE_RULES))
"""What the check of a store looks at, in order."""


@dataclass(slots=True)
class CheckedStore:
    """How many events the chain holds that was reckoned."""

    events: int = 0


def check_store(
    tx: Connection, *, quick: bool = False, checked: CheckedStore | None = None
) -> Iterator[StoreFinding]:
    """What is wrong with a store, as it is found; `checked` then says what was reckoned.

    `quick` neither reckons the chain's hashes nor compares indexes with their tables. Where the
    file itself is damaged, or its schema another, it ends there: more would be guesses.
    """
    found = list(structure_findings(tx, quick=quick))
    yield from found
    if any(one.rule in {SOUND, SCHEMA, ONE_STORE} for one in found):
        return
    yield from promise_findings(tx, hashed=not quick, checked=checked)


def promise_findings(
    tx: Connection, *, hashed: bool = True, checked: CheckedStore | None = None
) -> Iterator[StoreFinding]:
    """What breaks a promise in a store whose file is sound; `hashed`: reckon the chain, too."""
    walk = HistoryWalk(hashed=hashed)
    yield from walk.findings(tx)
    if checked:
        checked.events = walk.events
    for rule in PROMISE_RULES:
        if finding := rule.find(tx):
            yield finding
