"""send: draws the letters of ready cases and hands each over to the gateway, once."""

from collections import Counter
from dataclasses import dataclass, field

from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.errors import GatewayHalted, LoginRefused, ServerUnreachable
from faxflow.steps.choose_faxes import choose_faxes
from faxflow.steps.draw_letters import check_template, draw_letters
from faxflow.steps.hand_over import HandOver, HandOverDesk
from faxflow.steps.moving import halt_if_account
from faxflow.steps.ports import Gateway, LetterEngine, Progress, Vault
from faxflow.steps.recover import Recovered, recover
from faxflow.steps.work import Work
from faxflow.store import cases, gateways
from faxflow.store.cases import Case

_LINE_LOST_TIMES = 3
"""Hand-overs in a row that did not reach the server before the run stops."""


@dataclass(frozen=True, slots=True)
class SendTools:
    """The ports that sending needs; `mapping_fields` are what letters may ask for."""

    engine: LetterEngine
    gateway: Gateway
    vault: Vault
    progress: Progress
    mapping_fields: frozenset[str]


@dataclass(slots=True)
class Sent:
    """What one run of send did; `recovered` cases were left behind by a killed run."""

    drawn: int = 0
    recovered: int = 0
    in_doubt_recovered: int = 0
    spaced: int = 0
    outcomes: Counter[HandOver] = field(default_factory=Counter)

    def note(self, recovered: Recovered) -> None:
        """Counts what was left behind by a killed run."""
        self.recovered += recovered.ready
        self.in_doubt_recovered += recovered.in_doubt

    def counts(self) -> dict[str, int]:
        """All of it as words and numbers, nothing left out."""
        return {
            "letters drawn": self.drawn,
            "taken back from a killed run": self.recovered,
            "left in doubt by a killed run": self.in_doubt_recovered,
            "waiting for an earlier fax to the same number": self.spaced,
            **{str(outcome): self.outcomes[outcome] for outcome in HandOver},
        }


@dataclass(frozen=True, slots=True)
class Planned:
    """What send would do now: hand over `ready` cases, `to_draw` of them without a letter yet."""

    ready: int
    to_draw: int


def plan_sending(work: Work, tools: SendTools) -> Planned:
    """Checks what send would check, and changes nothing. Raises as send does."""
    _refuse_if_halted(work)
    check_template(tools.engine, tools.mapping_fields, work.config.letter.template.name)
    with work.store.read() as tx:
        return Planned(len(cases.in_state(tx, State.READY)), len(cases.without_letter(tx)))


def send(work: Work, tools: SendTools) -> Sent:
    """Sends every ready case; the caller holds the outbound lock.

    Raises GatewayHalted, TemplateProblem, PartMissing, LoginRefused, ServerUnreachable
    or InsecureServer; whatever was not handed over by then stays ready.
    """
    result = Sent()
    result.note(recover(work))
    _refuse_if_halted(work)
    with work.store.read() as tx:
        ready = cases.in_state(tx, State.READY)
    if not ready:
        return result
    template = work.config.letter.template.name
    check_template(tools.engine, tools.mapping_fields, template)
    result.drawn = draw_letters(work, tools.engine, tools.vault, tools.progress)
    _hand_over_all(work, tools, result)
    return result


def _refuse_if_halted(work: Work) -> None:
    name = work.gateway.name
    with work.store.read() as tx:
        known = gateways.state(tx, name)
    if known.halted_at:
        since = f"{known.halted_at.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
        raise GatewayHalted(gateway=name, since=since, reason=known.halted_for)


def _hand_over_all(work: Work, tools: SendTools, result: Sent) -> None:
    chosen = choose_faxes(work)
    result.spaced = chosen.spaced
    if not chosen.faxes:
        return
    _open(work, tools.gateway)
    try:
        _each(work, tools, chosen.faxes, result)
    finally:
        tools.gateway.close()


def _open(work: Work, gateway: Gateway) -> None:
    try:
        gateway.open()
    except LoginRefused:
        # Every quarter of an hour the same wrong password would have the account locked.
        with work.store.write() as tx:
            halt_if_account(tx, work, Reason.SENDER_NOT_AUTHORISED)
        raise


def _each(work: Work, tools: SendTools, ready: list[Case], result: Sent) -> None:
    desk, lost = HandOverDesk(work, tools.gateway, tools.vault), 0
    for done, case in enumerate(ready, start=1):
        outcome = desk.hand_over(case)
        result.outcomes[outcome] += 1
        tools.progress.advance("faxes", done, len(ready))
        lost = lost + 1 if outcome is HandOver.NOT_REACHED else 0
        _stop_if(work, outcome, lost)


def _stop_if(work: Work, outcome: HandOver, lost: int) -> None:
    if outcome is HandOver.ACCOUNT_REFUSED:
        _refuse_if_halted(work)
    if lost >= _LINE_LOST_TIMES:
        name = work.gateway.name
        raise ServerUnreachable(server=name, what=f"{lost} hand-overs in a row were cut off")
