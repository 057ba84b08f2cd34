"""A template with what practices' letters have beside text: small things that move easily."""

from typing import Final

from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import cell, field, paragraph, row, run, runs, section, table

_LOOKS: Final = (
    "<w:smallCaps/>",
    '<w:spacing w:val="20"/>',
    '<w:w w:val="80"/>',
    '<w:highlight w:val="yellow"/>',
    '<w:u w:val="double"/>',
    "<w:strike/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:position w:val="6"/>',
    '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>',
    '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>',
    '<w:kern w:val="28"/><w:sz w:val="36"/>',
)
_SPACINGS: Final = (
    '<w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="exact"/>',
    '<w:spacing w:line="480" w:lineRule="auto"/>',
    '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>',
    '<w:spacing w:line="400" w:lineRule="atLeast"/><w:ind w:firstLine="720"/>',
    '<w:ind w:left="-360" w:right="-360"/><w:jc w:val="center"/>',
    '<w:ind w:left="1440" w:hanging="1440"/>',
    '<w:contextualSpacing/><w:jc w:val="right"/>',
    '<w:mirrorIndents/><w:outlineLvl w:val="0"/>',
)


def odds_and_ends() -> bytes:
    """Framed and floating things, odd spacing, looks of letters, borders of the page, links."""
    file = WordFile(Settings(early='<w:mirrorMargins/><w:defaultTabStop w:val="708"/>'))
    header = file.furniture(
        "header", _framed("{{ case_id }}") + paragraph("Harbour", style="Header")
    )
    link = file.link("hyperlink", "https://clinic.example/")
    address = run("clinic.example", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
    body = (
        paragraph(
            *(runs(f"{number} {{{{ patient }}}} ", look) for number, look in enumerate(_LOOKS))
        )
        + "".join(paragraph("{{ note }} {{ doctor }}", ppr=ppr) for ppr in _SPACINGS)
        + _floating()
        + paragraph("{{ note }} {{ note }}")
        + paragraph(run("A"), ppr=_DROPPED)
        + paragraph("nd so {{ patient }} went on. {{ note }}")
        + paragraph(
            f'<w:hyperlink r:id="{link}" w:history="1">{address}</w:hyperlink>',
            runs(" of {{ doctor }} "),
            '<w:ins w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z">'
            + run("added")
            + "</w:ins>",
            field("DOCPROPERTY Company", "Harbour"),
            run("\u00a0soft\u00adhyphen non\u2011breaking — “quotes” … ½"),
        )
        + table(
            [2000, 3000],
            row(cell("{{ reason }}", width=2000), cell("{{ service_date }}", width=3000)),
            tblpr='<w:tblW w:w="4000" w:type="pct"/><w:jc w:val="right"/>'
            '<w:tblCellSpacing w:w="28" w:type="dxa"/>',
        )
        + paragraph("{{ note }}")
    )
    borders = "".join(
        f'<w:{side} w:val="double" w:sz="4" w:space="24" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
    )
    more = (
        f'<w:pgBorders w:offsetFrom="page">{borders}</w:pgBorders>'
        '<w:lnNumType w:countBy="5" w:restart="continuous"/><w:cols w:space="708"/>'
    )
    return file.saved(
        body + section(f'<w:headerReference w:type="default" r:id="{header}"/>', more=more)
    )


_DROPPED: Final = (
    '<w:keepNext/><w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text"'
    ' w:hAnchor="text"/><w:spacing w:after="0" w:line="500" w:lineRule="exact"/>'
)


def _framed(text: str) -> str:
    """A frame in Word's old manner, as address fields have it."""
    frame = (
        '<w:framePr w:w="2268" w:h="567" w:hRule="exact" w:hSpace="141" w:wrap="around"'
        ' w:vAnchor="page" w:hAnchor="page" w:x="8500" w:y="600"/>'
    )
    return paragraph(text, ppr=frame)


def _floating() -> str:
    """A table with text around it."""
    return table(
        [1500, 1500],
        row(cell("{{ reason }}", width=1500), cell("{{ service_date }}", width=1500)),
        tblpr='<w:tblpPr w:leftFromText="141" w:rightFromText="141" w:vertAnchor="text"'
        ' w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="1"/><w:tblOverlap w:val="never"/>',
    )
