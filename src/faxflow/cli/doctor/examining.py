"""What `doctor` does: it chooses checks, runs them side by side, and says what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faxflow.adapters.doctor.libraries import load_before_threads
from faxflow.cli.doctor.building import premises_of
from faxflow.cli.own_command import called, config_option
from faxflow.cli.progress import progress_for
from faxflow.cli.session import Answer
from faxflow.cli.typed_commands import as_typed
from faxflow.cli.world import World
from faxflow.domain.checkup import About, Checked, is_ill
from faxflow.errors import ExitCode
from faxflow.steps.doctor.choose_checks import choose_checks
from faxflow.steps.doctor.registry import CHECKS
from faxflow.steps.doctor.run_checks import Asked, run_checks
from faxflow.views.doctor_page import doctor_page
from faxflow.views.doctor_text import doctor_data, doctor_problems, doctor_text


@dataclass(frozen=True, slots=True)
class Wish:
    """Options as they were given."""

    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    offline: bool = False
    quiet: bool = False


def examine(path: Path, wish: Wish, world: World) -> Answer:
    """CHECK_FAILED where something is bad; warnings alone are told. Raises BadUsage."""
    checks = choose_checks(CHECKS, wish.only, wish.skip)
    load_before_threads()
    with progress_for() as progress:
        asked = Asked(checks, wish.offline, choose_checks(CHECKS, (), wish.skip))
        found = run_checks(asked, premises_of(path, world), progress)
    found = [_typed(one, path, world) for one in found]
    again = f"{called(world)} doctor{config_option(path, world)}"
    text = doctor_problems(found) if wish.quiet else doctor_text(found, again)
    code = ExitCode.CHECK_FAILED if is_ill(found) else ExitCode.DONE
    return Answer(text, {**doctor_data(found)}, code=code)


def _typed(check: Checked, path: Path, world: World) -> Checked:
    """With cures that can be copied."""
    findings = (
        replace(one, what=as_typed(one.what, path, world), cure=as_typed(one.cure, path, world))
        for one in check.findings
    )
    return replace(check, findings=tuple(findings))


def page() -> str:
    """docs/doctor.md."""
    return doctor_page(
        [
            About(one.key, one.title, one.looks_at, one.cure, tuple(sorted(one.needs)))
            for one in CHECKS
        ]
    )
