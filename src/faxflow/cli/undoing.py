"""What `undo` does, each thing answered on a line of its own."""

from faxflow.cli.agreeing import agreed
from faxflow.cli.dead_claims import settle_dead_claims
from faxflow.cli.each import answer_of
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.undoing import instead_of_undoing
from faxflow.errors import BadUsage
from faxflow.steps.undo import Undone, deeds_of, run_to_undo, undo, why_not_undone
from faxflow.store.past_runs import PastRun


def undo_act(name: str | None, doing: Doing) -> Act:
    """Takes back a run, else the person's last one. Raises BadUsage where none can be."""

    def act(session: Session) -> Answer:
        run = _run(session, name)
        why = why_not_undone(session.work, run)
        if why:
            raise BadUsage(what=why, todo="Nothing was changed.")
        deeds = deeds_of(session.work, run)
        if not deeds:
            raise _nothing(run)
        told = f"`{run.command}` of {run.actor} ({run.id}): {counted(len(deeds), 'thing')} to undo."
        if not (doing.yes or doing.dry_run or agreed(told)):
            return Answer("Nothing was changed.", {"run": run.id, "results": [], "done": 0})
        if not doing.dry_run:
            settle_dead_claims(session)
        results = [undo(session.work, run, deed, dry_run=doing.dry_run) for deed in deeds]
        answer = answer_of(results, _data)
        return Answer(
            answer.text,
            {"run": run.id, **answer.data},
            lists_tasks=True,
            problems=answer.problems,
            code=answer.code,
        )

    return act


def _run(session: Session, name: str | None) -> PastRun:
    run = run_to_undo(session.work, name)
    if run is not None:
        return run
    if name is None:
        what = f"No command of {session.work.run.actor} is here that could be undone."
        raise BadUsage(what=what, todo="Name a run: `faxflow case show FX-…` lists them.")
    raise BadUsage(what=f"There is no run {name!r} in this store.", todo="Nothing was changed.")


def _nothing(run: PastRun) -> BadUsage:
    instead = instead_of_undoing(run.command)
    earlier = "An earlier command is undone by its run, as `faxflow case show FX-…` names it."
    todo = f"Instead: `{instead}`. {earlier}" if instead else "Nothing was changed."
    what = f"`{run.command}` ({run.id}) did nothing that can be taken back honestly."
    return BadUsage(what=what, todo=todo)


def _data(one: Undone) -> dict[str, object]:
    return {"subject": one.subject, "done": one.done, "told": one.told}
