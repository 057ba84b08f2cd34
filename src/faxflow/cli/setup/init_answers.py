"""Everything that a first configuration needs to know, and the practice's own files."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from faxflow.adapters.machine_zone import country_of, machine_zone
from faxflow.cli.recording_questions import Ask
from faxflow.cli.setup import init_checks as check
from faxflow.cli.setup.init_form import Form, Question
from faxflow.cli.setup.init_places import Places
from faxflow.cli.setup.init_wish import Wish
from faxflow.cli.world import World
from faxflow.config.model import Environment
from faxflow.config.profiles import profile_called, shipped_profiles
from faxflow.config.source import SourceKind
from faxflow.views.setup.draft_parts import First, MailService

_ANYBODY = "faxes@practice.example"
_ANY_SERVICE = "{number}@fax.example"
_NOWHERE = ("UTC", "GMT", "Etc/")
"""Zones that servers are set to, and that are no practice's own."""


@dataclass(frozen=True, slots=True)
class Answers:
    """`first` goes into faxflow.toml; `report` and `template` are files of the practice's, None
    where it gave none."""

    first: First
    report: Path | None
    template: Path | None


@dataclass(frozen=True, slots=True)
class _Home:
    practice: str
    time_zone: str
    country: str


@dataclass(frozen=True, slots=True)
class _Mail:
    mailbox: str
    service: MailService
    told: tuple[str, ...]


def answers_for(wish: Wish, places: Places, world: World, ask: Ask | None) -> Answers:
    """Raises BadUsage for an option that is wrong, or missing where nobody is asked."""
    form = Form(ask)
    home = _home(form, wish, world)
    report = wish.report or _own_file(form, "report", _REPORT)
    template = wish.template or _own_file(form, "template", _TEMPLATE)
    source = form.answer(Question("source", _SOURCE, check.source, "folder"), wish.source)
    gateway = _gateway(form, wish)
    number = _fax_number(form, wish, gateway, home.country)
    mail = _mail(form, wish)
    environment = wish.environment or str(Environment.REHEARSAL)
    first = First(
        practice=home.practice,
        environment=form.answer(Question("environment", "", check.environment), environment),
        time_zone=home.time_zone,
        country=home.country,
        source=SourceKind(check.source(source)),
        gateway=gateway,
        caller_id=number,
        mailbox=mail.mailbox,
        mail_service=mail.service,
        told=mail.told,
        drop=places.written(places.drop),
        data=places.written(places.data),
        secrets=places.written(places.secrets),
        invented=_guesses(form, home, gateway),
    )
    return Answers(first, report, template)


_ZONE = "Its time zone"
_REPORT = "A report of yours to draft the mapping from (Enter: none yet)"
_TEMPLATE = "Your letter as a Word file, .docx (Enter: make a first one)"
_SOURCE = "Where reports come from: folder, portal, sftp, or https"
_SERVICE = "Who runs that mailbox: microsoft, google, or own (a server with passwords)"


def _home(form: Form, wish: Wish, world: World) -> _Home:
    name = form.needed(Question("practice", "The practice's name", check.practice), wish.practice)
    here = machine_zone(world.environment) or "UTC"
    # Whoever can be asked is asked: Enter must not make a practice of a server's UTC.
    usual = "" if form.ask and here.startswith(_NOWHERE) else here
    text = _ZONE if usual else f"{_ZONE}, as America/Chicago"
    zone = Question("time-zone", text, check.time_zone, usual)
    time_zone = form.answer(zone, wish.time_zone)
    there = country_of(time_zone) or "US"
    country = Question("country", "Its country, as an ISO code", check.country, there)
    return _Home(name, time_zone, form.answer(country, wish.country))


def _own_file(form: Form, name: str, text: str) -> Path | None:
    """Asked for at a terminal alone; without one, an option names it."""
    said = form.answer(Question(name, text, check.own_file), None)
    return Path(said).expanduser() if said else None


def _gateway(form: Form, wish: Wish) -> str:
    text = "Your fax service (Enter: another)"
    if form.ask and wish.gateway is None:
        known = ", ".join(one.name for one in shipped_profiles())
        typer.echo(f"Known fax services: {known}.")
    service = form.answer(Question("gateway", text, check.gateway_or_none), wish.gateway)
    if service:
        return service
    text = "How it wants a number, as mail is addressed to it"
    address = Question("gateway-address", text, check.gateway, _ANY_SERVICE)
    return form.answer(address, None)


def _fax_number(form: Form, wish: Wish, gateway: str, country: str) -> str | None:
    """Asked for where the fax service wants to be told."""
    right = partial(check.fax_number, country=country)
    question = Question("fax-number", "The practice's own fax number", right)
    if wish.fax_number is None and not _wants_caller(gateway):
        return None
    return form.needed(question, wish.fax_number)


def _wants_caller(gateway: str) -> bool:
    if "{" in gateway:
        return "{caller_id" in gateway
    return "{caller_id" in str(profile_called(gateway, Path()).keys)


def _mail(form: Form, wish: Wish) -> _Mail:
    text = "The service mailbox: faxes leave from it, results come to it"
    mailbox = form.answer(Question("mailbox", text, check.address, _ANYBODY), wish.mailbox)
    service = Question("mail-service", _SERVICE, check.mail_service, str(MailService.OWN))
    by = MailService(form.answer(service, wish.mail_service))
    text = "Who is told of troubles (mail addresses, by commas)"
    told = Question("notify", text, check.addresses, mailbox)
    said = form.answer(told, ", ".join(wish.told) or None)
    if mailbox == _ANYBODY:  # at a terminal, too, it may be taken for now
        form.guessed |= {"mailbox"} | ({"notify"} if said == mailbox else set())
    return _Mail(mailbox, by, tuple(said.split(", ")))


def _guesses(form: Form, home: _Home, gateway: str) -> frozenset[str]:
    """What faxflow.toml must mark for a person to put right."""
    found = form.guessed & {"mailbox"}
    if {"mailbox", "notify"} <= form.guessed:
        found |= {"notify"}
    if home.time_zone.startswith(_NOWHERE):
        found |= {"time-zone"}
    if gateway == _ANY_SERVICE:
        found |= {"gateway"}
    return frozenset(found)
