"""[referrals]: who works at which desk, where each desk is told, and how its stages differ."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from faxflow.config.people import Roles
from faxflow.config.section import MOST_HOURS, Section
from faxflow.config.values import PathBesideFile
from faxflow.domain.near_match import near_match
from faxflow.domain.referral import STAGES as DEFAULT
from faxflow.domain.referral import ClosingReason, Queue, Stage, StageRule, Table
from faxflow.domain.referrals import fields
from faxflow.domain.referrals.answer import USUAL, Outcome
from faxflow.domain.referrals.rules import Rules
from faxflow.domain.referrals.table_check import first_fault

_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_CODE, _LONGEST_TITLE = 40, 100


def _known(written: Any, words: type[Stage] | type[Queue] | type[fields.Field], what: str) -> Any:
    if isinstance(written, str) and written not in list(words):
        raise ValueError(f"{written!r} is no {what} ({near_match(written, words)})")
    return written


def _group(written: Any) -> Any:
    """One field that is required, or several of which any one will do."""
    group = [written] if isinstance(written, str) else written
    for name in group if isinstance(group, list | tuple) else ():
        _known(name, fields.Field, "field")
    return group


def _short_line(title: str) -> str:
    if not title.strip() or len(title) > _LONGEST_TITLE or not title.isprintable():
        raise ValueError(f"a task is one line of up to {_LONGEST_TITLE} characters")
    return title.strip()


def _code(text: str) -> str:
    if len(text) > _LONGEST_CODE or not _CODE.fullmatch(text):
        raise ValueError("a reason is words in small letters with hyphens between, as moved-away")
    return text


KnownStage = Annotated[Stage, BeforeValidator(lambda one: _known(one, Stage, "stage"))]
KnownQueue = Annotated[Queue, BeforeValidator(lambda one: _known(one, Queue, "queue"))]
Group = Annotated[tuple[fields.Field, ...], BeforeValidator(_group), Field(min_length=1)]
Title = Annotated[str, AfterValidator(_short_line)]
Code = Annotated[str, AfterValidator(_code)]


class StageSettings(Section):
    """What a practice says of one stage; a key that is left out stays as it is.

    `sla_hours` are open hours until it is due; of a waiting stage, until the next chase.
    `onward`, `back`, `requires` and `tasks` are given whole; see StageRule.
    """

    queue: KnownQueue | None = None
    sla_hours: float | None = Field(default=None, gt=0, le=MOST_HOURS)
    onward: tuple[KnownStage, ...] | None = None
    back: tuple[KnownStage, ...] | None = None
    requires: tuple[Group, ...] | None = None
    tasks: tuple[Title, ...] | None = None


class ReferralSettings(Section):
    """`people` gives accounts their roles; `queues` the addresses of each desk, none: those of
    [notices] to. `reminder_hours` are open hours before the due time. After so many attempts in
    a row as `unreachable_after` says the patient counts as hard to reach. `closing_reasons` are
    those of this practice, in place of the built-in ones; none: these. `answer_template` is the
    letter to referring offices, None: they are not answered; `answered` are the stages of which
    they are told."""

    people: Mapping[str, Roles] = {}
    queues: Mapping[KnownQueue, tuple[str, ...]] = {}
    reminder_hours: float = Field(default=2.0, ge=0, le=MOST_HOURS)
    unreachable_after: int = Field(default=3, ge=1, le=20)
    closing_reasons: tuple[Code, ...] = ()
    answer_template: PathBesideFile | None = None
    answered: tuple[Outcome, ...] = USUAL
    stages: Mapping[KnownStage, StageSettings] = {}

    @cached_property
    def table(self) -> Table:
        """The stages as this practice has them."""
        return {stage: self._rule(stage, rule) for stage, rule in DEFAULT.items()}

    @cached_property
    def rules(self) -> Rules:
        """What its moves go by; `duplicate` is always a reason, since linking closes by it."""
        own = dict.fromkeys((*self.closing_reasons, ClosingReason.DUPLICATE))
        return Rules(self.table, tuple(own if self.closing_reasons else ClosingReason))

    def _rule(self, stage: Stage, rule: StageRule) -> StageRule:
        given = self.stages.get(stage, StageSettings())
        said = {key: getattr(given, key) for key in given.model_fields_set}
        return replace(rule, **{key: value for key, value in said.items() if value is not None})

    @field_validator("stages", mode="before")
    @classmethod
    def _knows_the_keys(cls, written: Any) -> Any:
        for stage, keys in written.items() if isinstance(written, Mapping) else ():
            _known(stage, Stage, "stage")
            known = list(StageSettings.model_fields)
            for key in keys if isinstance(keys, Mapping) else ():
                if key not in known:
                    near = near_match(key, known)
                    raise ValueError(f"{key!r} is no key of a stage ({near})")
        return written

    @model_validator(mode="after")
    def _leads_to_an_end(self) -> "ReferralSettings":
        # The built-in table holds; every command would spend a fifth of its start on that.
        fault = first_fault(self.table) if self.stages else None
        if fault:
            raise ValueError(fault)
        return self
