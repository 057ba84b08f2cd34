"""The practice's own rules for result mail, from a TOML file of [[rule]] tables."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from faxflow.config.pattern import bounded_pattern
from faxflow.config.section import Section
from faxflow.domain.plain_words import plain
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import TaughtRule
from faxflow.errors import ConfigurationProblem, FaxflowError, FileMissing


def _condition(written: str) -> str:
    bounded_pattern(written)
    return written


def _finder(written: str) -> str:
    if bounded_pattern(written).groups != 1:
        raise ValueError("it needs one group in round brackets: what it finds")
    return written


def _domain(written: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", written):
        raise ValueError("it is no domain in small letters, as fax.example")
    return written


Domain = Annotated[str, AfterValidator(_domain)]
Condition = Annotated[str, AfterValidator(_condition)]
Finder = Annotated[str, AfterValidator(_finder)]


class HeaderCondition(Section):
    name: str
    matches: Condition


class Rule(Section):
    """One [[rule]]: which mails it knows, and what it finds in them."""

    name: str = Field(min_length=1, max_length=60)
    from_domain: Domain = Field(alias="from")
    kind: VerdictKind
    subject: Condition | None = None
    body: Condition | None = None
    header: HeaderCondition | None = None
    number: Finder | None = None
    reference: Finder | None = None
    job_id: Finder | None = None
    pages: Finder | None = None
    reasons: dict[str, Reason] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _tells_kinds_apart(self) -> "Rule":
        if self.kind == VerdictKind.DELIVERED and not (self.subject or self.body or self.header):
            raise ValueError("delivered needs subject, body or header: not every mail says it")
        return self

    def taught(self) -> TaughtRule:
        """The rule as the reader takes it."""
        return TaughtRule(
            name=self.name,
            domain=self.from_domain,
            kind=self.kind,
            subject=_compiled(self.subject),
            body=_compiled(self.body),
            header=self._header(),
            number=_compiled(self.number),
            reference=_compiled(self.reference),
            job_id=_compiled(self.job_id),
            pages=_compiled(self.pages),
            reasons=tuple(self.reasons.items()),
        )

    def _header(self) -> tuple[str, re.Pattern[str]] | None:
        return (self.header.name, bounded_pattern(self.header.matches)) if self.header else None


class RuleFile(Section):
    rule: tuple[Rule, ...]


def load_mail_rules(path: Path) -> tuple[TaughtRule, ...]:
    """The rules in their order. Raises FileMissing, or ConfigurationProblem for the first fault."""
    try:
        return tuple(one.taught() for one in RuleFile.model_validate(_parsed(path)).rule)
    except ValidationError as error:
        raise _told(path, error)[0] from None


def rule_problems(path: Path) -> Sequence[FaxflowError]:
    """Every fault of the rules."""
    try:
        RuleFile.model_validate(_parsed(path))
    except ValidationError as error:
        return _told(path, error)
    except FaxflowError as problem:
        return [problem]
    return []


def _told(path: Path, error: ValidationError) -> list[ConfigurationProblem]:
    faults = error.errors(include_url=False, include_input=False)
    todo = "Mend it and run again; `faxflow mail explain --rules FILE` tries rules out."
    return [
        ConfigurationProblem(where=_place(path, one), what=plain(one["msg"]), todo=todo)
        for one in faults
    ]


def _place(path: Path, fault: ErrorDetails) -> str:
    """`rules.toml rule 2 number` for the number of the second rule."""
    _, *place = fault["loc"]
    where = " ".join(str(part + 1 if isinstance(part, int) else part) for part in place)
    return f"{path} rule {where}".rstrip()


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigurationProblem(
            where=path, what=f"it cannot be read ({what})", todo="Mend the file."
        ) from error


def _compiled(written: str | None) -> re.Pattern[str] | None:
    return None if written is None else bounded_pattern(written)
