"""What happened to a referral, in words: one line for each thing."""

from collections.abc import Callable, Mapping
from datetime import tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.referrals.happening import Fact, Happening, What
from faxflow.views.moment import local_minute
from faxflow.views.referrals.line_text import field_told, local_stamp

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400

Facts = Mapping[str, Fact]


def happening_line(one: Happening, zone: tzinfo) -> str:
    """`2026-11-23 09:00 CST  eligibility for 2 days, 9 open hours: breached …  (mara)`."""
    by = f"  ({one.by})" if one.by else ""
    return f"{local_minute(one.at, zone)}  {_WORDS[one.what](one.facts, zone)}{by}"


def happening_data(one: Happening) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {"at": one.at.isoformat(), "what": one.what, "by": one.by, **one.facts}


def length(seconds: int) -> str:
    """`3 days`, `5 hours`, `12 min`: as much as a person wants to know."""
    if seconds >= 2 * _DAY:
        return counted(seconds // _DAY, "day")
    if seconds >= 2 * _HOUR:
        return counted(seconds // _HOUR, "hour")
    return f"{seconds // _MINUTE} min"


def _stage(facts: Facts, zone: tzinfo) -> str:
    back = " again" if facts["rework"] else ""
    stayed = f"{length(_seconds(facts, 'wall'))}, {length(_seconds(facts, 'open'))} of it open"
    breach = facts["breached_at"]
    late = f", OVERDUE from {local_stamp(str(breach), zone)}" if breach else ""
    why = "".join(f": {facts[name]}" for name in ("reason", "comments") if facts[name])
    return f"→ {facts['stage']}{back} ({stayed}{late}){why}"


def _task(facts: Facts, zone: tzinfo) -> str:
    owner = f", taken by {facts['owner']}" if facts["owner"] else ""
    return (
        f"{facts['task']} {facts['title']} (due {local_stamp(str(facts['due_at']), zone)}{owner})"
    )


def _closed(facts: Facts, _zone: tzinfo) -> str:
    return f"{facts['task']} closed"


def _contact(facts: Facts, _zone: tzinfo) -> str:
    return f"{facts['whom']} by {facts['how']}: {facts['outcome']}"


def _call(facts: Facts, _zone: tzinfo) -> str:
    return f"{facts['caller']} asked where it stands"


def _note(facts: Facts, _zone: tzinfo) -> str:
    by = f" of {facts['said_by']}" if facts["said_by"] else ""
    score = f", {facts['score']} of 5" if facts["score"] else ""
    text = f": {facts['text']}" if facts["text"] else ""
    return f"{facts['kind']}{by}{score}{text}"


def _document(facts: Facts, _zone: tzinfo) -> str:
    pages = facts["pages"]
    size = f", {counted(int(pages), 'page')}" if pages else ""
    unread = f", unreadable: {facts['unreadable']}" if facts["unreadable"] else ""
    place = f": {facts['name']}" if facts["name"] else ""
    return f"{facts['document']} {facts['kind']} ({facts['media_type']}{size}{unread}){place}"


def _change(facts: Facts, zone: tzinfo) -> str:
    told = f"{facts['field']} changed"
    if "was" not in facts:
        return told
    field = str(facts["field"])
    was, became = (field_told(field, str(facts[at]), zone) for at in ("was", "became"))
    return f"{told}: {was or '–'} → {became or '–'}"


def _alert(facts: Facts, zone: tzinfo) -> str:
    sent = facts["sent_at"]
    return f"{facts['kind']}, sent {local_stamp(str(sent), zone)}" if sent else f"{facts['kind']}"


def _duplicate(facts: Facts, _zone: tzinfo) -> str:
    return f"{facts['pair']} possible duplicate {facts['kind']}, {facts['grade']}: {facts['state']}"


def _answer(facts: Facts, zone: tzinfo) -> str:
    if facts["case"] is None:
        return "no answer could be faxed to the referring office"
    told = f"answer to the referring office by fax {facts['case']}"
    for fact, words in (("taken_back_at", "taken back"), ("delivered_at", "delivered")):
        if facts[fact]:
            return f"{told}, {words} {local_stamp(str(facts[fact]), zone)}"
    return f"{told}, {facts['state']}"


def _seconds(facts: Facts, kind: str) -> int:
    return int(facts[f"{kind}_seconds"] or 0)


_WORDS: Mapping[What, Callable[[Facts, tzinfo], str]] = {
    What.STAGE: _stage,
    What.TASK: _task,
    What.TASK_CLOSED: _closed,
    What.CONTACT: _contact,
    What.STATUS_CALL: _call,
    What.NOTE: _note,
    What.DOCUMENT: _document,
    What.CHANGE: _change,
    What.ALERT: _alert,
    What.DUPLICATE: _duplicate,
    What.ANSWER: _answer,
}
