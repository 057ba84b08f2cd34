"""What the commands about the gateways in use find out and do."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.gateway import GatewayState
from faxflow.domain.task import TaskKind
from faxflow.errors import BadUsage
from faxflow.steps.choose_gateway import require_known, use_gateway
from faxflow.store import gateways, tasks
from faxflow.views.gateway_text import state_text


def gateway_act(session: Session) -> Answer:
    """Each gateway's breaker; the one in use is told first."""
    zone, used = session.config.practice.zone, session.work.gateway.name
    names = sorted((one.name for one in session.config.gateways), key=lambda name: name != used)
    with session.work.store.read() as tx:
        known = {name: gateways.state(tx, name) for name in names}
    lines = [state_text(name, known[name], zone, in_use=name == used) for name in names]
    data = [_data(name, known[name], in_use=name == used) for name in names]
    return Answer("\n".join(lines), {**data[0], "gateways": data})


def use_act(name: str) -> Act:
    """Chooses the gateway that faxes go by from the next run on."""

    def act(session: Session) -> Answer:
        changed = use_gateway(session.work, name)
        with session.work.store.read() as tx:
            halted = gateways.state(tx, name).halted_at is not None
        text = f"Faxes go by {name} from the next run on." if changed else f"{name} is in use."
        warning = f" It is halted: `faxflow gateway resume {name}` lets it go on." if halted else ""
        return Answer(text + warning, {"gateway": name, "changed": changed, "halted": halted})

    return act


def resume_act(given: str | None) -> Act:
    """Closes a gateway's breaker and its task; faxes stay with the gateway in use."""

    def act(session: Session) -> Answer:
        name, run = given or _halted(session), session.work.run
        require_known(session.config, name)
        with session.work.store.write() as tx:
            resumed = gateways.resume(tx, run, name)
            tasks.close(tx, f"{TaskKind.MEND_ACCOUNT}:{name}", run.now())
        text = f"{name} is in use again." if resumed else f"{name} was not halted."
        if name != session.work.gateway.name:
            used = session.work.gateway.name
            text = (
                f"{name} may be used again; faxes go by {used} until `faxflow gateway use {name}`."
            )
        return Answer(text, {"gateway": name, "resumed": resumed})

    return act


def _halted(session: Session) -> str:
    """The one that is halted; that in use where none is. Raises BadUsage where both are."""
    with session.work.store.read() as tx:
        names = [
            one.name for one in session.config.gateways if gateways.state(tx, one.name).halted_at
        ]
    if len(names) > 1:
        told = " and ".join(names)
        raise BadUsage(what=f"{told} are both halted.", todo="Name the one that is mended.")
    return names[0] if names else session.work.gateway.name


def _data(name: str, known: GatewayState, *, in_use: bool) -> dict[str, object]:
    since, alive = known.halted_at, known.proved_alive_at
    return {
        "gateway": name,
        "in_use": in_use,
        "halted": since is not None,
        "halted_at": since and since.isoformat(),
        "halted_for": known.reason,
        "halted_because": known.because,
        "last_heard_at": alive and alive.isoformat(),
    }
