"""The fields of a referral, by the names that forms, the store, the commands and TOML use."""

from enum import StrEnum


class Field(StrEnum):
    """What a referral or its patient says; every value is a text, in the form told here."""

    GIVEN_NAME = "given_name"
    SURNAME = "surname"
    DATE_OF_BIRTH = "date_of_birth"  # ISO 8601 day
    SEX = "sex"  # FHIR administrative gender: female, male, other, unknown
    PHONE = "phone"  # the patient's, E.164
    STREET = "street"  # number and street
    SUBURB = "suburb"  # town or suburb
    STATE = "state"
    POSTCODE = "postcode"
    OUTSIDE_ID = "outside_id"  # medical record number of whoever refers
    PROVIDER = "provider"  # who refers, by name
    ORGANISATION = "organisation"  # the practice that refers
    NPI = "npi"  # of who refers: ten digits
    PROVIDER_PHONE = "provider_phone"  # E.164
    PROVIDER_FAX = "provider_fax"  # E.164; where the answer goes
    SERVICE = "service"  # what is wanted
    REASON = "reason"  # why, in the words of whoever refers
    DIAGNOSES = "diagnoses"  # ICD-10 codes, with a blank between
    PRIORITY = "priority"  # FHIR request priority: routine, urgent, asap, stat
    PAYER = "payer"
    MEMBER_ID = "member_id"
    AUTHORISATION = "authorisation"  # unknown, not-needed, needed, requested, approved, denied
    AUTHORISATION_NUMBER = "authorisation_number"
    APPOINTMENT_AT = "appointment_at"  # ISO 8601, UTC
    APPOINTMENT_OUTCOME = "appointment_outcome"  # attended, left, rescheduled, not-attended


PATIENT = frozenset(
    {
        Field.GIVEN_NAME,
        Field.SURNAME,
        Field.DATE_OF_BIRTH,
        Field.SEX,
        Field.PHONE,
        Field.STREET,
        Field.SUBURB,
        Field.STATE,
        Field.POSTCODE,
        Field.OUTSIDE_ID,
    }
)
"""Those that are the patient's; the rest are the request's."""
