"""Matches of a file of people: ids, grades and reasons, and no value of anybody's."""

import json as json_text
from collections import Counter
from collections.abc import Iterable, Iterator

from faxflow.domain.matching.grade import Candidate, Grade, Match
from faxflow.views.columns import columns

_TITLES = {
    Grade.CERTAIN: "certain, linked by itself",
    Grade.PROBABLE: "probable, for a person",
    Grade.POSSIBLE: "possible, for a person",
    Grade.NONE: "nobody known",
}


def match_line(schema_version: int, incoming: str, match: Match) -> str:
    """One incoming row as a line of JSON."""
    told = {
        "schema_version": schema_version,
        "incoming": incoming,
        "grade": match.grade,
        "candidates": [_candidate_data(one) for one in match.candidates],
    }
    return json_text.dumps(told, ensure_ascii=False)


def match_lines(rows: Iterable[tuple[str, Match]]) -> Iterator[str]:
    """For a person: the rows to look at, then how many there are of each grade."""
    counts: Counter[Grade] = Counter()
    for incoming, match in rows:
        counts[match.grade] += 1
        if match.grade in (Grade.PROBABLE, Grade.POSSIBLE):
            yield f"{incoming}  {match.grade}"
            yield from (_candidate_line(one) for one in match.candidates)
    yield f"{counts.total()} incoming"
    yield from columns([(title, counts[grade]) for grade, title in _TITLES.items()])


def _candidate_data(one: Candidate) -> dict[str, object]:
    return {
        "id": one.id,
        "score": one.score,
        "grade": one.grade,
        "reasons": list(one.reasons),
    }


def _candidate_line(one: Candidate) -> str:
    return f"  {one.id}  {one.score:.1f}  {', '.join(one.reasons)}"
