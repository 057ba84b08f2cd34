"""A template that points to things outside of itself, in each of the ways that Word has."""

from typing import Final

from adapters.letters.making.pictures import picture_graphic
from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_xml import field, paragraph, section

_SIZE: Final = (914400, 609600)


def outside_links(*addresses: str, fields: bool = False) -> bytes:
    """Linked pictures of the new kind and of VML's, and with `fields` those that fetch things."""
    file = WordFile()
    body = paragraph("Ref {{ case_id }}")
    for number, address in enumerate(addresses, 1):
        link = file.link("image", address)
        body += paragraph(_linked(link, number)) + paragraph(_vml(link))
        if fields:
            body += paragraph(field(f'INCLUDEPICTURE "{address}" \\d', "picture"))
            body += paragraph(field(f'INCLUDETEXT "{address}"', "text"))
        file.link("attachedTemplate", address)
    return file.saved(body + section())


def _linked(link: str, number: int) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_SIZE[0]}" cy="{_SIZE[1]}"/><wp:docPr id="{number}" name="Linked"/>'
        f"{picture_graphic(link, number, _SIZE, 'link')}</wp:inline></w:drawing></w:r>"
    )


def _vml(link: str) -> str:
    return (
        '<w:r><w:pict><v:shape style="width:72pt;height:48pt">'
        f'<v:imagedata r:href="{link}" o:title="linked"/></v:shape></w:pict></w:r>'
    )
