"""Pictures drawn by rule, and the drawings that hold them or text."""

import io

from PIL import Image

_A: str = "http://schemas.openxmlformats.org/drawingml/2006/main"


def logo() -> bytes:
    """A PNG, half transparent: a disc in two blues."""
    picture = Image.new("RGBA", (240, 80), (0, 0, 0, 0))
    for x in range(240):
        for y in range(80):
            if (x - 40) ** 2 + (y - 40) ** 2 < 1500:
                picture.putpixel((x, y), (47, 84, 150, 255 - x))
            elif x > 90 and 30 < y < 50:
                picture.putpixel((x, y), (68, 114, 196, 160))
    return _saved(picture, "PNG")


def jpeg() -> bytes:
    """A JPEG with soft greys and colours."""
    picture = Image.new("RGB", (150, 100))
    for x in range(150):
        for y in range(100):
            picture.putpixel((x, y), (x, 2 * y, (x + y) % 256))
    return _saved(picture, "JPEG")


def inline(relation: str, number: int, size: tuple[int, int]) -> str:
    """A run with a picture in the line; its size in EMU (914,400 an inch)."""
    width, height = size
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0"'
        f' b="0"/><wp:docPr id="{number}" name="Picture {number}" descr="Picture"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f"{picture_graphic(relation, number, size)}</wp:inline></w:drawing></w:r>"
    )


def picture_graphic(relation: str, number: int, size: tuple[int, int], link: str = "embed") -> str:
    """The graphic within a drawing; `link` is `embed` or, for one outside the file, `link`."""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:{link}="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}"'
        f' cy="{size[1]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )


def _saved(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()
