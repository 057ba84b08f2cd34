"""Whatever comes in: the counts balance, cells keep their text, and nothing crashes."""

import csv
import io
import json
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_report import HEADER, mapping_of, read

from faxflow.errors import FaxflowError
from faxflow.frames.canonical import json_list, json_members, json_object, json_texts
from faxflow.frames.mapping import Mapping
from faxflow.frames.mapping_file import PLACEHOLDERS

FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PIECES = st.sampled_from(
    ['"', ",", "\n", "\r", "\0", "|", "<table>", "<tr><td>", "Total: 1", "1/2/2027", "9075550101"]
)
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=30)


def folded(text: str) -> str:
    return " ".join(text.split())


@FEW
@given(notes=st.lists(TEXT, min_size=1, max_size=8))
def test_any_text_comes_through_csv_unchanged_but_for_blanks(
    notes: list[str], tmp_path: Path
) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER.strip().split(","))
    writer.writerows([str(at), note, "9075550101", "1/2/2027"] for at, note in enumerate(notes))

    result = read(out.getvalue(), mapping_of(tmp_path))

    shown = [folded(json.loads(fields)["note"]) for fields in result.rows["fields"]]
    assert shown == [
        "" if note.casefold() in PLACEHOLDERS else note for note in map(unmarked, notes)
    ]


def unmarked(note: str) -> str:
    """The note without the marks by which spreadsheets keep a text a text."""
    text = folded(note)
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1]
    return text[1:] if text.startswith("'") and text[1:].isdecimal() else text


def balanced(content: str | bytes, mapping: Mapping) -> bool:
    """Whether the counts of what came out add up; true for a report refused with a reason."""
    try:
        result = read(content, mapping)
    except FaxflowError as failure:
        return bool(str(failure))
    return result.rows_read == result.rows.height + result.rejects.height


@FEW
@given(pieces=st.lists(st.one_of(PIECES, TEXT), max_size=25))
def test_the_counts_balance_or_a_failure_says_why_not(pieces: list[str], tmp_path: Path) -> None:
    result = balanced(HEADER + "".join(pieces), mapping_of(tmp_path))

    assert result


@FEW
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(content: bytes, tmp_path: Path) -> None:
    result = balanced(content, mapping_of(tmp_path))

    assert result


@FEW
@given(values=st.dictionaries(st.sampled_from("abc"), st.text(max_size=20), min_size=1))
def test_our_json_is_what_the_standard_library_writes(values: dict[str, str]) -> None:
    columns = [pl.Series(name, [value]) for name, value in sorted(values.items())]

    in_list = json_list([json_texts(column) for column in columns])
    written = (json_object([json_members(columns)])[0], in_list[0])

    compact = (",", ":")
    assert written == (
        json.dumps(values, ensure_ascii=False, sort_keys=True, separators=compact),
        json.dumps(
            [values[name] for name in sorted(values)], ensure_ascii=False, separators=compact
        ),
    )
