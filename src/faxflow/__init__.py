"""faxflow: a practice's faxes, from a legacy report to a tracked delivery, unattended."""

__version__ = "0.1.0"
