"""What `letter check` answers.

With `--json`: `template`; `engine`, the one that would draw; `usable`, whether letters can be
made of it at all; `pages` of a sample, null where none could be drawn; `fields`, each with its
`name`, `kinds`, `places` (how many stand where), `count` and whether it is `built_in` or
`optional`; `unused` fields of the mapping, null without one; `fonts`, each with its `family`, how
many pieces of text (`uses`) ask for it, its `fit` (`installed`, `stand-in`, `other`, `unknown`),
what it `became`, and whether that was seen (`drawn`) or is what the system says; `findings`, each
with `severity` (`error`, `warning`, `note`), `topic`, `what`, `where`, `todo`, the `engines` that
it is about (none: all), and whether it `counts` for the engine that would draw.
"""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.choose import choose_engine
from faxflow.adapters.letters.survey.survey import survey_template
from faxflow.cli.session import Answer, config_path
from faxflow.cli.world import World
from faxflow.config.letter import EngineName
from faxflow.config.load import load_config
from faxflow.domain.letter_survey import Survey, with_mapping, with_patient
from faxflow.domain.referrals.answer import ANSWER_FIELDS
from faxflow.errors import ExitCode
from faxflow.frames.filled_names import filled_names
from faxflow.frames.mapping import load_mapping
from faxflow.frames.patient_names import patient_names
from faxflow.views.letter_check_text import check_data, check_text


@dataclass(frozen=True, slots=True)
class Wish:
    """Options as they were given."""

    template: Path
    mapping: Path | None
    config: Path | None
    engine: EngineName | None


@dataclass(frozen=True, slots=True)
class _Setting:
    """`fields` are what may fill the template, a set for each column; None where nobody says.
    `patient` are those of them by which a patient is known."""

    engine: EngineName
    fields: tuple[Set[str], ...] | None
    patient: Set[str] = frozenset()


def check_template(wish: Wish, world: World) -> Answer:
    """CHECK_FAILED where something is found, CONFIGURATION where no letter can be made of it.

    Raises FileMissing, FileUnreadable, ConfigurationProblem, PartMissing or BadUsage.
    """
    survey, template = survey_of(wish, world), str(wish.template)
    return Answer(check_text(template, survey), check_data(template, survey), code=_code(survey))


def survey_of(wish: Wish, world: World) -> Survey:
    """Everything found. Raises what `check_template` does."""
    setting = _setting(wish, world)
    with TemporaryDirectory(prefix="faxflow-letter-") as name:
        scratch = Path(name)
        engine = choose_engine(setting.engine, wish.template, workers=1, scratch=scratch / "engine")
        survey = survey_template(wish.template, engine, scratch)
    compared = setting.fields is not None and not survey.unusable
    if not compared:
        return survey
    return with_patient(with_mapping(survey, setting.fields or ()), setting.patient)


def _code(survey: Survey) -> ExitCode:
    if survey.unusable:
        return ExitCode.CONFIGURATION
    return ExitCode.CHECK_FAILED if survey.found_something else ExitCode.DONE


def _setting(wish: Wish, world: World) -> _Setting:
    if wish.config is None:
        return _mapped(wish.engine or EngineName.AUTO, wish.mapping)
    config = load_config(config_path(wish.config, world), world.environment)
    answers = config.referrals.answer_template
    engine = wish.engine or config.letter.engine
    if wish.mapping is None and answers is not None and _same(answers, wish.template):
        return _Setting(engine, tuple(frozenset({name}) for name in ANSWER_FIELDS))
    return _mapped(engine, wish.mapping or config.report.mapping)


def _mapped(engine: EngineName, path: Path | None) -> _Setting:
    if path is None:
        return _Setting(engine, None)
    mapping = load_mapping(path)
    return _Setting(engine, filled_names(mapping), patient_names(mapping))


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
