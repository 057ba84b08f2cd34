"""[report.mail]: who is sent the day's report and the scorecard, and nobody else."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from faxflow.config.section import Section
from faxflow.domain.near_match import near_match


class Attachment(StrEnum):
    """What goes with the mail's text."""

    HTML = "html"
    PDF = "pdf"


def _known(written: Any) -> Any:
    if isinstance(written, str) and written not in list(Attachment):
        raise ValueError(f"{written!r} cannot be attached ({near_match(written, Attachment)})")
    return written


def _is_an_address(text: str) -> str:
    from email.utils import parseaddr  # most commands mail nobody

    name, sign, domain = parseaddr(text)[1].partition("@")
    if not (name and sign and domain and text.isprintable()):
        raise ValueError(f"{text!r} is no mail address, as lead@hilltop.example")
    return text


Address = Annotated[str, AfterValidator(_is_an_address)]
Attached = Annotated[Attachment, BeforeValidator(_known)]


class ReportMail(Section):
    """`to` have the day's report and `scorecard_to` the scorecard; none: nobody has it."""

    to: tuple[Address, ...] = ()
    scorecard_to: tuple[Address, ...] = ()
    attach: tuple[Attached, ...] = (Attachment.HTML,)
