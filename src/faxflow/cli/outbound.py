"""What each outbound command does with its session, and what it answers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from faxflow.adapters.given_file import GivenFile
from faxflow.cli import tools
from faxflow.cli.given_day import named_day
from faxflow.cli.planned_sending import planned_data, planned_text
from faxflow.cli.progress import NoProgress, progress_for
from faxflow.cli.seen_store import note_sending, refuse_old_copy
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import are, counted
from faxflow.domain.ids import batch_name
from faxflow.steps.extract import Extracted, check_only, extract
from faxflow.steps.load import load
from faxflow.steps.normalize import normalize
from faxflow.steps.plan_sending import plan_sending
from faxflow.steps.ports import Progress
from faxflow.steps.run_morning import plan_morning, run_morning
from faxflow.steps.send import send
from faxflow.views import morning_text
from faxflow.views.day_data import day_data, ledger_data

OUTBOUND = "outbound"
"""The lock of all that makes or sends cases."""


def day_of(session: Session, given: str | None) -> date:
    """The day that was asked for, else today in the practice's zone. Raises BadUsage."""
    today = session.work.run.now().astimezone(session.config.practice.zone).date()
    return today if given is None else named_day(given, today)


def extract_act(
    given: str | None, *, again: bool, even_if_same: bool = False, file: Path | None = None
) -> Act:
    """Fetches the day's report, or takes the file that a person gives for it."""

    def act(session: Session) -> Answer:
        day, anew = day_of(session, given), again or even_if_same
        with session.locks.hold(OUTBOUND, session.work.run.id):
            source = GivenFile(file) if file else tools.source(session)
            if file and not anew:
                check_only(session.work.store, source.fetch(day), day)
            looked = anew or file is not None
            done = extract(
                session.work, source, session.reports, day, again=looked, even_if_same=even_if_same
            )
        return _extracted(done, day, hint=not looked)

    return act


def _extracted(done: Extracted, day: date, *, hint: bool) -> Answer:
    name = batch_name(done.batch_id)
    told = "fetched" if done.fetched else "there already"
    again = " `faxflow extract --again` fetches it anew." if hint and not done.fetched else ""
    aside = [batch_name(one) for one in done.set_aside]
    lines = [f"{one} is set aside: {name} takes its place." for one in aside]
    return Answer(
        "\n".join([f"The report of {day} is {told}: {name}.{again}", *lines]),
        {"day": str(day), "batch": name, "fetched": done.fetched, "set_aside": aside},
    )


def normalize_act(session: Session) -> Answer:
    """Normalizes what waits for it."""
    with session.locks.hold(OUTBOUND, session.work.run.id):
        done = normalize(session.work, tools.mapping(session), session.reports)
    lines = [
        f"{batch_name(b.batch_id)}: {counted(b.rows_read, 'row')} read"
        f" = {b.rows_read - b.rejected} clean + {b.rejected} rejected"
        for b in done
    ]
    data = [
        {"batch": batch_name(b.batch_id), "rows_read": b.rows_read, "rejected": b.rejected}
        for b in done
    ]
    return Answer("\n".join(lines) or "No report waits to be normalized.", {"batches": data})


def load_act(session: Session) -> Answer:
    """Loads what is normalized."""
    with session.locks.hold(OUTBOUND, session.work.run.id):
        done = load(session.work)
    lines = [morning_text.ledger_line(batch_name(b.batch_id), b.ledger) for b in done]
    held = {batch_name(b.batch_id): b.held for b in done if b.held}
    lines += [f"{name}: {count} of them {are(count)} held" for name, count in held.items()]
    data = [
        {"batch": batch_name(b.batch_id), "held": b.held, **ledger_data(b.ledger)} for b in done
    ]
    return Answer("\n".join(lines) or "No rows wait to be loaded.", {"batches": data})


def send_act(*, dry_run: bool, let_go: bool = False) -> Act:
    """Sends what is ready; with `let_go` however much it is."""

    def act(session: Session) -> Answer:
        with progress_for() as progress, session.locks.hold(OUTBOUND, session.work.run.id):
            refuse_old_copy(session.config, session.work.store)
            sending = tools.sending(session, progress)
            if dry_run:
                planned = plan_sending(session.work, sending, let_go=let_go)
                return Answer(planned_text(planned), planned_data(planned))
            note_sending(session.config, session.work.store, session.work.run.id)
            tools.clear_leavings(session)
            sent = send(session.work, sending, let_go=let_go)
        counts, approximate = sent.counts(), tools.tells_of_layout(session, sent)
        lines = morning_text.sent_lines(counts, approximate=approximate)
        return Answer("\n".join(lines), {**counts, "approximate_layout": sent.approximate})

    return act


def morning_act(
    given: str | None,
    *,
    again: bool,
    let_go: bool = False,
    showing: Callable[[], AbstractContextManager[Progress]] = progress_for,
) -> Act:
    """Runs the whole morning under one lock and one run id."""

    def act(session: Session) -> Answer:
        day = day_of(session, given)
        with showing() as progress, session.locks.hold(OUTBOUND, session.work.run.id):
            refuse_old_copy(session.config, session.work.store)
            note_sending(session.config, session.work.store, session.work.run.id)
            tools.clear_leavings(session)
            parts = tools.morning(session, progress)
            done = run_morning(session.work, parts, day, again=again, let_go=let_go)
        data = {
            "run": session.work.run.id,
            "fetched": done.extracted.fetched,
            "sent": done.sent.counts(),
            "approximate_layout": done.sent.approximate,
            **day_data(done.report),
        }
        approximate = tools.tells_of_layout(session, done.sent)
        text = morning_text.morning_text(done.report, done.sent.counts(), approximate=approximate)
        return Answer(text, data, lists_tasks=True)

    return act


def planned_morning_act(given: str | None, *, again: bool, let_go: bool = False) -> Act:
    """Says what the morning would do."""

    def act(session: Session) -> Answer:
        day, parts = day_of(session, given), tools.morning(session, NoProgress())
        planned = plan_morning(session.work, parts, day, again=again, let_go=let_go)
        batch = batch_name(planned.batch) if planned.batch else None
        report = f"is there already: {batch}" if batch else "would be fetched"
        return Answer(
            f"The report of {day} {report}. {planned_text(planned.sending)}",
            {"day": str(day), "batch": batch, **planned_data(planned.sending)},
        )

    return act
