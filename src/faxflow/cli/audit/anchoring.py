"""What `audit anchor` does: takes the head of the history, and gives it out of this machine."""

from collections.abc import Mapping

from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.tokens import tokens_for
from faxflow.domain.anchor import Anchor
from faxflow.errors import ConfigurationProblem, ExitCode, FaxflowError, ServerUnreachable
from faxflow.steps.anchor import Anchored, Way, take_anchor
from faxflow.views.audit_text import anchor_mail
from faxflow.views.store_shapes import AnchorData


def anchor_act(*, quiet: bool) -> Act:
    """Prints it, mails it and posts it. Raises ConfigurationProblem where it would go nowhere."""

    def act(session: Session) -> Answer:
        if quiet and not session.config.audit.goes_somewhere:
            raise ConfigurationProblem(
                where="[audit]",
                what="neither anchor_to nor anchor_url is set, and --quiet prints nothing",
                todo="Name one; docs/audit.md says why it must be out of this machine's reach.",
            )
        return _answer(take_anchor(session.work, _ways(session)))

    return act


def _ways(session: Session) -> Mapping[str, Way]:
    settings, ways = session.config.audit, dict[str, Way]()
    if settings.anchor_to:
        ways["mail"] = lambda anchor: _mail(session, anchor)
    if name := settings.anchor_url:
        ways["post"] = lambda anchor: _post(session, name, anchor)
    return ways


def _mail(session: Session, anchor: Anchor) -> None:
    from faxflow.adapters.smtp_notices import SmtpNotices

    config, run = session.config, session.work.run
    settings = config.notices.model_copy(update={"to": config.audit.anchor_to})
    tokens = tokens_for(config, session.secrets, settings, "notices")
    addresses = "[audit] anchor_to"
    mailer = SmtpNotices(
        settings, session.secrets.get, run.clock, tokens=tokens, addresses=addresses
    )
    subject, body = anchor_mail(anchor, config.practice.name, config.practice.zone)
    missed = mailer.send(f"anchor-{run.id}", subject, body)
    left = len({*missed.for_good, *missed.for_now})
    if left == len(settings.to):
        raise ServerUnreachable(server="[notices]", what=f"it took no address of {addresses}")


def _post(session: Session, name: str, anchor: Anchor) -> None:
    from faxflow.adapters.anchor_post import post_anchor

    post_anchor(session.config.audit, name, session.secrets.get, anchor.written())


def _answer(done: Anchored) -> Answer:
    line = done.anchor.written()
    data: AnchorData = {
        "anchor": line,
        "events": done.anchor.events,
        "generation": done.anchor.generation,
        "given": done.given,
        "failed": list(done.problems),
    }
    told = f"Given by {' and '.join(done.given)}." if done.given else "Keep it out of this machine."
    return Answer(
        f"{line}\n{told} `faxflow audit verify --anchor -` takes it back.",
        {**data},
        problems=[str(problem) for problem in done.problems.values()],
        code=_code(list(done.problems.values())),
    )


def _code(problems: list[FaxflowError]) -> ExitCode:
    return problems[0].exit_code if problems else ExitCode.DONE
