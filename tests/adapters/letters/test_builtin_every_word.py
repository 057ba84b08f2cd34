"""The built-in engine: what Word shows stands on the page, and what it hides does not."""

import docx
import pytest
from docx.shared import Pt

from adapters.letter_making import pages_of, words_of
from adapters.letters.raw_documents import (
    alternatives,
    box,
    cell,
    control,
    document_of,
    element,
    field,
    header_of,
    p,
    picture,
    r,
    row,
    saved,
    t,
    table,
    with_footnotes,
)
from faxflow.adapters.letters.drawing.document import draw_document

CHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
CHOICE = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="red"/>'
    '<w:listEntry w:val="blue"/></w:ddList></w:ffData>'
)
RUBY = (
    "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>reading</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>"
)
MARK = '<w:fldChar w:fldCharType="%s"/>'
NESTED = (
    r(MARK % "begin")
    + r("<w:instrText>IF </w:instrText>")
    + field("MERGEFIELD sex", "codeword")
    + r('<w:instrText> = "f" "Ms" "Mr"</w:instrText>')
    + r(MARK % "separate")
    + t("Ms")
    + r(MARK % "end")
)
SHOWN = {
    "plain": (p(t("one"), t(" two")), "one two"),
    "a control around runs": (p(control(t("one"))), "one"),
    "a control around paragraphs": (control(p(t("one")) + p(t("two"))), "one two"),
    "a control around a row": (table(control(row(cell(p(t("one")))))), "one"),
    "a control around a cell": (table(row(control(cell(p(t("one")))))), "one"),
    "a control in a control": (control(control(p(control(t("one"))))), "one"),
    "a link": (p(f'<w:hyperlink w:anchor="x">{t("one")}</w:hyperlink>'), "one"),
    "a smart tag": (p(f'<w:smartTag w:element="x">{t("one")}</w:smartTag>'), "one"),
    "inserted text": (p(f'<w:ins w:id="1" w:author="x">{t("one")}</w:ins>'), "one"),
    "moved text": (
        p(
            f'<w:moveFrom w:id="1" w:author="x">{t("away")}</w:moveFrom>',
            f'<w:moveTo w:id="2" w:author="x">{t("one")}</w:moveTo>',
        ),
        "one",
    ),
    "deleted text": (p(f'<w:del w:id="1" w:author="x">{t("away")}</w:del>', t("one")), "one"),
    "a deleted row": (
        table(
            row(cell(p(t("away"))), settings='<w:del w:id="1" w:author="x"/>'),
            row(cell(p(t("one")))),
        ),
        "one",
    ),
    "hidden text": (p(t("away", "<w:vanish/>"), t("one")), "one"),
    "a text box": (p(t("one"), box(p(t("two")))), "one two"),
    "a table in a text box": (p(box(table(row(cell(p(t("one"))))))), "one"),
    "a text box in a table": (table(row(cell(p(t("one"), box(p(t("two"))))))), "one two"),
    "an old text box": (
        p(
            r(
                "<w:pict><v:shape><v:textbox><w:txbxContent>"
                f"{p(t('one'))}</w:txbxContent></v:textbox></v:shape></w:pict>"
            )
        ),
        "one",
    ),
    "a nested table": (
        table(row(cell(p(t("one")), table(row(cell(p(t("two"))))), p()))),
        "one two",
    ),
    "an older form of a new sign": (
        p(r(alternatives("w16se", '<w16se:symEx w16se:char="2713"/>', "<w:t>✓</w:t>"))),
        "✓",
    ),
    "WordArt": (
        p(r('<w:pict><v:shape><v:textpath string="DRAFT COPY"/></v:shape></w:pict>')),
        "DRAFT COPY",
    ),
    "a sign of Wingdings": (p(r('<w:sym w:font="Wingdings" w:char="F0FE"/>'), t(" yes")), "☑ yes"),
    "text in Wingdings": (
        p(t("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), t(" yes")),
        "✔ yes",
    ),
    "a ticked form field": (p(field("FORMCHECKBOX", "", data=CHECKED), t(" yes")), "☒ yes"),
    "an empty form field": (p(field("FORMCHECKBOX", "", separate=False), t(" no")), "☐ no"),
    "a chosen form field": (p(field("FORMDROPDOWN", "", data=CHOICE)), "blue"),
    "a field's result": (p(field("SEQ Figure", "3"), field("REF here", "one")), "3one"),
    "a field in a field's code": (p(NESTED, t(" Doe")), "Ms Doe"),
    "a field without a result of its own": (p(field("NUMPAGES", "", separate=False)), "1"),
    "a stale count of pages": (p(t("of "), field("NUMPAGES", "77")), "of 1"),
    "a stale count in a simple field": (
        p(f'<w:fldSimple w:instr=" NUMPAGES \\* roman ">{t("77")}</w:fldSimple>'),
        "i",
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr="REF x">{t("one")}{t(" two")}</w:fldSimple>'),
        "one two",
    ),
    "tabs": (
        p(t("one"), r("<w:tab/>"), t("two"), r('<w:ptab w:alignment="right"/>'), t("three")),
        "one two three",
    ),
    "a hyphen that keeps words together": (
        p(r("<w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t>")),
        "A-1",
    ),
    "small and large capitals": (
        p(t("straße", "<w:caps/>"), t(" two", "<w:smallCaps/>")),
        "STRASSE two",
    ),
    "a reading over words": (p(r(RUBY)), "base(reading)"),
    "columns and a break between them": (
        p(t("one"), r('<w:br w:type="column"/>'), t("two")),
        "one two",
    ),
    "a page break in a table": (
        table(
            row(
                cell(
                    p(
                        t("one"),
                        r('<w:br w:type="page"/>'),
                        t("two"),
                        settings="<w:pageBreakBefore/>",
                    )
                )
            )
        ),
        "onetwo",
    ),
    "a landscape section": (
        p(
            t("one"),
            settings='<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr>',
        )
        + p(t("two")),
        "one two",
    ),
}


@pytest.mark.parametrize("name", list(SHOWN))
def test_what_word_shows_is_on_the_page_and_nothing_else(name: str) -> None:
    body, words = SHOWN[name]

    pdf = draw_document(document_of(body))

    assert words_of(pdf) == f"before {words} behind"


def test_all_of_it_together_stands_on_the_pages_in_a_table_and_a_text_box_too() -> None:
    # Sections cannot stand in a table, and the pages are more than one here.
    held = [one for one in SHOWN.values() if "sectPr" not in one[0] and "NUMPAGES" not in one[0]]
    bodies, wanted = [body for body, _ in held], [words for _, words in held]
    inside = "".join(bodies[:6])

    pdf = draw_document(
        document_of("".join(bodies) + table(row(cell(inside, p()))) + p(box(inside)))
    )

    told = words_of(pdf)
    assert [words for words in wanted if words not in told] == []
    assert told.count(wanted[1]) >= 3
    assert "away" not in told


@pytest.mark.parametrize("name", ["plain", "a text box", "WordArt", "a nested table", "tabs"])
def test_so_it_is_in_a_header(name: str) -> None:
    body, words = SHOWN[name]

    pdf = draw_document(header_of(body))

    assert words_of(pdf) == f"{words} before"


def test_raised_and_struck_out_letters_look_so() -> None:
    plain = draw_document(document_of(p(t("10"), t("2"), t("away"))))
    marked = draw_document(
        document_of(
            p(t("10"), t("2", '<w:vertAlign w:val="superscript"/>'), t("away", "<w:strike/>"))
        )
    )

    assert words_of(plain) == words_of(marked)
    assert plain != marked


def test_lists_are_numbered_as_word_numbers_them() -> None:
    document = docx.Document()
    for name in ("List Number", "List Number", "List Bullet", "List Number 2", "List Number"):
        document.add_paragraph(name[5:], name)

    pdf = draw_document(saved(document))

    assert words_of(pdf) == "1. Number 2. Number • Bullet 1. Number 2 3. Number"


def test_a_list_has_the_words_and_letters_that_its_levels_ask_for() -> None:
    pdf = draw_document(
        listed(
            [(0, "one"), (1, "two"), (1, "three"), (2, "four"), (0, "five"), (1, "six")],
            [("upperRoman", "Part %1:"), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3")],
        )
    )

    assert words_of(pdf) == ("Part I: one a) two b) three I.b.1 four Part II: five a) six")


def test_a_list_that_begins_anew_does_so_once() -> None:
    pdf = draw_document(listed([(0, "one"), (0, "two")], [("decimal", "%1.")], start="5"))

    assert words_of(pdf) == "5. one 6. two"


def listed(items: list[tuple[int, str]], levels: list[tuple[str, str]], start: str = "") -> bytes:
    """A document with a list of these items, each with its level."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    told = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    number = f'<w:abstractNumId w:val="77"/>{override if start else ""}'
    numbering.insert(0, element(f'<w:abstractNum w:abstractNumId="77">{told}</w:abstractNum>'))
    numbering.append(element(f'<w:num w:numId="77">{number}</w:num>'))
    for depth, words in items:
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        document.element.body.insert_element_before(
            element(p(t(words), settings=place)), "w:sectPr"
        )
    return saved(document)


def test_each_page_shows_the_number_of_its_section() -> None:
    document = docx.Document()
    document.add_paragraph("one")
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = "foot"
    footer._p.append(element(f'<w:fldSimple w:instr="PAGE">{t("9")}</w:fldSimple>'))
    document.add_section()
    document.add_paragraph("two")
    for section, start in zip(document.sections, ("7", "1"), strict=True):
        section._sectPr.append(element(f'<w:pgNumType w:start="{start}" w:fmt="lowerRoman"/>'))

    pages = pages_of(draw_document(saved(document)))

    assert [page.split() for page in pages] == [["footvii", "one"], ["footi", "two"]]


def test_each_section_counts_its_own_pages() -> None:
    document = docx.Document()
    document.add_paragraph("one")
    document.add_page_break()
    footer = document.sections[0].footer.paragraphs[0]
    footer._p.append(element(f'<w:fldSimple w:instr="SECTIONPAGES">{t("9")}</w:fldSimple>'))
    document.add_section()
    document.add_paragraph("two")

    pages = pages_of(draw_document(saved(document)))

    assert [page.split() for page in pages] == [["2", "one"], ["2"], ["1", "two"]]


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    notes = "".join(
        f'<w:footnote w:id="{one}">{p(r("<w:footnoteRef/>"), t(f" note{one}"))}</w:footnote>'
        for one in (1, 2, 3)
    )
    body = p(*(t(f"word{one}") + r(f'<w:footnoteReference w:id="{one}"/>') for one in (3, 1)))

    pdf = draw_document(with_footnotes(document_of(body), notes))

    assert words_of(pdf) == "before word3[1]word1[2] behind [1] note3 [2] note1"


def test_a_break_before_the_words_begins_their_page() -> None:
    pdf = draw_document(document_of(p(r('<w:br w:type="page"/>'), t("one"))))

    assert [page.split() for page in pages_of(pdf)] == [["before"], ["one", "behind"]]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_pictures_of_the_usual_kinds_are_drawn(kind: str) -> None:
    document = docx.Document()
    document.add_picture(picture(kind), width=Pt(40))

    pdf = draw_document(saved(document))

    assert b"/Image" in pdf
