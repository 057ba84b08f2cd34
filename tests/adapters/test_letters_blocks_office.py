"""Controls, merge fields and blocks come through LibreOffice's own format as through Word's."""

import pytest
from letter_making import words_of
from word_making import (
    control,
    field,
    order_with,
    paragraph,
    row,
    run,
    table,
    text_box,
    word_of,
)

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.compiled import Compiled, compile_form
from faxflow.adapters.letters.office.conversion import Limits, convert_each
from faxflow.adapters.letters.office.pixels import same_pages
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.domain.letter import FieldValue

Drawn = tuple[Compiled, bytes, bytes]
BOX = (
    '<w14:checkbox><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
BULLET = '<w:pStyle w:val="ListBullet"/>'
ITEM = control(
    row(paragraph(control(run("x"), tag="name")), paragraph(control(run("y"), tag="dose"))),
    "<w15:repeatingSectionItem/>",
)
NAME = field(' MERGEFIELD "First Name" \\f ","', look="<w:b/>")
LINE = "{{ loop.index }}: {{ m.name }}{% if m.dose %} ({{ m.dose }}){% endif %}"
BOLD = run("bold{% else %}", "<w:b/>")
HEADER = paragraph("H {% if urgent %}{{ reason }}{% endif %}")
BODY = "".join(
    (
        paragraph("{%p if urgent %}", look='<w:jc w:val="right"/>'),
        paragraph("URGENT {{ reason|upper }}"),
        paragraph("{%p endif %}"),
        paragraph("Dear ", NAME, " {{ note }} end"),
        paragraph(control(run("☐"), BOX, tag="consent"), " consent"),
        control(paragraph("x"), tag="address"),
        paragraph("{% for m in meds %}", look=BULLET),
        paragraph(LINE, look=BULLET),
        paragraph("{% endfor %}", look=BULLET),
        table(
            row("Name", "Dose"),
            row("{%tr for m in meds %}", ""),
            row("T {{ m.name }}", run("{{ m.dose }}", "<w:i/>").join(("<w:p>", "</w:p>"))),
            row("{%tr endfor %}", ""),
        ),
        paragraph("between"),
        table(row("Drug", "Dose"), control(ITEM, "<w15:repeatingSection/>", tag="meds")),
        paragraph("{% if never %}never ", BOLD, "else {{ reason }}{% endif %}!"),
        paragraph(text_box(paragraph("box {{ reason }}"))),
        paragraph("{% if never %}", look='<w:jc w:val="both"/><w:spacing w:after="0"/>'),
        table(row("whole table", "gone")),
        paragraph("{% endif %}"),
        paragraph("The end."),
    )
)
FIELDS: dict[str, FieldValue] = {
    "urgent": "yes",
    "reason": "a < b & {{ 7*7 }}",
    "first_name": "Zoë",
    "note": "one\ntwo  spaces\n\nfour",
    "consent": "x",
    "address": "1 Main St\nSpringfield",
    "meds": [{"name": "Aspirin", "dose": "5 mg"}, {"name": "Ibuprofen]]>", "dose": ""}],
    "never": "no",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The compiled template; a letter made of it, and one by way of Word's format."""
    folder, program = tmp_path_factory.mktemp("office"), find_office()
    assert program is not None
    template = open_template(word_of(folder, BODY, header=HEADER))
    office = open_office(program, folder / "worker")
    compiled = compile_form(template, office, folder, Limits())
    files = [folder / "ours.odt", folder / "usual.docx"]
    for file, form in zip(files, (compiled.form, template.form), strict=True):
        content = fill_letter(form, order_with(FIELDS))
        assert isinstance(content, bytes), content
        file.write_bytes(content)
    made = convert_each(office, files, folder, Limits())
    ours, usual = (made[file] for file in files)
    assert isinstance(ours, bytes), ours
    assert isinstance(usual, bytes), usual
    return compiled, ours, usual


def test_the_letter_is_compiled_and_looks_as_by_way_of_word(drawn: Drawn) -> None:
    compiled, ours, usual = drawn

    assert compiled.package
    assert words_of(ours) == words_of(usual)
    assert same_pages(usual, ours) is None


def test_every_block_shows_what_it_should(drawn: Drawn) -> None:
    text = words_of(drawn[1])

    for line in (
        *("URGENT A < B & {{ 7*7 }}", "Dear Zoë, one", "two spaces", "four end", "☒ consent"),
        *("1 Main St", "Springfield", "1: Aspirin (5 mg)", "2: Ibuprofen]]>", "T Aspirin 5 mg"),
        *("Drug Dose", "else a < b & {{ 7*7 }}!", "box a < b & {{ 7*7 }}", "The end."),
        "H a < b & {{ 7*7 }}",
    ):
        assert line in text, text
    assert "never" not in text
    assert "whole table" not in text
