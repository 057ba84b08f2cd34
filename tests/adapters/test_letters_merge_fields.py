"""Merge fields are filled as a mail merge fills them, wherever it puts them."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from word_making import (
    field,
    filled_word,
    order_with,
    paragraph,
    row,
    run,
    simple_field,
    table,
    texts_of_body,
    word_of,
)

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.letter import LetterProblem
from faxflow.errors import TemplateProblem


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("MERGEFIELD x", "a", "a"),
        (" MERGEFIELD  X  \\* MERGEFORMAT ", "a <b>", "a <b>"),
        (' mergefield "x" \\*Upper', "abc", "ABC"),
        (" MERGEFIELD x \\* Lower", "ABC", "abc"),
        (" MERGEFIELD x \\* FirstCap", "abc d", "Abc d"),
        (" MERGEFIELD x \\* Caps \\* MERGEFORMAT", "abc d", "Abc D"),
        (' MERGEFIELD x \\b "Dr. " \\f ", MD"', "Zoë", "Dr. Zoë, MD"),
        (' MERGEFIELD x \\b "Dr. " \\f ", MD"', " ", ""),
        (" MERGEFIELD x \\m \\v", "a", "a"),
        (' MERGEFIELD x \\@ "dddd, MMMM d, yyyy"', "2026-11-03", "Tuesday, November 3, 2026"),
        (" MERGEFIELD x \\@ MM/dd/yy", "2026-11-03", "11/03/26"),
        (' MERGEFIELD x \\@ "h:mm am/pm"', "2026-11-03T15:04", "3:04 pm"),
        (' MERGEFIELD x \\@ "h:mm am/pm"', "2026-11-03", "2026-11-03"),
        (' MERGEFIELD x \\@ "M/d/yyyy"', "next week", "next week"),
        (' MERGEFIELD x \\# "$#,##0.00"', "1234.5", "$1,234.50"),
        (" MERGEFIELD x \\# $,0.00", "1234.5", "$1,234.50"),
        (' MERGEFIELD x \\# "$,0;($,0)"', "-1234567", "($1,234,567)"),
        (" MERGEFIELD x \\# ,0", "7", "7"),
        (" MERGEFIELD x \\# 0.00", "-2.005", "-2.01"),
        (' MERGEFIELD x \\# "#,##0;(#,##0);none"', "-1234", "(1,234)"),
        (' MERGEFIELD x \\# "#,##0;(#,##0);none"', "0", "none"),
        (' MERGEFIELD x \\# "(###) ###-####"', "5555550100", "(555) 555-0100"),
        (" MERGEFIELD x \\# 000", "7", "007"),
        (" MERGEFIELD x \\# 0.00", "n/a", "n/a"),
    ],
)
def test_a_merge_field_shows_its_value_by_its_switches(
    tmp_path: Path, code: str, value: str, told: str
) -> None:
    path = word_of(tmp_path, paragraph("[", field(code), "] [", simple_field(code), "]"))

    assert texts_of_body(filled_word(path, {"x": value})) == [f"[{told}] [{told}]"]


@pytest.mark.parametrize(
    "code", ['MERGEFIELD "First Name"', "MERGEFIELD First Name", "MERGEFIELD First_Name \\m"]
)
def test_a_name_may_be_of_several_words(tmp_path: Path, code: str) -> None:
    path = word_of(tmp_path, paragraph(field(code)))

    assert open_template(path).form.fields == {"first_name"}


def test_it_is_found_in_tables_headers_and_other_fields_results(tmp_path: Path) -> None:
    link = field("HYPERLINK x", at=3).replace(run("«result»"), field(" MERGEFIELD c"))
    path = word_of(
        tmp_path,
        table(row(paragraph(field(" MERGEFIELD a")))) + paragraph(link),
        header=paragraph("H ", simple_field("MERGEFIELD b")),
    )

    content = filled_word(path, {"a": "1", "b": "2", "c": "3"})

    assert texts_of_body(content) == ["1", "3"]
    assert docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[-1].text == "H 2"


def test_the_result_lends_its_format(tmp_path: Path) -> None:
    body = paragraph(
        field(" MERGEFIELD a", look="<w:b/>"),
        field(" MERGEFIELD a \\* CHARFORMAT", look="<w:b/>"),
        simple_field("MERGEFIELD a", look="<w:i/>"),
    )

    content = filled_word(word_of(tmp_path, body), {"a": "x"})

    runs = docx.Document(io.BytesIO(content)).paragraphs[0].runs
    assert [(r.text, r.bold, r.italic) for r in runs] == [
        *(("x", True, None), ("x", None, None), ("x", None, True)),
    ]


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SEPARATE = END.replace("end", "separate")
A = field(" MERGEFIELD a ")
B = field(" MERGEFIELD b ")


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        (f'IF {A} = "yes" "then" "else"', "yes", "then"),
        (f'IF {A} = "yes" "then" "else"', "Yes", "else"),
        (f"IF “{A}” <> “” “Dr. {B}” “{B}”", "x", "Dr. 2"),
        (f'IF {A}="" "none"', "", "none"),
        (f'IF {A}="" "none"', "x", ""),
        (f'IF {A} >= 10 "many" "few" \\* MERGEFORMAT', "9", "few"),
        (f'IF {A} >= 10 "many" "few"', "1,000", "many"),
        (f"IF {A} = 1 {field(f'IF {B} = 2 both one')} none", "1.0", "both"),
    ],
)
def test_an_if_field_shows_the_text_that_applies(
    tmp_path: Path, code: str, value: str, expected: str
) -> None:
    path = word_of(tmp_path, paragraph("[", field(code), "]"))

    assert texts_of_body(filled_word(path, {"a": value, "b": "2"})) == [f"[{expected}]"]


def test_a_line_break_within_an_if_field_begins_no_paragraph(tmp_path: Path) -> None:
    code = f'IF {A} = "" "" "{A}<w:r><w:br/></w:r>{B}"'
    path = word_of(tmp_path, paragraph(field(code), "!"))

    shown = docx.Document(io.BytesIO(filled_word(path, {"a": "Suite 5", "b": "1\n2"})))

    assert [one.text for one in shown.paragraphs] == ["Suite 5\n1", "2!"]


def test_texts_compared_by_size_are_a_problem(tmp_path: Path) -> None:
    form = open_template(word_of(tmp_path, paragraph(field(f'IF {A} > 10 "x" "y"')))).form

    problem = fill_letter(form, order_with({"a": "Vandersloot"}))

    assert isinstance(problem, LetterProblem)
    assert problem.what == "an IF field compares a by size, and it is no number"


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (field("ADDRESSBLOCK \\f x"), "“ADDRESSBLOCK” cannot be filled"),
        (field("GREETINGLINE"), "one by one"),
        (field("NEXT"), "one row"),
        (field("NEXTIF 1 = 1"), "one row"),
        (simple_field("MERGEREC"), "one row"),
        (field("INCLUDETEXT x.docx"), "other files"),
        (field("INCLUDEPICTURE x.png"), "other files"),
        (field("DATABASE"), "other files"),
        (field("ASK x y"), "Nobody is asked"),
        (field("MERGEBARCODE x QR"), "No barcodes"),
        (field("MERGEFIELD x").removesuffix(END), "“MERGEFIELD” cannot be filled. Its end"),
        (field("PAGE").split(SEPARATE)[0] + A, "“PAGE” cannot be filled. Its end"),
        (field(f"IF {A} = 1 a b").removesuffix(END), "“IF” cannot be filled. Its end"),
        (field(f"QUOTE {A}"), "“MERGEFIELD within QUOTE”"),
        (field(f'IF {A} = "y*" a b'), "* and ?"),
        (field(f"IF {A} = {field('DATE')} a b"), "“MERGEFIELD within IF with DATE”"),
        (field(f"IF {A}"), "Write it as"),
        (field("MERGEFIELD"), "behind MERGEFIELD"),
        (field("MERGEFIELD x \\* CardText"), "\\* CardText"),
        (field('MERGEFIELD x \\# "x##"'), "number picture"),
        (field('MERGEFIELD "x'), "do not fit"),
    ],
)
def test_what_letters_cannot_show_is_refused_by_name(tmp_path: Path, made: str, told: str) -> None:
    with pytest.raises(TemplateProblem) as raised:
        open_template(word_of(tmp_path, paragraph(made)))

    assert told in str(raised.value)


def test_fields_that_are_no_merges_stay(tmp_path: Path) -> None:
    body = paragraph(field("PAGE", "1"), simple_field("NUMPAGES", "2"), field("IF 1 = 1 a b", "a"))

    content = filled_word(word_of(tmp_path, body), {})

    assert texts_of_body(content) == ["12a"]
    assert content.count(b"<w:instrText") == 4


def test_the_tie_to_the_merges_list_is_cut(tmp_path: Path) -> None:
    path = word_of(tmp_path, paragraph(field("MERGEFIELD x")))
    tied = tmp_path / "tied.docx"
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="file:///list.xlsx" Type="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships/mailMergeSource"/>'
        "</Relationships>"
    )
    merge = b'<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge><w:zoom'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tied, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"<w:zoom", merge) if "settings" in name else content
            )
        new.writestr("word/_rels/settings.xml.rels", link)

    content = filled_word(tied, {"x": "1"})

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"mailMerge" not in package.read("word/settings.xml")
        assert b"list.xlsx" not in package.read("word/_rels/settings.xml.rels")
