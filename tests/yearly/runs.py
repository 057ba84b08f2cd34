"""The runs of a generated year: what cron starts each quarter of an hour, and what people do."""

from collections import defaultdict

from yearly.moments import DAY, MINUTE, QUARTER, SECOND, next_pass, stamp
from yearly.plan import YearPlan
from yearly.rows import Rows

WATCH, SEND, INTAKE = "watch-bounces", "send", "referral intake"
_LATER = {WATCH: 0, SEND: 2 * MINUTE, INTAKE: 1 * MINUTE}
_MARK = {WATCH: "w", SEND: "s", INTAKE: "i"}
_LASTS = 40 * SECOND


def run_id(command: str, moment: int) -> str:
    """The run of a command of the quarter of an hour in which a moment lies."""
    return f"{_MARK[command]}-{moment // QUARTER:x}"


def starts_at(command: str, moment: int) -> int:
    """When the next run of a command begins."""
    return next_pass(moment - _LATER[command]) + _LATER[command]


def write_runs(rows: Rows, plan: YearPlan, first: int) -> None:
    """Every run of cron from the first moment on until now."""
    moment = first // QUARTER * QUARTER
    while moment <= plan.now_ms:
        for command, later in _LATER.items():
            begun = moment + later
            if begun <= plan.now_ms:
                rows.add("runs", _run(command, begun, plan.now_ms))
        moment += QUARTER
    rows.flush()


def _run(command: str, begun: int, now: int) -> tuple[object, ...]:
    ended = begun + _LASTS
    row = (run_id(command, begun), command, "faxflow", stamp(begun))
    return (*row, stamp(ended), 0, "{}") if ended <= now else (*row, None, None, None)


class People:
    """What each person does on a day, as one run of the board."""

    def __init__(self, rows: Rows) -> None:
        self.known = rows.people_runs
        self.count: dict[str, int] = defaultdict(int)

    def run_of(self, actor: str, moment: int) -> str:
        name = f"{actor}-{moment // DAY:x}"
        if name not in self.known:
            at = stamp(moment // DAY * DAY)
            self.known[name] = (name, "board", actor, at, stamp(moment), 0, "{}")
        return name
