"""The headings of a form's parts, and whom each part is about."""

import re
from itertools import product
from typing import Final

from faxflow.domain.referrals.form_reading.ask import Party
from faxflow.domain.referrals.form_reading.folding import folded

_OWNERS: Final[dict[Party, str]] = {
    Party.PATIENT: "patient, client, patient's, patient demographic",
    Party.REFERRER: """referring provider, referring physician, referring practice, provider,
        referring office, referring clinic, physician, ordering provider, requesting provider,
        referring, sender, practice, referring doctor, referring facility, referrer, clinic,
        requesting physician, ordering physician, referring clinician, referral source, facility""",
    Party.RECEIVER: """receiving provider, receiving practice, specialist, recipient, receiving,
        receiving office, receiving facility, consultant, consulting provider, servicing provider,
        rendering provider, referred to provider, refer to provider""",
    Party.INSURER: """insurance, primary insurance, payer, coverage, billing, health insurance,
        insurance coverage, insurance and billing, insurer, payor, medical insurance""",
    Party.OTHER_INSURER: "secondary insurance, other insurance, tertiary insurance",
    Party.REQUEST: """referral, clinical, request, service, diagnosis, order, appointment,
        reason for referral, clinical history, consultation, authorization, services requested""",
    Party.OTHER: """emergency contact, guarantor, subscriber, policy holder, guardian, pharmacy,
        parent/guardian, responsible party, next of kin, employer, pcp, primary care provider""",
}
_WORDS: Final = ("", "information", "info", "details", "data", "section", "demographics", "record")
_ALONE: Final[dict[Party, str]] = {
    Party.PATIENT: "demographics, about the patient, patient identification, patient contact",
    Party.REFERRER: "referred by, referral from, from, requested by, ordered by",
    Party.RECEIVER: "refer to, referred to, to, referral to, send to",
    Party.REQUEST: """referral request, referral form, referral order, reason, services,
        reason for referral, medical history, medications, attachments, notes, comments""",
}
_NUMBERED: Final = re.compile(
    r"^\s*(?:(?:section|part|step)\s*)?(?:[0-9]{1,2}|[a-hl]|[ivx]{1,4})\s*[.,;:)\u2013-]\s*|^section\s+"
    r"|[\u25a0\u25aa\u2022*=_\u2014-]+\s*",
    re.IGNORECASE,
)


def _table() -> dict[str, Party]:
    owned = (
        (folded(owner) + folded(word), party)
        for party, owners in _OWNERS.items()
        for owner, word in product(owners.split(","), _WORDS)
    )
    alone = ((folded(one), party) for party, all_ in _ALONE.items() for one in all_.split(","))
    return dict(owned) | dict(alone)


_HEADINGS: Final = _table()


def party_headed(text: str) -> Party | None:
    """Whom a part with that heading is about, or None where it is no heading we know."""
    return _HEADINGS.get(folded(_NUMBERED.sub("", text)))
