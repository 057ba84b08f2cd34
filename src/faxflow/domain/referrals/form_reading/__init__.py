"""A referral's fields, read from its pages by their labels, each with how far it can be trusted."""

from faxflow.domain.referrals.form_reading.form import FieldReading, FormReading
from faxflow.domain.referrals.form_reading.read import read_form

__all__ = ["FieldReading", "FormReading", "read_form"]
