"""What each wording of a label asks for, and of whom."""

from collections.abc import Iterable
from itertools import product
from typing import Final

from faxflow.domain.referrals.form_reading.ask import Ask, Party, Wording
from faxflow.domain.referrals.form_reading.folding import folded
from faxflow.domain.referrals.form_reading.label_words import (
    COLONED,
    NOT_ASKED,
    OWNED,
    OWNERS,
    PLAIN,
)
from faxflow.domain.referrals.form_reading.party_words import (
    BARE_ID,
    INSURERS,
    NAMES,
    OTHER_INSURERS,
    OTHERS,
    OWN_PHONE,
    PRACTICES,
    SHY_PHONE,
    SURNAME_FIRST,
)


def _each(listed: str) -> Iterable[str]:
    return (folded(one) for one in listed.split(","))


def _table() -> dict[str, Wording]:
    """From the general to the particular: later lists win where two hold the same words."""
    return {
        **dict.fromkeys(_each(NOT_ASKED), Wording(Ask.NOTHING)),
        **_owned(),
        **_asked(),
        **_named(),
        "from": Wording(Ask.NOTHING, Party.REFERRER, sets_party=True),
    }


def _owned() -> dict[str, Wording]:
    """Labels that say whose answer they want: patient phone, office fax."""
    owned = {
        owner + word: Wording(ask, party)
        for party, owners in OWNERS.items()
        for ask, words in OWNED.items()
        for owner, word in product(_each(owners), _each(words))
    }
    own = dict.fromkeys(_each(OWN_PHONE), Wording(Ask.PHONE, Party.PATIENT))
    shy = dict.fromkeys(_each(SHY_PHONE), Wording(Ask.PHONE, Party.PATIENT, shy=True))
    return owned | own | shy


def _asked() -> dict[str, Wording]:
    """Labels that leave it to their part of the form whom they are about."""
    asked: dict[str, Wording] = {}
    for ask, words in COLONED.items():
        asked |= dict.fromkeys(_each(words), Wording(ask))
    for ask, words in PLAIN.items():
        asked |= dict.fromkeys(_each(words), Wording(ask, plain=True))
    asked |= dict.fromkeys(_each("name, names"), Wording(Ask.NAME))
    return asked | dict.fromkeys(_each(BARE_ID), Wording(Ask.MEMBER, Party.INSURER))


def _named() -> dict[str, Wording]:
    """Labels that name a party, and make what follows them about it."""
    named: dict[str, Wording] = {}
    for party, words in NAMES.items():
        named |= dict.fromkeys(_each(words), Wording(Ask.NAME, party, sets_party=True))
    for party, words in ((Party.OTHER, OTHERS), (Party.OTHER_INSURER, OTHER_INSURERS)):
        named |= dict.fromkeys(_each(words), Wording(Ask.NOTHING, party, sets_party=True))
    patient = Wording(Ask.NAME, Party.PATIENT, sets_party=True, plain=True, surname_first=True)
    named |= dict.fromkeys(_each(SURNAME_FIRST), patient)
    named |= dict.fromkeys(_each(PRACTICES), Wording(Ask.ORGANISATION, sets_party=True))
    insurer = Wording(Ask.PAYER, Party.INSURER, sets_party=True)
    return named | dict.fromkeys(_each(INSURERS), insurer)


WORDINGS: Final = _table()
"""From a folded label to what it asks for."""
LONGEST_LABEL: Final = 6
"""Words that are tried together."""
