"""What the commands about possible duplicates do with their session, and what they answer."""

from collections.abc import Sequence

from faxflow.cli.each import each
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import pair_name, referral_name
from faxflow.steps.referrals.judge_duplicate import Judged, Word, judge_duplicate
from faxflow.steps.referrals.look_at_duplicates import (
    COMPARED,
    Compared,
    compare_duplicates,
    list_duplicates,
)
from faxflow.store.referrals.duplicates import Listed
from faxflow.views.referrals.duplicate_text import (
    PairLine,
    SideBySide,
    pair_data,
    pair_list_text,
    side_by_side_data,
    side_by_side_text,
)


def list_act(*, every: bool, limit: int) -> Act:
    """Lists what waits for a person."""

    def act(session: Session) -> Answer:
        listing = list_duplicates(session.work, every=every, limit=limit)
        lines = [_line(one) for one in listing.pairs]
        text = pair_list_text(lines, listing.more, session.config.practice.zone)
        return Answer(text, {"pairs": [pair_data(line) for line in lines], "more": listing.more})

    return act


def show_act(name: str) -> Act:
    """Shows both records of a pair."""

    def act(session: Session) -> Answer:
        shown = _side_by_side(compare_duplicates(session.work, name))
        text = side_by_side_text(shown, session.config.practice.zone)
        return Answer(text, side_by_side_data(shown))

    return act


def judge_act(names: Sequence[str], word: Word, *, dry_run: bool) -> Act:
    """Says the word of each pair."""

    def act(session: Session) -> Answer:
        work = session.work
        return each(names, lambda name: judge_duplicate(work, name, word, dry_run=dry_run), _data)

    return act


def _line(listed: Listed) -> PairLine:
    pair = listed.pair
    return PairLine(
        pair_name(pair.id),
        pair.kind,
        pair.likeness.grade,
        pair.likeness.reasons,
        pair.state,
        referral_name(listed.one) if listed.one else None,
        referral_name(listed.other) if listed.other else None,
        pair.found_at,
        pair.decided_at,
        pair.decided_by,
    )


def _side_by_side(compared: Compared) -> SideBySide:
    later, earlier = compared.later, compared.earlier
    records = [(str(one), later.get(one, ""), earlier.get(one, "")) for one in COMPARED]
    return SideBySide(_line(compared.listed), records, compared.history)


def _data(judged: Judged) -> dict[str, object]:
    return {
        "pair": judged.pair,
        "done": judged.done,
        "told": judged.told,
        "state": judged.state,
    }
