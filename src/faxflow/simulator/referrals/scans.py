"""Forms as they come out of a fax machine."""

from random import Random

from faxflow.simulator.referrals.documents import pdf_of
from faxflow.simulator.referrals.mails import Attached
from faxflow.simulator.referrals.writing import Form


def scan_of(form: Form, random: Random) -> Attached:
    """The form as a fax."""
    del random
    return Attached("fax.pdf", "application/pdf", pdf_of(form))
