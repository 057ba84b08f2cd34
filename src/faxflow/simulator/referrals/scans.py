"""Forms as they come out of a fax machine, each of another office, typeface and line."""

from random import Random

from faxflow.simulator.referrals.fax_line import FaxLook, Noise, Resolution
from faxflow.simulator.referrals.fax_page import fax_page
from faxflow.simulator.referrals.mails import Attached
from faxflow.simulator.referrals.requests import Request
from faxflow.simulator.referrals.typefaces import Typeface

_MOST_SKEW = 1.5
_NOISES = (Noise.CLEAN, Noise.CLEAN, Noise.SPECKLED)
_RESOLUTIONS = (*[Resolution.FINE] * 7, Resolution.STANDARD)


def scan_of(request: Request, random: Random) -> Attached:
    """The form for a whole request as the fax service stores it: a TIFF or a PDF."""
    look = FaxLook(
        random.choice(_RESOLUTIONS),
        random.choice(_NOISES),
        random.uniform(-_MOST_SKEW, _MOST_SKEW),
        random.choice((None, "FROM: MEDICAL OFFICE   TO: 5552010199   PAGE 1/1")),
    )
    pdf = random.random() < 0.4  # noqa: PLR2004 - some services send PDF
    content = fax_page(request, random.choice(list(Typeface)), look, random, pdf=pdf)
    kind = ("fax.pdf", "application/pdf") if pdf else ("fax.tif", "image/tiff")
    return Attached(*kind, content)
