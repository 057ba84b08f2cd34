"""Answers to init's questions, each checked at once; ValueError says what is wrong with one."""

import re
from difflib import get_close_matches
from pathlib import Path

from faxflow.adapters.machine_zone import is_zone, zones
from faxflow.config.model import Environment
from faxflow.config.profiles import profile_called, shipped_profiles
from faxflow.config.source import SourceKind
from faxflow.domain.near_match import near_match
from faxflow.domain.number_variables import NUMBER_VARIABLES, fields_of
from faxflow.errors import ConfigurationProblem
from faxflow.views.setup.draft_parts import MailService

_FOLDER = "folder"
_AMERICAN = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
}
_BY_LARGE_CITIES = (
    "A zone goes by its largest city, as America/New_York, America/Chicago, America/Denver,"
    " America/Los_Angeles or Europe/London; Eastern, Central, Mountain or Pacific will do, too"
)
_ADDRESS = re.compile(r"[^@\s]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")


def practice(text: str) -> str:
    """A name of one line."""
    name = text.strip()
    if not name or not name.isprintable():
        raise ValueError("the practice's name is one line of text, as it shall stand in letters")
    return name


def time_zone(text: str) -> str:
    """A zone's name; a city alone will do where there is only one of it, and so does Pacific."""
    name = text.strip().replace(" ", "_")
    name = _AMERICAN.get(name.lower().removesuffix("_time"), name)
    if is_zone(name) and name in set(zones()):
        return name
    endings = [one for one in zones() if one.lower().rpartition("/")[2] == name.lower()]
    if len(endings) == 1:
        return endings[0]
    near = get_close_matches(name, zones(), n=3, cutoff=0.5)
    meant = f"; did you mean {' or '.join(near)}?" if near else "."
    raise ValueError(f"no time zone is called {text!r}{meant} {_BY_LARGE_CITIES}")


def country(text: str) -> str:
    """ISO 3166, two capitals."""
    from faxflow.domain.number_place import is_region

    code = text.strip().upper()
    if not is_region(code):
        hint = "; the United Kingdom has GB" if code == "UK" else ", as US"
        raise ValueError(f"{text!r} is no country's ISO code of two letters{hint}")
    return code


def source(text: str) -> str:
    """A kind of source; `folder` is short for the drop folder."""
    word = text.strip().lower()
    kinds = [str(kind) for kind in SourceKind]
    if word == _FOLDER:
        return str(SourceKind.DROP_FOLDER)
    if word not in kinds:
        known = [_FOLDER, *kinds]
        raise ValueError(f"reports do not come by {text!r}; {near_match(text, known)}")
    return word


def gateway(text: str) -> str:
    """A profile's name, a file of the practice's own, or an address with a number in it."""
    word = text.strip()
    if "{" in word or "@" in word:
        if not fields_of(word) & NUMBER_VARIABLES:
            raise ValueError("an address has the number in braces, as {number}@fax.example")
        return word
    try:
        name = word if word.endswith(".toml") else word.lower()
        profile_called(name, Path())
    except ConfigurationProblem as problem:
        known = [one.name for one in shipped_profiles()]
        near = near_match(word, known)
        raise ValueError(f"no fax service is called {word!r}; {near}") from problem
    return str(Path(name).absolute()) if name.endswith(".toml") else name


def gateway_or_none(text: str) -> str:
    """The same, or nothing where it is another one."""
    word = text.strip()
    return gateway(word) if word else ""


def address(text: str) -> str:
    """A mail address."""
    word = text.strip()
    if not _ADDRESS.fullmatch(word):
        raise ValueError(f"{text!r} is no mail address, as faxes@hilltop.example")
    return word


def addresses(text: str) -> str:
    """Several, by commas."""
    return ", ".join(address(one) for one in text.split(",") if one.strip()) or address(text)


def mail_service(text: str) -> str:
    """Who runs the mailbox."""
    word = text.strip().lower()
    if word not in list(MailService):
        raise ValueError(f"{text!r} is none of them; {near_match(word, MailService)}")
    return word


def environment(text: str) -> str:
    """Production or rehearsal."""
    word = text.strip().lower()
    if word not in list(Environment):
        raise ValueError(f"there is no environment {text!r}; {near_match(word, Environment)}")
    return word


def fax_number(text: str, *, country: str) -> str:
    """The practice's own number, as +12015550100."""
    from faxflow.domain.fax_number import parse_number

    found = parse_number(text, country)
    if found is None:
        raise ValueError(f"{text!r} is no fax number, as +12015550100")
    return found


def own_file(text: str) -> str:
    """A file that is there, or nothing."""
    word = text.strip()
    if word and not Path(word).expanduser().is_file():
        raise ValueError(f"there is no file {word}")
    return word
