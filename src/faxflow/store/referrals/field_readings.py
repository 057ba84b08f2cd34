"""What was read of a referral's fields: how sure, from where, and who looked at what was not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referrals.fields import Field
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection

_KEEP = """
INSERT INTO field_readings (referral_id, field, value, confidence, place, doubt)
VALUES (:id, :field, :value, :confidence, :place, :doubt)
ON CONFLICT (referral_id, field) DO UPDATE
SET value = :value, confidence = :confidence, place = :place, doubt = :doubt, confirmed_by = NULL
"""

_CONFIRM = """
UPDATE field_readings SET confirmed_by = :actor WHERE referral_id = :id AND field = :field
"""


@dataclass(frozen=True, slots=True)
class KeptReading:
    """`value` is as it was read, `confidence` from 0 to 1, `place` the document, page and box.

    `doubt` is why a person must look, None: nothing is wrong with it; `confirmed_by` is the
    account that looked, None: nobody.
    """

    value: str
    confidence: float
    place: str
    doubt: str | None = None
    confirmed_by: str | None = None


def keep(tx: Connection, referral_id: ReferralId, readings: Mapping[Field, KeptReading]) -> None:
    """Keeps readings, in place of earlier ones of the same fields."""
    tx.executemany(
        _KEEP,
        [
            {
                "id": referral_id,
                "field": field,
                "value": one.value,
                "confidence": one.confidence,
                "place": one.place,
                "doubt": one.doubt,
            }
            for field, one in readings.items()
        ],
    )


def confirm(tx: Connection, run: Run, referral_id: ReferralId, fields: Iterable[Field]) -> None:
    """Notes that the actor has looked at these fields, whatever they say by now."""
    looked = list(fields)
    at = {"id": referral_id, "actor": run.actor}
    tx.executemany(_CONFIRM, [{**at, "field": field} for field in looked])
    name = referral_name(referral_id)
    events.record(tx, run, [events.Event(name, "confirmed", reason=field) for field in looked])


def of_referral(tx: Connection, referral_id: ReferralId) -> Mapping[Field, KeptReading]:
    """Every reading of a referral's fields."""
    found = tx.execute("SELECT * FROM field_readings WHERE referral_id = :id", {"id": referral_id})
    return {
        Field(row["field"]): KeptReading(
            row["value"], row["confidence"], row["place"], row["doubt"], row["confirmed_by"]
        )
        for row in found
    }
