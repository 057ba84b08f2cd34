"""All breaks, by the check that must name them."""

from doctor_breaks.clockwork import CLOCKWORK
from doctor_breaks.data import DATA
from doctor_breaks.doors import DOORS
from doctor_breaks.machine import MACHINE
from doctor_breaks.mail import MAIL
from doctor_breaks.setup import SETUP

BREAKS = {**MACHINE, **SETUP, **DATA, **DOORS, **MAIL, **CLOCKWORK}
