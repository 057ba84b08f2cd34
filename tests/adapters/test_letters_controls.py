"""Content controls are filled as Power Automate fills them, and leave no control behind."""

import io
from pathlib import Path

import docx
import pytest
from word_making import (
    control,
    filled_word,
    order_with,
    paragraph,
    row,
    run,
    table,
    texts_of_body,
    word_of,
)

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.letter import FieldValue, LetterProblem

BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{}" w14:font="{}"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
LIST = (
    '<w:dropDownList><w:listItem w:displayText="Urgent" w:value="U"/>'
    '<w:listItem w:displayText="Routine" w:value="R"/></w:dropDownList>'
)
DATE = '<w:date><w:dateFormat w:val="MMMM d, yyyy"/><w:lid w:val="en-US"/></w:date>'
SECTION = "<w15:repeatingSection/>"
ITEM = "<w15:repeatingSectionItem/>"


def shown(folder: Path, body: str, **fields: FieldValue) -> list[str]:
    return texts_of_body(filled_word(word_of(folder, body), fields))


def test_controls_of_every_level_take_their_field_by_tag_or_title(tmp_path: Path) -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph('old')}</w:tc>"
    body = (
        paragraph("Dear ", control(run("old"), tag="Patient Name", title="x"), "!")
        + control(paragraph("old") + paragraph("older"), title="MRN")
        + table(
            f"<w:tr>{control(cell, tag='dob')}<w:tc><w:tcPr/>{paragraph('b')}</w:tc></w:tr>",
            control(row("c", "d"), tag="no_field"),
        )
        + paragraph(control("", tag="empty"))
    )

    lines = shown(tmp_path, body, patient_name="Zoë <b>", mrn="7", dob="1\n2", empty="e")

    assert lines == ["Dear Zoë <b>!", "7", "12|b", "c|d", "e"]


@pytest.mark.parametrize(
    ("about", "value", "expected"),
    [
        ("<w:text/>", "a", "a"),
        ("<w:richText/>", "a", "a"),
        (LIST, "U", "Urgent"),
        (LIST, "Routine", "Routine"),
        (LIST, "Else", "Else"),
        (LIST.replace("dropDownList", "comboBox"), "R", "Routine"),
        (DATE, "2026-11-03", "November 3, 2026"),
        (DATE, "Nov 3, 2026", "November 3, 2026"),
        (DATE, "3/4/2026", "3/4/2026"),
        (DATE, "soon", "soon"),
        (BOX.format("2612", "MS Gothic"), "Yes", "☒"),
        (BOX.format("2612", "MS Gothic"), "", "☐"),
        (BOX.format("00FE", "Wingdings"), "x", "\uf0fe"),
        (BOX.format("00FE", "Wingdings"), "false", "☐"),
    ],
)
def test_each_kind_shows_its_value(tmp_path: Path, about: str, value: str, expected: str) -> None:
    body = paragraph(control(run("old"), about, tag="field"))

    assert shown(tmp_path, body, field=value) == [expected]


def test_a_box_for_what_is_neither_yes_nor_no_is_a_problem(tmp_path: Path) -> None:
    path = word_of(tmp_path, paragraph(control(run("☐"), BOX.format("2612", "A"), tag="consent")))

    problem = fill_letter(open_template(path).form, order_with({"consent": "Vandersloot"}))

    assert isinstance(problem, LetterProblem)
    assert problem.what == "field consent fills a check box and is neither yes nor no"


def test_a_control_around_a_table_is_no_field_itself(tmp_path: Path) -> None:
    body = control(table(row("a", paragraph(control(run("old"), tag="dob")))), tag="visit")

    assert shown(tmp_path, body, dob="1") == ["a|1"]
    assert shown(tmp_path, control(table(row("a", "b")), tag="visit")) == ["a|b"]


@pytest.mark.parametrize(
    "about",
    [
        "<w:docPartObj><w:docPartGallery w:val='Page Numbers'/></w:docPartObj>",
        "<w:docPartList/>",
        "<w:group/>",
        "<w:citation/>",
        "<w:bibliography/>",
        "<w:picture/>",
    ],
)
def test_galleries_groups_citations_and_pictures_stay_as_they_are(
    tmp_path: Path, about: str
) -> None:
    path = word_of(tmp_path, control(paragraph("as it is"), about, tag="Page"))

    assert open_template(path).form.fields == set()
    assert texts_of_body(filled_word(path, {})) == ["as it is"]


def test_a_control_around_fields_is_none_itself(tmp_path: Path) -> None:
    inner = control(run("x"), tag="inner")
    around = control(paragraph("a ", inner) + paragraph("{{ other }}"), tag="outer")
    property_of_word = control(
        run("ACME"),
        '<w:dataBinding w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>',
        title="Title",
    )
    google = control(run("b"), tag="goog_rdk_7")
    path = word_of(tmp_path, around + paragraph(google) + paragraph(property_of_word))

    assert open_template(path).form.fields == {"inner", "other"}
    assert texts_of_body(filled_word(path, {"inner": "1", "other": "2"})) == [
        *("a 1", "2", "b", "ACME"),
    ]


def test_a_filled_control_has_its_own_format_and_no_control_nor_binding(tmp_path: Path) -> None:
    grey = '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
    prompt = run("Click here", '<w:rStyle w:val="PlaceholderText"/><w:sz w:val="40"/>')
    typed = "<w:rPr><w:i/></w:rPr>"
    body = paragraph(
        control(run("x", "<w:b/>"), tag="bold"),
        control(prompt, grey, tag="large"),
        control(prompt, typed + grey, tag="slanted"),
    )

    content = filled_word(word_of(tmp_path, body), {"bold": "1", "large": "2", "slanted": "3"})

    document = docx.Document(io.BytesIO(content))
    looks = [(r.text, r.bold, r.italic, r.style.name) for r in document.paragraphs[0].runs]
    usual = "Default Paragraph Font"
    assert looks == [("1", True, None, usual), ("2", None, None, usual), ("3", None, True, usual)]
    xml = document.element.xml
    assert "w:sdt" not in xml
    assert "dataBinding" not in xml
    assert '<w:sz w:val="40"/>' in xml


def test_a_repeating_section_has_one_copy_for_each_row(tmp_path: Path) -> None:
    name, dose = (control(run("x"), tag=tag) for tag in ("Drug Name", "dose"))
    item = control(row(paragraph(name), paragraph(dose)), ITEM)
    rows = control(item + item, SECTION, title="Medicines")
    line = control(paragraph("- ", control(run("x"), tag="text"), " {{ patient }}"), ITEM)
    body = (
        table(row("Name", "Dose"), rows) + paragraph("Notes") + control(line, SECTION, tag="notes")
    )
    path = word_of(tmp_path, body)

    lines = texts_of_body(
        filled_word(
            path,
            {
                "medicines": [{"drug_name": "A", "dose": "1"}, {"DrugName": "<B>", "dose": "2"}],
                "notes": ["first", "second"],
                "patient": "Zoë",
            },
        )
    )

    assert open_template(path).form.fields == {"medicines", "notes", "patient"}
    assert lines == ["Name|Dose", "A|1", "<B>|2", "Notes", "- first Zoë", "- second Zoë"]


def test_a_repeating_section_asks_for_rows_and_for_all_their_fields(tmp_path: Path) -> None:
    item = control(paragraph(control(run("x"), tag="dose")), ITEM)
    form = open_template(word_of(tmp_path, control(item, SECTION, tag="drugs"))).form

    missing = fill_letter(form, order_with({"drugs": [{"name": "A"}]}))
    text = fill_letter(form, order_with({"drugs": "A"}))
    none = fill_letter(form, order_with({}))

    assert [
        problem.what for problem in (missing, text, none) if isinstance(problem, LetterProblem)
    ] == [
        "the template's field dose has no value",
        "field drugs is a text, where the template repeats rows",
        "the template's field drugs has no value",
    ]
