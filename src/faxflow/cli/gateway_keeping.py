"""What the commands about the gateways in use find out and do."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.gateway import GatewayState
from faxflow.domain.task import TaskKind
from faxflow.errors import BadUsage
from faxflow.steps.choose_gateway import require_known, use_gateway
from faxflow.store import gateways, tasks
from faxflow.views.gateway_text import state_text


def gateway_act(session: Session) -> Answer:
    """Each gateway's breaker, also a halted one's of old; the one in use is told first."""
    zone, used = session.config.practice.zone, session.work.gateway.name
    configured = [one.name for one in session.config.gateways]
    with session.work.store.read() as tx:
        every = dict.fromkeys([*configured, *gateways.halted(tx)])
        names = sorted(every, key=lambda name: name != used)
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
        name, run = _meant(session, given), session.work.run
        with session.work.store.write() as tx:
            resumed = gateways.resume(tx, run, name)
            tasks.close(tx, f"{TaskKind.MEND_ACCOUNT}:{name}", run.now())
        return Answer(
            _resumed(session, name, resumed=resumed), {"gateway": name, "resumed": resumed}
        )

    return act


def _resumed(session: Session, name: str, *, resumed: bool) -> str:
    used = session.work.gateway.name
    if name == used:
        return f"{name} is in use again." if resumed else f"{name} was not halted."
    if name not in (one.name for one in session.config.gateways):
        return f"{name} is halted no more; it is not in faxflow.toml, and faxes go by {used}."
    return f"{name} may be used again; faxes go by {used} until `faxflow gateway use {name}`."


def _meant(session: Session, given: str | None) -> str:
    """The one given; else the one that is halted, or that in use where none is.

    One that is halted may have left the configuration since. Raises BadUsage.
    """
    with session.work.store.read() as tx:
        halted = gateways.halted(tx)
    if given is not None:
        if given not in halted:
            require_known(session.config, given)
        return given
    if len(halted) > 1:
        told = " and ".join(halted)
        raise BadUsage(what=f"{told} are halted.", todo="Name the one that is mended.")
    return halted[0] if halted else session.work.gateway.name


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
