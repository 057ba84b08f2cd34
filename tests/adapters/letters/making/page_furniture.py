"""Templates whose headers and footers change from page to page, or hold a logo."""

from typing import Final

from adapters.letters.making.pictures import inline, jpeg, logo
from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import (
    cell,
    field,
    page_x_of_y,
    paragraph,
    row,
    run,
    runs,
    section,
    table,
)

_BREAK: Final = '<w:r><w:br w:type="page"/></w:r>'
_NUMBERED: Final = "Ref {{ case_id }} for {{ patient }}, "


def first_page() -> bytes:
    """Another header on the first page, others again on even pages."""
    file = WordFile(Settings(early='<w:evenAndOddHeaders/><w:defaultTabStop w:val="720"/>'))
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{file.furniture(kind, inside)}"/>'
        for kind, which, inside in (
            ("header", "even", paragraph("Even: {{ case_id }}\t\t{{ doctor }}", style="Header")),
            ("header", "default", paragraph("Odd: {{ case_id }}\t\t{{ patient }}", style="Header")),
            ("footer", "even", paragraph(page_x_of_y(), style="Footer")),
            ("footer", "default", paragraph("{{ doctor }}\t", page_x_of_y(), style="Footer")),
            (
                "header",
                "first",
                paragraph("Harbour Clinic", ppr='<w:jc w:val="center"/>')
                + paragraph("Our reference: {{ case_id }}", style="Header"),
            ),
            ("footer", "first", paragraph("First page: {{ case_id }}", style="Footer")),
        )
    )
    body = (
        paragraph("Dear {{ doctor }},")
        + paragraph("{{ patient }} was seen on {{ service_date }}. {{ note }}")
        + paragraph(_BREAK, runs("Findings of {{ patient }}"))
        + paragraph("{{ note }}")
        + paragraph(_BREAK, runs("Plan for {{ patient }}"))
        + paragraph("{{ reason }}", ppr="<w:pageBreakBefore/>")
    )
    return file.saved(body + section(references, more='<w:cols w:space="720"/><w:titlePg/>'))


def sections() -> bytes:
    """A letter and a landscape enclosure, each with its own header and its own page numbers."""
    file = WordFile(Settings(early='<w:defaultTabStop w:val="720"/>'))
    letter = file.furniture("header", paragraph("Letter {{ case_id }}", style="Header"))
    letter_foot = file.furniture("footer", paragraph(_NUMBERED, page_x_of_y(), style="Footer"))
    enclosure = file.furniture("header", paragraph("Enclosure of {{ patient }}", style="Header"))
    pages = run("Sheet ") + field("PAGE", "1") + run(" / ") + field("SECTIONPAGES", "1")
    enclosure_foot = file.furniture("footer", paragraph(pages, style="Footer"))
    first = section(_both(letter, letter_foot))
    second = section(
        _both(enclosure, enclosure_foot),
        size='<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>',
        more='<w:pgNumType w:start="1"/><w:cols w:num="2" w:space="720"/>',
    )
    body = (
        paragraph("Dear {{ doctor }},")
        + "".join(paragraph(f"{number}. {{{{ note }}}}") for number in range(1, 5))
        + paragraph(ppr=first)
        + paragraph("Enclosure", style="Heading1")
        + "".join(paragraph("{{ patient }}: {{ reason }}") for _ in range(6))
    )
    return file.saved(body + second)


def logo_header() -> bytes:
    """A logo with transparency, a photograph, rules, shading and tabs with leaders."""
    file = WordFile(Settings(early='<w:defaultTabStop w:val="720"/>'))
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="2F5496"/></w:pBdr>'
    box = "<w:pBdr>" + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
    )
    masthead = table(
        [2400, 6960],
        row(
            cell(paragraph(inline("rId1", 1, (1371600, 457200)), style="Header"), width=2400),
            cell(
                paragraph("Harbour Clinic", style="Header", ppr='<w:jc w:val="right"/>'),
                paragraph("Ref {{ case_id }}", style="Header", ppr='<w:jc w:val="right"/>'),
                width=6960,
            ),
        ),
        style="TableNormal",
        tblpr='<w:tblW w:w="9360" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
    )
    header = file.furniture("header", masthead + paragraph(style="Header", ppr=rule), (logo(),))
    footer = file.furniture("footer", paragraph("{{ doctor }}\t\t", page_x_of_y(), style="Footer"))
    shade = box + '</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
    leaders = (
        '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="2880"/>'
        '<w:tab w:val="decimal" w:pos="5040"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="9350"/></w:tabs>'
    )
    photo = file.picture(jpeg())
    body = (
        paragraph("Re: {{ patient }}, seen {{ service_date }}", ppr=shade)
        + paragraph("{{ note }}", ppr=shade)
        + paragraph("Dose\t1.25\t{{ reason }}", ppr=leaders)
        + paragraph("Weight\t12.5\t{{ patient }}", ppr=leaders)
        + paragraph(runs("Signed "), inline(photo, 2, (914400, 609600)), runs(" {{ doctor }}"))
        + paragraph("{{ note }}", ppr=rule)
        + paragraph("{{ note }}", ppr=rule)
    )
    return file.saved(body + section(_both(header, footer)))


def _both(header: str, footer: str) -> str:
    return (
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
    )
