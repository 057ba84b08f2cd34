"""The styles of Word's own blank document, and those that it adds as a letter needs them."""

from typing import Final

_DEFAULT: Final = {"Normal", "Normal Table", "Default Paragraph Font"}


def _style(kind: str, name: str, inside: str = "", *, based_on: str = "") -> str:
    identity = "".join(word[:1].upper() + word[1:] for word in name.split())
    default = ' w:default="1"' if name in _DEFAULT else ""
    if name == "Normal Table":
        identity = "TableNormal"
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'{parent}<w:uiPriority w:val="99"/><w:qFormat/>{inside}</w:style>'
    )


def _of_paragraphs(name: str, ppr: str = "", rpr: str = "", *, based_on: str = "Normal") -> str:
    properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    look = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return _style("paragraph", name, properties + look, based_on=based_on)


def _heading(level: int, size: int, before: int) -> str:
    faces = " ".join(
        f'w:{name}="{theme}"'
        for name, theme in (
            ("asciiTheme", "majorHAnsi"),
            ("eastAsiaTheme", "majorEastAsia"),
            ("hAnsiTheme", "majorHAnsi"),
            ("cstheme", "majorBidi"),
        )
    )
    return _of_paragraphs(
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="0"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:rFonts {faces}/><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    )


def _borders(*sides: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides
    )


_DEFAULTS: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_LATENT: Final = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0"'
    ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">'
    '<w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/></w:latentStyles>'
)
_CELLS: Final = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_TIGHT: Final = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
_EDGES: Final = (
    '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'
)
_SMALL: Final = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
_RAISED: Final = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_BANDS: Final = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"'
    ' w:themeColor="background1"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto"'
    ' w:fill="4472C4" w:themeFill="accent1"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:color="auto"'
    ' w:fill="D9E2F3" w:themeFill="accent1" w:themeFillTint="33"/></w:tcPr></w:tblStylePr>'
)

STYLES: Final = "".join(
    (
        _DEFAULTS,
        _LATENT,
        _of_paragraphs("Normal", based_on=""),
        _heading(1, 32, 240),
        _heading(2, 26, 40),
        _heading(3, 24, 40),
        _style("character", "Default Paragraph Font"),
        _style("table", "Normal Table", _CELLS),
        _style(
            "table",
            "Table Grid",
            f"<w:pPr>{_TIGHT}</w:pPr><w:tblPr><w:tblBorders>"
            f"{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders>"
            "</w:tblPr>",
            based_on="TableNormal",
        ),
        _style(
            "table",
            "Grid Table 4 Accent 1",
            f'<w:pPr>{_TIGHT}</w:pPr><w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
            f"<w:tblBorders>{_borders('top', 'left', 'bottom', 'right', 'insideH')}</w:tblBorders>"
            f"</w:tblPr>{_BANDS}",
            based_on="TableNormal",
        ),
        _of_paragraphs("header", _EDGES + _TIGHT),
        _of_paragraphs("footer", _EDGES + _TIGHT),
        _of_paragraphs("List Paragraph", '<w:ind w:left="720"/><w:contextualSpacing/>'),
        _of_paragraphs(
            "caption",
            '<w:spacing w:after="200" w:line="240" w:lineRule="auto"/>',
            '<w:i/><w:iCs/><w:color w:val="44546A" w:themeColor="text2"/>'
            '<w:sz w:val="18"/><w:szCs w:val="18"/>',
        ),
        _of_paragraphs("footnote text", _TIGHT, _SMALL),
        _of_paragraphs("endnote text", _TIGHT, _SMALL),
        _style("character", "footnote reference", _RAISED, based_on="DefaultParagraphFont"),
        _style("character", "endnote reference", _RAISED, based_on="DefaultParagraphFont"),
        _style(
            "character",
            "Placeholder Text",
            '<w:rPr><w:color w:val="808080"/></w:rPr>',
            based_on="DefaultParagraphFont",
        ),
        _of_paragraphs("No Spacing", _TIGHT),
        _of_paragraphs(
            "toc 1",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9350"/></w:tabs>'
            '<w:spacing w:after="100"/>',
        ),
    )
)
