"""Why readings of a scan are not believed."""

from typing import Final

DIFFER: Final = "the readings of the scan differ"
UNSURE: Final = "the scan is hard to read there"
LOOKS_OTHER: Final = "a letter or digit of it looks like another one"
