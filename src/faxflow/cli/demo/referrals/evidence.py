"""What the store and the office's mailbox hold once the days are over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.cli.demo.referrals.days import Days
from faxflow.cli.session import Answer, Session, perform
from faxflow.domain.ids import PatientId, ReferralId
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral
from faxflow.simulator.referrals.truth import Meant
from faxflow.store.referrals import duplicates, patients, records
from faxflow.store.referrals.duplicates import Listed
from faxflow.store.referrals.figures import ReferralFigures

_MOST = 100_000
_IDENTITY = (
    Field.GIVEN_NAME,
    Field.SURNAME,
    Field.DATE_OF_BIRTH,
    Field.SEX,
    Field.PHONE,
    Field.STREET,
    Field.POSTCODE,
)
"""What must never be wrong without a word."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`persons` has the person of each referral, `pairs` all that was ever asked about, and
    `office_mails` each mail to staff with the moment at which it came."""

    days: Days
    figures: ReferralFigures
    referrals: Mapping[ReferralId, Referral]
    persons: Mapping[ReferralId, PatientId]
    pairs: list[Listed]
    office_mails: list[tuple[datetime, bytes]]

    def meant(self) -> Iterator[tuple[ReferralId, Meant]]:
        """The referrals that were meant, each with what it should be."""
        every = self.days.register.meant.items()
        return ((one, meant) for one, meant in every if meant)

    def told(self, meant: Meant) -> Iterator[Field]:
        """The fields by which the patient is known and which the request tells."""
        return (field for field in _IDENTITY if meant.fields.get(field))

    def is_right(self, referral_id: ReferralId, field: Field) -> bool:
        """Whether the store has what is true."""
        true = self.days.register.known(referral_id).get(field, "")
        return _folded(self.referrals[referral_id].fields[field]) == _folded(true)

    def is_sure(self, referral_id: ReferralId) -> bool:
        """Whether all of the patient's identity stands there, and nothing of it is in doubt."""
        asked = self.referrals[referral_id].missing
        return all(self.is_right(referral_id, one) and one not in asked for one in _IDENTITY)


def gather(days: Days) -> Evidence:
    """Reads all of it."""
    stage, found = days.stage, dict[ReferralId, Referral]()
    persons, pairs = dict[ReferralId, PatientId](), list[Listed]()

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            for referral_id in days.register.first:
                referral = records.get(tx, referral_id)
                patient = patients.get(tx, referral.patient_id) if referral else None
                if referral and patient:
                    found[referral_id] = referral
                    persons[referral_id] = patient.person_id
            pairs.extend(duplicates.listed(tx, None, _MOST))
        return Answer("")

    perform("report", stage.config, stage.world, act)
    return Evidence(days, days.figures(), found, persons, pairs, stage.gateway.office_mails)


def _folded(text: str) -> str:
    """The letters and figures alone: a comma or a capital more is no mistake."""
    return re.sub(r"\W", "", text).casefold()
