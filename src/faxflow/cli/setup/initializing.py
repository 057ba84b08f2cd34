"""What `init` does: a first configuration with all that it needs, or what one lacks that is there.

Everything is made up first, and checked; then it is put in place, the configuration last. Nothing
that is there is touched.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faxflow.adapters.setup_files import NewFolder, is_there, put_in_place
from faxflow.cli.recording_questions import Ask
from faxflow.cli.session import Answer
from faxflow.cli.setup.init_answers import answers_for
from faxflow.cli.setup.init_places import Places, places_for
from faxflow.cli.setup.init_targets import Targets, targets_in, targets_of
from faxflow.cli.setup.init_telling import next_steps, open_folders, to_look_at, wanted_secrets
from faxflow.cli.setup.init_things import Content, Thing, config_thing, content_for, things_for
from faxflow.cli.setup.init_wish import Wish
from faxflow.cli.world import World
from faxflow.config.all_faults import all_faults
from faxflow.config.load import load_config, parsed
from faxflow.config.merging import fill_gateways
from faxflow.errors import ExitCode
from faxflow.views.setup.config_draft import config_draft
from faxflow.views.setup.init_text import Made, Place, init_data, init_text

_ABOUT_THE_CONFIGURATION = (
    *("practice", "time_zone", "country", "environment", "source", "gateway", "fax_number"),
    *("mailbox", "mail_service", "told", "data", "drop"),
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """`values` are those of the configuration, `draft` its text where it is new."""

    places: Places
    targets: Targets
    content: Content
    values: dict[str, Any]
    draft: str | None
    said_in_vain: Sequence[str] = ()


def initialize(wish: Wish, world: World, ask: Ask | None) -> Answer:
    """NEEDS_PERSON where what was made cannot be used before a person has put something right.

    Raises BadUsage, FileMissing, FileUnreadable, FileUnwritable, ConfigurationProblem,
    TemplateProblem, NotAReport or SignInPage; then nothing was made.
    """
    places = places_for(wish, world)
    plan = (
        _again(wish, places, world, ask)
        if is_there(places.config)
        else _first(wish, places, world, ask)
    )
    things = list(things_for(places, plan.targets, plan.content))
    if plan.draft is not None:
        things.append(config_thing(places, plan.draft))
    missing = [one for one in things if not is_there(one.new.path)]
    if not wish.dry_run:
        put_in_place([one.new for one in things])
    made = _told(plan, things, missing, world, dry_run=wish.dry_run)
    return Answer(init_text(made), {**init_data(made)}, code=_code(plan.content))


def _first(wish: Wish, places: Places, world: World, ask: Ask | None) -> _Plan:
    answers = answers_for(wish, places, world, ask)
    targets = targets_of(places, answers.first)
    content = content_for(places, targets, (answers.report, answers.template), world, ask=ask)
    draft = config_draft(answers.first)
    values = tomllib.loads(draft)
    fill_gateways(values, places.folder)
    faults, _ = all_faults(values, places.folder)
    for fault in faults:
        raise fault.problem(places.config)
    return _Plan(places, targets, content, values, draft)


def _again(wish: Wish, places: Places, world: World, ask: Ask | None) -> _Plan:
    """Of a configuration that is there: it is as it was, whatever the options say."""
    targets = targets_in(load_config(places.config, world.environment))
    content = content_for(places, targets, (wish.report, wish.template), world, ask=ask)
    said = [name for name in _ABOUT_THE_CONFIGURATION if getattr(wish, name)]
    return _Plan(places, targets, content, parsed(places.config), None, said)


def _code(content: Content) -> ExitCode:
    return ExitCode.NEEDS_PERSON if _unfit(content) else ExitCode.DONE


def _unfit(content: Content) -> bool:
    asks = content.mapping is not None and content.mapping.asks
    return asks or (content.letter is not None and bool(content.letter.findings))


def _told(
    plan: _Plan, things: Sequence[Thing], missing: Sequence[Thing], world: World, *, dry_run: bool
) -> Made:
    places, targets = plan.places, plan.targets
    there = [str(one.new.path) for one in things if one not in missing and one.what]
    look_at = [*to_look_at(plan.content, targets, plan.draft)]
    if plan.draft is None:
        there.insert(0, str(places.config))
        look_at += [_in_vain(name) for name in plan.said_in_vain]
    return Made(
        config=str(places.config),
        made=[_place(one) for one in sorted(missing, key=_in_telling)],
        there=there,
        secrets=list(wanted_secrets(plan.values, targets, places, world)),
        look_at=[*look_at, *open_folders(targets, places)],
        steps=next_steps(places, plan.content.report, world, unfit=_unfit(plan.content)),
        dry_run=dry_run,
    )


def _in_telling(thing: Thing) -> bool:
    """The configuration is made last, and told first."""
    return thing.new.path.name != "faxflow.toml"


def _in_vain(name: str) -> str:
    option = {"told": "notify"}.get(name, name).replace("_", "-")
    return f"--{option} changed nothing: faxflow.toml was there, and is yours to change."


def _place(thing: Thing) -> Place:
    new = thing.new
    is_folder = isinstance(new, NewFolder)
    return Place(str(new.path), new.mode, thing.what or "the folder itself", is_folder)
