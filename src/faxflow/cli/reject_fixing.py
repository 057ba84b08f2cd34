"""What `rejects fix` and `rejects set-aside` do, each reject answered on a line of its own."""

from collections.abc import Sequence

from faxflow.cli.dead_claims import settle_dead_claims
from faxflow.cli.each import answer_of
from faxflow.cli.reject_sheets import given_rows, rereading
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import parse_reject
from faxflow.errors import BadUsage
from faxflow.steps.corrected_rows import Given
from faxflow.steps.fix_rejects import Fixing, fix_rejects
from faxflow.steps.seen_to import SeenTo, unknown
from faxflow.steps.set_aside_rejects import SettingAside, reopen, set_aside


def fix_act(names: Sequence[str], sets: Sequence[str], fixing: Fixing) -> Act:
    """Gives rows these texts, and lets them go on."""
    texts = _texts(sets)

    def act(session: Session) -> Answer:
        named = {name: parse_reject(name) for name in dict.fromkeys(names)}
        given = [Given(reject, texts) for reject in dict.fromkeys(named.values()) if reject]
        nobody = [unknown(name) for name, reject in named.items() if reject is None]
        return answer_of([*_fixed(session, given, fixing), *nobody], _data)

    return act


def fix_from_act(sheet: str, fixing: Fixing) -> Act:
    """Lets the rows of a corrected sheet go on."""

    def act(session: Session) -> Answer:
        return answer_of(_fixed(session, given_rows(sheet), fixing), _data)

    return act


def set_aside_act(names: Sequence[str], asked: SettingAside) -> Act:
    """Lets rows be no fax."""

    def act(session: Session) -> Answer:
        return answer_of(set_aside(session.work, list(dict.fromkeys(names)), asked), _data)

    return act


def reopen_act(names: Sequence[str], *, dry_run: bool) -> Act:
    """Opens what was set aside."""

    def act(session: Session) -> Answer:
        found = reopen(session.work, list(dict.fromkeys(names)), dry_run=dry_run)
        return answer_of(found, _data)

    return act


def _fixed(session: Session, given: Sequence[Given], fixing: Fixing) -> list[SeenTo]:
    if not fixing.dry_run:
        settle_dead_claims(session)
    return fix_rejects(session.work, rereading(session), given, fixing)


def _texts(sets: Sequence[str]) -> dict[str, str]:
    """By column; what is wrong with one is told without it, for it holds patient data."""
    pairs = [one.partition("=") for one in sets]
    if not all(sign and column.strip() for column, sign, _ in pairs):
        raise BadUsage(
            what="A --set is no COLUMN=VALUE.", todo="As --set 'Fax=…'. Nothing was changed."
        )
    if len({column.strip() for column, _, _ in pairs}) < len(pairs):
        raise BadUsage(what="A column is set twice.", todo="Nothing was changed.")
    return {column.strip(): text for column, _, text in pairs}


def _data(one: SeenTo) -> dict[str, object]:
    return {
        "reject": one.reject,
        "done": one.done,
        "told": one.told,
        "became": one.became,
        "case": one.case,
        "columns": list(one.columns),
    }
