"""What `audit verify` finds out: whether the chain holds, and what former anchors say of it."""

import sys
from pathlib import Path
from typing import Final

from faxflow.adapters.given_file import read_given
from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.anchor import Anchor, Mistyped, anchors_in
from faxflow.domain.anchor_verdict import JudgedAnchor, Judgement
from faxflow.domain.counted import counted
from faxflow.errors import AnchorUnreadable, ExitCode
from faxflow.store import audit_trail, events
from faxflow.views.store_shapes import VerifiedData

_MISTYPED: Final = "An anchor was typed or copied wrongly: {line!r}. Compare it with the original."


def verify_act(given: str | None = None) -> Act:
    """Walks the chain; AuditBroken where it does not hold. Then holds anchors against it."""

    def act(session: Session) -> Answer:
        found = _anchors(given) if given else []
        anchors = [one for one in found if isinstance(one, Anchor)]
        mistyped = [one.written for one in found if isinstance(one, Mistyped)]
        with session.work.store.read() as tx:
            count = events.verify(tx)
            judged = (
                list(audit_trail.judge(tx, session.work.store.info, anchors)) if anchors else []
            )
        return _answer(count, judged, mistyped)

    return act


def _anchors(given: str) -> list[Anchor | Mistyped]:
    """Those in the words, the file or the standard input. Raises AnchorUnreadable."""
    found = list(anchors_in(given))
    if not found:
        text, where = _text(given)
        found = list(anchors_in(text))
        if not found:
            raise AnchorUnreadable(what=where)
    return found


def _text(given: str) -> tuple[str, str]:
    if given == STANDARD_INPUT:
        return sys.stdin.read(), "standard input"
    path = Path(given)
    if not path.exists():
        return "", "it is neither an anchor nor a file"
    return read_given(path).decode(errors="replace"), str(path)


def _answer(count: int, judged: list[JudgedAnchor], mistyped: list[str]) -> Answer:
    kept = [one.told for one in judged if one.judgement is Judgement.KEPT]
    broken = [one.told for one in judged if one.judgement is not Judgement.KEPT]
    problems = [*broken, *(_MISTYPED.format(line=line) for line in mistyped)]
    data: VerifiedData = {
        "events": count,
        "anchors": [
            {"anchor": one.anchor.written(), "judgement": one.judgement, "told": one.told}
            for one in judged
        ],
        "mistyped": mistyped,
    }
    text = "\n".join([f"The audit chain of {counted(count, 'event')} holds.", *kept])
    code = ExitCode.CHECK_FAILED if broken else ExitCode.USAGE if mistyped else ExitCode.DONE
    return Answer(text, {**data}, problems=problems, code=code)
