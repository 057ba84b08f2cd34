"""The parts that every file of Word has: settings, theme, fonts, and the styles' part."""

from dataclasses import dataclass
from typing import Final

from adapters.letters.making.word_styles import STYLES
from adapters.letters.making.word_xml import NAMESPACES

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COLOURS: Final = {
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_COMPAT: Final = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
    "useWord2013TrackBottomHyphenation": "0",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs from template to template in settings.xml."""

    early: str = ""
    """Before the default tab stop: autoHyphenation, evenAndOddHeaders…"""
    notes: bool = False


def settings_part(settings: Settings) -> str:
    """settings.xml as Word 2016 and later write it, in compatibility mode 15."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in _COMPAT.items()
    )
    rsids = "".join(f'<w:rsid w:val="{at:08X}"/>' for at in range(0x00A77B3E, 0x00A77B52))
    return (
        f'{_HEAD}<w:settings {NAMESPACES} xmlns:m="{_MATH}"><w:zoom w:percent="100"/>'
        '<w:proofState w:spelling="clean" w:grammar="clean"/>'
        f'{settings.early}<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{_NOTES if settings.notes else ''}<w:compat>{compat}</w:compat>"
        f'<w:rsids><w:rsidRoot w:val="00A77B3E"/>{rsids}</w:rsids>'
        '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        '<w:themeFontLang w:val="en-US"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"'
        ' w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"'
        ' w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


_NOTES: Final = (
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
)


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Arab" typeface="{arabic}"/><a:font script="Hebr" typeface="{arabic}"/>'
        f"</a:{kind}Font>"
        for kind, face, arabic in (
            ("major", "Calibri Light", "Times New Roman"),
            ("minor", "Calibri", "Arial"),
        )
    )
    return (
        f'{_HEAD}<a:theme xmlns:a="{_DRAWING}" name="Office Theme"><a:themeElements>'
        '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


_LATIN: Final = "00"


def _fonts() -> str:
    known = {
        "Calibri": "020F0502020204030204",
        "Calibri Light": "020F0302020204030204",
        "Times New Roman": "02020603050405020304",
        "Arial": "020B0604020202020204",
        "Symbol": "05050102010706020507",
    }
    charsets = {"Symbol": "02"}
    fonts = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charsets.get(name, _LATIN)}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, panose in known.items()
    )
    return f"{_HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


DOCUMENT_PARTS: Final = {
    "styles": f"{_HEAD}<w:styles {NAMESPACES}>{STYLES}</w:styles>",
    "theme": _theme(),
    "fontTable": _fonts(),
    "webSettings": f"{_HEAD}<w:webSettings {NAMESPACES}><w:optimizeForBrowser/></w:webSettings>",
}
