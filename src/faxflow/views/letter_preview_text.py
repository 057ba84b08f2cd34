"""A letter seen as a fax, on a terminal and for programs."""

from collections.abc import Iterator, Mapping
from typing import Final

from faxflow.domain.counted import are, counted
from faxflow.domain.fax_line import RATES, Coding
from faxflow.domain.fax_page import ACROSS, POINTS, Box, Danger, Inking, Lost, Risk, VanishedTile
from faxflow.domain.fax_page import place_in_words as place
from faxflow.domain.letter_preview import Preview, PreviewPage

_LOST: Final = {
    Lost.TEXT: "text",
    Lost.PICTURE: "a picture, or the pale part of one",
    Lost.RULE: "a rule",
    Lost.DRAWING: "a drawing",
    Lost.SHADING: "a tint; what is written on it stays",
}
_BLACK: Final = (
    "Its layout only comes near to Word's, and its type is black: what pale type loses is not seen."
)
_CODINGS: Final = {Coding.MMR: "MMR", Coding.MR: "MR", Coding.MH: "MH"}


def preview_text(preview: Preview) -> str:
    """What is lost first, then what it costs."""
    return "\n".join(
        (
            _head(preview),
            *([_BLACK] * preview.approximate),
            *_vanished(preview),
            *_risks(preview),
            "",
            *_costs(preview),
            *_outputs(preview),
        )
    )


def inking_words(inking: Inking) -> str:
    """`fine (204 by 196 an inch), black below grey 128`."""
    how = "dithered" if inking.dithered else f"black below grey {inking.threshold}"
    resolution = inking.resolution
    return f"{resolution} ({ACROSS} by {resolution.down} an inch), {how}"


def _head(preview: Preview) -> str:
    filled = " with sample values" if preview.sample else ""
    drawn = f", drawn by {preview.engine}{filled}" if preview.engine else ""
    pages = counted(len(preview.pages), "page")
    cover = " with the cover" if preview.cover else ""
    return f"{preview.file}{drawn}: {pages}{cover}, {inking_words(preview.inking)}."


def _vanished(preview: Preview) -> Iterator[str]:
    if not preview.vanished:
        yield "Nothing vanishes."
        return
    yield "Vanishes, as numbered in the picture:"
    for number, tile in enumerate(preview.vanished, 1):
        where = place(tile.page, tile.box, preview.width_of(tile.page))
        yield f"{number:>4}  {where}: {_what(tile)}"


def _what(tile: VanishedTile) -> str:
    words = f" “{tile.words}”" if tile.words else ""
    return f"{_LOST[tile.lost]}{words} (grey {tile.darkest} of 255)"


def _risks(preview: Preview) -> Iterator[str]:
    told = [*_fitted(preview), *(_risk(preview, risk) for risk in preview.risks)]
    if told:
        yield "May be lost, or hard to read:"
        yield from (f"      {line}" for line in told)


def _fitted(preview: Preview) -> Iterator[str]:
    for page in preview.pages:
        if page.turned:
            yield f"page {page.number} is wider than the paper, and turned by a quarter"
        if page.shrunk < 1:
            yield f"page {page.number} is wider than the paper, and shrunk to {page.shrunk:.0%}"


def _risk(preview: Preview, risk: Risk) -> str:
    where = place(risk.page, risk.boxes[0], preview.width_of(risk.page))
    more = f" and {len(risk.boxes) - 1} more on that page" if len(risk.boxes) > 1 else ""
    return f"{where}{more}: {_danger(preview, risk)}"


def _danger(preview: Preview, risk: Risk) -> str:
    line = POINTS / preview.inking.resolution.down
    words = {
        Danger.THIN_RULE: f"a rule of {risk.least:.2g} points, thinner than a pel ({line:.2g})",
        Danger.SMALL_TYPE: f"type of {risk.least:.2g} points, whose letters blur or lose strokes",
        Danger.PALE_TYPE: f"grey type ({risk.least:.0f} of 255), whose letters fray",
        Danger.DROWNED_TYPE: "type on ground that turns black with it",
    }
    return words[risk.danger]


def _costs(preview: Preview) -> Iterator[str]:
    times = [preview.on_the_line(Coding.MMR, rate) for rate in RATES]
    yield f"{'page':<8}{'bytes':>9}" + "".join(f"{f'{rate / 1000:g} kbit/s':>15}" for rate in RATES)
    for page, *seconds in zip(preview.pages, *(time.pages for time in times), strict=True):
        yield _row(str(page.number), page.sizes[Coding.MMR], seconds)
    yield _row("call", None, [time.overhead for time in times])
    yield _row("whole", preview.size(Coding.MMR), [time.total for time in times])
    for coding in (Coding.MR, Coding.MH):
        seconds = [preview.on_the_line(coding, rate).total for rate in RATES]
        yield _row(f"by {_CODINGS[coding]}", preview.size(coding), seconds)
    yield "Pages go by MMR, with error correction; by MR or MH to machines that lack it."
    yield "The call: answering, training and hanging up. All for a line without faults."


def _row(name: str, size: int | None, seconds: list[float]) -> str:
    shown = f"{size:,}" if size is not None else ""
    return f"{name:<8}{shown:>9}" + "".join(f"{one:>13.1f} s" for one in seconds)


def _outputs(preview: Preview) -> Iterator[str]:
    if not preview.outputs:
        yield "Nothing was written: name a picture by -o."
        return
    yield f"{', '.join(preview.outputs)} {are(len(preview.outputs))} written."
    if not preview.sample:
        yield "A picture of a patient's letter is patient data: remove it when you have seen it."


def preview_data(preview: Preview) -> Mapping[str, object]:
    """The same for programs."""
    inking = preview.inking
    return {
        "file": preview.file,
        "engine": preview.engine,
        "sample": preview.sample,
        "approximate": preview.approximate,
        "cover": preview.cover,
        "resolution": inking.resolution,
        "threshold": None if inking.dithered else inking.threshold,
        "outputs": list(preview.outputs),
        "pages": [_page_data(page) for page in preview.pages],
        "line": [_line_data(preview, coding, rate) for coding in Coding for rate in RATES],
        "vanished": [
            {"number": number, **_tile_data(preview, tile)}
            for number, tile in enumerate(preview.vanished, 1)
        ],
        "risks": [_risk_data(preview, risk) for risk in preview.risks],
    }


def _page_data(page: PreviewPage) -> Mapping[str, object]:
    return {
        "page": page.number,
        "lines": page.lines,
        "turned": page.turned,
        "shrunk": round(page.shrunk, 3),
        "bytes": dict(page.sizes),
    }


def _line_data(preview: Preview, coding: Coding, rate: int) -> Mapping[str, object]:
    time = preview.on_the_line(coding, rate)
    return {
        "coding": coding,
        "bits_per_second": rate,
        "bytes": preview.size(coding),
        "page_seconds": [round(one, 1) for one in time.pages],
        "call_seconds": round(time.overhead, 1),
        "seconds": round(time.total, 1),
    }


def _tile_data(preview: Preview, tile: VanishedTile) -> Mapping[str, object]:
    return {
        "page": tile.page,
        "place": place(tile.page, tile.box, preview.width_of(tile.page)),
        "box": _box_data(tile.box),
        "what": tile.lost,
        "grey": tile.darkest,
        "words": tile.words or None,
    }


def _risk_data(preview: Preview, risk: Risk) -> Mapping[str, object]:
    return {
        "page": risk.page,
        "what": risk.danger,
        "least": round(risk.least, 2),
        "told": _risk(preview, risk),
        "boxes": [_box_data(box) for box in risk.boxes],
    }


def _box_data(box: Box) -> list[float]:
    return [round(edge, 1) for edge in (box.left, box.top, box.right, box.bottom)]
