"""A fax number that a person typed: to E.164, checked like a number in a report."""

from faxflow.config.model import Config, Environment
from faxflow.domain.fax_number import is_valid, parse_number
from faxflow.errors import BadUsage


def given_number(config: Config, text: str) -> str:
    """The number as E.164. Raises BadUsage for a text that is no number."""
    number = parse_number(text, config.practice.country)
    if number is None:
        raise BadUsage(what=f"{text!r} is no fax number.", todo="Write it as +12025550117.")
    return number


def dialable_number(config: Config, text: str) -> str:
    """The number as E.164. Raises BadUsage for one that may not be dialled."""
    number = given_number(config, text)
    if not may_be_dialled(config, number):
        raise BadUsage(what=f"{number} is no valid number.", todo="Ask the recipient for it.")
    return number


def may_be_dialled(config: Config, number: str) -> bool:
    """Whether a number (E.164) is valid; the invented area 555 in a rehearsal only."""
    return is_valid(number, rehearsal=config.practice.environment is Environment.REHEARSAL)
