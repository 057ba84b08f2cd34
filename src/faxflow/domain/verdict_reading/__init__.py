"""From a raw mail to what it says about faxes."""

from faxflow.domain.verdict_reading.reading import read_mail
from faxflow.domain.verdict_reading.settings import ReadingSettings

__all__ = ["ReadingSettings", "read_mail"]
