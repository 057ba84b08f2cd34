"""Checks that a site and its recording fit together; each misfit is one line with its place."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.typed import TYPES
from faxflow.domain.place import is_day, places_in
from faxflow.domain.recorded_action import Navigate, NotReplayed, RunScript, WaitForExpression
from faxflow.domain.recording import Recording
from faxflow.errors import ConfigurationProblem


def check_typed(texts: Mapping[int, str], recording: Recording, *, site: str, name: str) -> None:
    """Whether [typed] of `site` names steps that type something. Raises ConfigurationProblem."""
    steps = {step.number: step for step in recording.steps}
    for number in texts:
        where = f"{site}, typed.{number}"
        todo = f"`faxflow recording check` tells the steps of {name}."
        if number not in steps:
            raise problem(where, f"the recording has no step {number}", todo)
        if not isinstance(steps[number].action, TYPES):
            what = f"step {number} types nothing ({steps[number].action.words()})"
            raise problem(where, what, todo)


def check_site(site: Site, *, allow_javascript: bool) -> None:
    """Raises ConfigurationProblem where site and recording do not fit together."""
    name = site.recording_path.name
    _check_addresses(site.recording, name)
    _check_replayable(site.recording, name)
    if not allow_javascript:
        _check_no_javascript(site.recording, name)
    _check_places(site)
    if site.sign_in_step and not (site.signed_in.text or site.signed_in.selector):
        what = "nothing says how to know that the sign-in worked"
        todo = "Set text or selector in [signed_in] to what is seen after signing in."
        raise problem(site.path.name, what, todo)


def near(word: str, known: Iterable[str]) -> str:
    """The known word that may be meant, or all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(names)}."


def problem(where: str, what: str, todo: str) -> ConfigurationProblem:
    """The problem, with its place first."""
    return ConfigurationProblem(where=where, what=what, todo=todo)


def _check_addresses(recording: Recording, name: str) -> None:
    if not any(isinstance(step.action, Navigate) for step in recording.steps):
        raise problem(name, "no step opens an address", "Record again from the sign-in page.")


def _check_replayable(recording: Recording, name: str) -> None:
    for step in recording.steps:
        if isinstance(step.action, NotReplayed) and step.action.stops:
            where = f"{name}, step {step.number} ({step.action.words()})"
            what = f"it cannot be replayed: {step.action.why}"
            raise problem(where, what, "Record the walk again without it, or take it out.")


def _check_no_javascript(recording: Recording, name: str) -> None:
    for step in recording.steps:
        if isinstance(step.action, WaitForExpression | RunScript):
            todo = "Read the script; if it is harmless, set allow_javascript = true in the site."
            raise problem(f"{name}, step {step.number}", "it runs JavaScript", todo)


def _check_places(site: Site) -> None:
    known = [*site.variables, *site.secrets, *site.codes]
    for step, text in site.recording.texts():
        for place in places_in(text):
            if place not in known and not is_day(place):
                where = f"{site.recording_path.name}, step {step.number}"
                todo = near(place, [*known, "today:%m/%d/%Y"])
                raise problem(where, f"nothing fills ${{{place}}}", todo)
