"""All checks, in the order in which they are told: from the ground up."""

from typing import Final

from faxflow.steps.doctor.check import Check
from faxflow.steps.doctor.listed.clockwork import CLOCKWORK
from faxflow.steps.doctor.listed.data import DATA
from faxflow.steps.doctor.listed.doors import DOORS
from faxflow.steps.doctor.listed.machine import MACHINE
from faxflow.steps.doctor.listed.mail import MAIL
from faxflow.steps.doctor.listed.setup import SETUP

CHECKS: Final[tuple[Check, ...]] = (*MACHINE, *SETUP, *DATA, *DOORS, *MAIL, *CLOCKWORK)
