"""A template with text boxes, drawn as Word does now and did before, and text around shapes."""

from adapters.letters.making.pictures import jpeg, picture_graphic
from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import paragraph, runs, section


def text_boxes() -> bytes:
    """An anchored box, one that grows with its text, one in a header, a picture to flow around."""
    file = WordFile(Settings(early='<w:defaultTabStop w:val="720"/>'))
    header = file.furniture(
        "header",
        paragraph(
            _box(3, paragraph("Ref {{ case_id }}"), (4572000, 0), (1371600, 365760)),
            runs("Harbour Clinic"),
            style="Header",
        ),
    )
    photo = file.picture(jpeg())
    body = (
        paragraph(
            _box(
                1,
                paragraph("{{ patient }}") + paragraph("{{ doctor }}"),
                (3200400, 114300),
                (2286000, 685800),
            ),
            runs("Dear {{ doctor }},"),
        )
        + paragraph("{{ note }}")
        + paragraph(
            _box(2, paragraph("{{ reason }}"), (0, 0), (2011680, 457200), grows=True),
            runs("{{ note }} {{ note }}"),
        )
        + paragraph(_beside(photo, 4), runs("{{ note }} {{ patient }} {{ note }}"))
        + paragraph(_rule(5), runs("Yours, {{ doctor }}"))
    )
    return file.saved(body + section(f'<w:headerReference w:type="default" r:id="{header}"/>'))


def _anchor(number: int, at: tuple[int, int], size: tuple[int, int], inside: str) -> str:
    """An anchored drawing with text around it; places and sizes in EMU."""
    return (
        '<w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300"'
        f' simplePos="0" relativeHeight="25165{number}" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{at[0]}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{at[1]}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        '<wp:effectExtent l="0" t="0" r="19050" b="19050"/><wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{number}" name="Shape {number}"/><wp:cNvGraphicFramePr/>{inside}'
        "</wp:anchor></w:drawing>"
    )


def _box(
    number: int, inside: str, at: tuple[int, int], size: tuple[int, int], *, grows: bool = False
) -> str:
    """A text box with its VML fallback."""
    fit = "<a:spAutoFit/>" if grows else "<a:noAutofit/>"
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr bwMode="auto"><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440"'
        f' bIns="45720" anchor="t">{fit}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
    )
    left, top, width, height = (number / 12700 for number in (*at, *size))
    fallback = (
        f'<w:pict><v:shape id="_x0000_s10{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:{left:g}pt;margin-top:{top:g}pt;width:{width:g}pt;height:{height:g}pt;"
        f'z-index:{number};mso-wrap-style:square"><v:textbox><w:txbxContent>{inside}'
        '</w:txbxContent></v:textbox><w10:wrap type="square"/></v:shape></w:pict>'
    )
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{_anchor(number, at, size, shape)}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _beside(relation: str, number: int) -> str:
    size = (914400, 609600)
    return (
        f"<w:r>{_anchor(number, (0, 38100), size, picture_graphic(relation, number, size))}</w:r>"
    )


def _rule(number: int) -> str:
    """A line that is a shape without text."""
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2743200" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="2F5496"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    around = '<wp:wrapSquare wrapText="bothSides"/>'
    drawing = _anchor(number, (0, 342900), (2743200, 0), shape).replace(around, "<wp:wrapNone/>")
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{drawing}</mc:Choice></mc:AlternateContent></w:r>"
    )
