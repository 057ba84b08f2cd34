"""Patients are linked flatly, and as the decisions about them say."""

from faxflow.domain.ids import arrival_name, pair_name, patient_name
from faxflow.store.check.rule import REPORT, Rule

PATIENT_RULES = (
    Rule(
        "patient.is-a-person",
        0,
        "A patient is said to be a person who is not there, or who is said to be another.",
        REPORT,
        """
        SELECT p.id FROM patients p LEFT JOIN patients o ON o.id = p.person_id
        WHERE o.id IS NULL OR o.person_id <> o.id
        """,
        patient_name,
    ),
    Rule(
        "pair.linked-is-one-person",
        0,
        "Two patients are linked, and are not one person.",
        "`faxflow referral duplicates` shows the pair; undo the decision and decide again.",
        """
        SELECT d.id FROM possible_duplicates d
        LEFT JOIN patients one ON one.id = d.one_id
        LEFT JOIN patients other ON other.id = d.other_id
        WHERE d.kind = 'patient' AND d.state = 'linked' AND one.person_id IS NOT other.person_id
        """,
        pair_name,
    ),
    Rule(
        "pair.distinct-are-two",
        0,
        "Two patients are said to be two, and are one person all the same.",
        "`faxflow referral duplicates` shows the pair; undo the decision and decide again.",
        """
        SELECT d.id FROM possible_duplicates d
        JOIN patients one ON one.id = d.one_id JOIN patients other ON other.id = d.other_id
        WHERE d.kind = 'patient' AND d.state = 'distinct' AND one.person_id = other.person_id
        """,
        pair_name,
    ),
    Rule(
        "arrival.became-its-referral",
        1,
        "Something that came in was made a referral, and the referral is not known.",
        REPORT,
        "SELECT id FROM arrivals WHERE outcome = 'referral' AND referral_id IS NULL",
        arrival_name,
    ),
)
