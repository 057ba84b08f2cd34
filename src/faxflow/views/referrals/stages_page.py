"""The page on a referral's stages: a diagram and tables, all drawn from the one table of rules."""

from collections.abc import Iterable, Iterator

from faxflow.domain.referral import FINAL, SETTLED, STAGES, START, ClosingReason, Stage, StageRule
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import ReopenReason, ReworkReason, WaitReason

_HEAD = """\
# The stages of a referral

Made from `src/faxflow/domain/referral.py`; do not edit it by hand. It shows what
holds where a practice says nothing else in `[referrals.stages]`. `docs/referrals.md`
tells how to work with it.
"""

_BESIDE = """\
Beside it stand the waiting stages, which go back to the stage that they interrupted,
and the end without a visit; the third table says from where they are entered. What
comes in incomplete begins in `needs-info`.
"""

_MEANS = {
    Stage.INTAKE_RECEIVED: "it came in, and nobody has looked it over",
    Stage.NEEDS_INFO: "something is missing or doubtful; intake finds it out",
    Stage.ELIGIBILITY: "is the patient covered, and does it need an authorisation",
    Stage.DOCUMENTATION: "the records that the visit needs are gathered",
    Stage.CLINICAL_REVIEW: "somebody with the knowledge looks whether and how soon",
    Stage.READY_TO_SCHEDULE: "all is settled; the patient is called for a visit",
    Stage.SCHEDULED: "the visit is booked",
    Stage.NO_SHOW: "the patient missed it",
    Stage.WAITING_ON_OFFICE: "the referring office was asked for something",
    Stage.UNREACHABLE: "the patient was tried and not reached",
    Stage.CLOSED: "there will be no visit; a reason says why",
    Stage.COMPLETED: "the visit took place",
}

_STATUS = {
    Stage.INTAKE_RECEIVED: "requested, received once somebody takes it",
    Stage.CLOSED: "rejected, failed once it was accepted, cancelled when withdrawn",
}
"""Task.status where it is not the same for all that are in a stage."""

_CLOSING = {
    ClosingReason.UNREACHABLE: "tried by several ways over some days, and never reached",
    ClosingReason.DECLINED: "the patient does not want it",
    ClosingReason.DECEASED: "the patient has died",
    ClosingReason.NOT_COVERED: "no coverage, and the patient does not pay themselves",
    ClosingReason.DENIED: "the payer said no",
    ClosingReason.NOT_OFFERED: "you do not do this here",
    ClosingReason.ELSEWHERE: "the patient was seen, or booked, somewhere else",
    ClosingReason.INCOMPLETE: "the referring office never sent what was asked for",
    ClosingReason.WITHDRAWN: "the referring office took it back",
    ClosingReason.DUPLICATE: "the same request is there as another referral",
    ClosingReason.NOT_A_REFERRAL: "what came in was something else",
    ClosingReason.OTHER: "none of these; say in --comments what",
}


def stages_page() -> str:
    """The whole page as Markdown."""
    parts = [
        _HEAD,
        _diagram(),
        _BESIDE,
        "## What each stage means\n",
        _meanings(),
        "## What each stage needs and opens\n",
        _needs(),
        "## Where each stage leads\n",
        _ways(),
        "## Why it was closed\n",
        _table(("reason", "means"), ((f"`{one}`", told) for one, told in _CLOSING.items())),
        "## Why it waits, went back, or was opened again\n",
        _reasons(),
    ]
    return "\n".join(parts)


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {_name(START)}"]
    shown = [stage for stage in Stage if _is_on_the_way(stage)]
    lines += [f'    state "{stage}" as {_name(stage)}' for stage in shown if "-" in stage]
    lines += [f"    {_name(stage)} --> {_name(to)}" for stage, to in _moves()]
    lines += [f"    {_name(stage)} --> [*]" for stage in shown if stage in FINAL]
    return _text(*lines, "```", "")


def _meanings() -> str:
    rows = (
        (f"`{stage}`", _MEANS[stage], _owner(rule), _due(rule), _STATUS.get(stage, rule.fhir))
        for stage, rule in STAGES.items()
    )
    return _table(("stage", "means", "desk", "due after", "as a FHIR Task"), rows)


def _needs() -> str:
    rows = (
        (f"`{stage}`", _required(stage), "; ".join(rule.tasks) or "–")
        for stage, rule in STAGES.items()
    )
    return _table(("stage", "must be filled before it is entered", "its tasks"), rows)


def _ways() -> str:
    rows = (
        (f"`{stage}`", _named(_onward(rule)), _named(rule.back)) for stage, rule in STAGES.items()
    )
    return _table(("from", "onward, the usual move first", "back, as rework"), rows)


def _reasons() -> str:
    lists = {
        "waits (`advance --to …`, welcome)": WaitReason,
        "goes back (`advance --to …`, needed)": ReworkReason,
        "is opened again (`reopen`, needed)": ReopenReason,
    }
    rows = ((what, ", ".join(f"`{one}`" for one in words)) for what, words in lists.items())
    return _table(("it", "`--reason`"), rows)


def _moves() -> Iterator[tuple[Stage, Stage]]:
    """Those on the way from the start to a visit."""
    for stage, rule in STAGES.items():
        if not rule.waits:
            yield from ((stage, to) for to in rule.onward if _is_on_the_way(to))


def _is_on_the_way(stage: Stage) -> bool:
    return stage is not Stage.CLOSED and not STAGES[stage].waits


def _onward(rule: StageRule) -> tuple[Stage | str, ...]:
    return ("the stage that it interrupted", *rule.onward) if rule.waits else rule.onward


def _named(stages: Iterable[Stage | str]) -> str:
    told = [f"`{one}`" if isinstance(one, Stage) else one for one in stages]
    return ", ".join(told) or "–"


def _owner(rule: StageRule) -> str:
    return "–" if rule.is_final else rule.queue


def _due(rule: StageRule) -> str:
    if rule.sla_hours is None:
        return "–"
    if rule.waits:
        return f"{rule.sla_hours:g} open hours, then a chase"
    start = f" from `{rule.clock_starts}` on" if rule.clock_starts else ""
    return f"{rule.sla_hours:g} open hours{start}"


def _required(stage: Stage) -> str:
    """All of it, or what it needs beyond a stage before it."""
    needs = STAGES[stage].requires
    same = max(_as_before(stage), key=lambda one: len(STAGES[one].requires), default=None)
    more = needs[len(STAGES[same].requires) :] if same else needs
    told = [*([f"what `{same}` needs"] if same else []), *map(_group, more)]
    return "; ".join(told) or "–"


def _as_before(stage: Stage) -> Iterator[Stage]:
    """Earlier stages with whose needs this one's begin."""
    needs, earlier = STAGES[stage].requires, list(Stage)[: list(Stage).index(stage)]
    for one in earlier:
        first = STAGES[one].requires
        if first and needs[: len(first)] == first:
            yield one


def _group(fields: tuple[Field, ...]) -> str:
    return " or ".join(_field(field) for field in fields)


def _field(field: Field) -> str:
    enough = SETTLED.get(field)
    return f"`{field}` ({' or '.join(sorted(enough))})" if enough else f"`{field}`"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return _text(f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines, "")


def _text(*lines: str) -> str:
    return "\n".join(lines)


def _name(stage: Stage) -> str:
    """The stage as Mermaid takes it: a hyphen would end the name."""
    return stage.replace("-", "_")
