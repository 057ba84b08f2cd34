"""From a raw mail to what it says about faxes."""

from faxflow.domain.verdict_reading.mail_text import is_mail
from faxflow.domain.verdict_reading.reading import read_mail
from faxflow.domain.verdict_reading.settings import ReadingSettings
from faxflow.domain.verdict_reading.taught import TaughtRule

__all__ = ["ReadingSettings", "TaughtRule", "is_mail", "read_mail"]
