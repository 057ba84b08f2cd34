"""What `letter preview` answers.

With `--json`: `file`, `engine` (null for a finished letter), `sample` (whether it shows no
patient), `approximate` (whether its layout only comes near to Word's), `cover`, `resolution`,
`threshold` (null where greys are dithered), `outputs`, `problem` (why none could be drawn, and
then there is only `file` beside it); `pages`, each with its `lines`, how it was `turned` or
`shrunk` to the paper, and `bytes` by coding; `line`, the estimate by coding and speed; `vanished`,
each with the `number` in the picture, its `place`, its `box` in points from the page's upper left
corner, `what` it was, its darkest `grey`, and its `words`, null in a patient's letter; `risks`,
each with `what`, `told` and its `boxes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from faxflow.adapters.fax_image.coding import coded, coded_sizes
from faxflow.adapters.fax_image.grid import Undrawable
from faxflow.adapters.fax_image.marked import marked
from faxflow.adapters.fax_image.pages import FaxPage, fax_pages
from faxflow.adapters.fax_image.tiff import fax_tiff
from faxflow.adapters.new_file import write_new
from faxflow.adapters.replaced_file import write_over
from faxflow.cli.letters.previewed_letter import Shown, Source, shown_letter
from faxflow.cli.session import Answer
from faxflow.cli.world import World
from faxflow.domain.fax_line import Coding
from faxflow.domain.fax_page import DARK_ENOUGH, Inking, Resolution, Risk, VanishedTile
from faxflow.domain.letter import LetterProblem
from faxflow.domain.letter_preview import Preview, PreviewPage
from faxflow.errors import BadUsage, ExitCode, FileUnreadable
from faxflow.views.letter_preview_text import inking_words, preview_data, preview_text

_TIFFS: Final = (".tif", ".tiff")
_PNG: Final = ".png"


@dataclass(frozen=True, slots=True)
class Wish:
    """Options as they were given; `data` is a path, or `-` for standard input."""

    letter: Path
    data: str | None
    output: Path | None
    inking: Inking
    config: Path | None
    cover: bool


def inking_of(resolution: Resolution, threshold: int | None, *, dither: bool) -> Inking:
    """How greys become black. Raises BadUsage."""
    if dither and threshold is not None:
        raise BadUsage(what="--dither has no --threshold.", todo="Give one of them.")
    return Inking(resolution, threshold or DARK_ENOUGH, dither)


def preview_letter(wish: Wish, world: World) -> Answer:
    """Looks at the letter and writes its pictures; CHECK_FAILED where it could not be drawn.

    Raises BadUsage, FileMissing, FileUnreadable, TemplateProblem, PartMissing or OfficeSilent.
    """
    _check_output(wish.output)
    shown = shown_letter(Source(wish.letter, wish.data, wish.config, wish.cover), world)
    if isinstance(shown, LetterProblem):
        problem = f"{wish.letter}: {shown.what}. Nothing was written."
        data = {"file": str(wish.letter), "problem": shown.what}
        return Answer("", data, problems=[problem], code=ExitCode.CHECK_FAILED)
    preview, pictures = _looked_at(wish, shown)
    written = _write(wish, pictures)
    told = replace(preview, outputs=tuple(str(path) for path in written))
    return Answer(preview_text(told), {**preview_data(told), "problem": None})


def _check_output(output: Path | None) -> None:
    if output is None or output.is_dir() or output.suffix.lower() in ("", _PNG, *_TIFFS):
        return
    todo = "Give it the ending .png or .tiff, or name a folder."
    raise BadUsage(what=f"{output}: the preview is no such file.", todo=todo)


def _is_tiff(output: Path | None) -> bool:
    return output is not None and not output.is_dir() and output.suffix.lower() in _TIFFS


def _looked_at(wish: Wish, shown: Shown) -> tuple[Preview, list[bytes]]:
    """What was seen, and the pictures that are wanted of it."""
    pages: list[PreviewPage] = []
    tiles: list[VanishedTile] = []
    strips: list[tuple[bytes, int]] = []
    pictures: list[bytes] = []
    risks: list[Risk] = []
    for page in _fax_pages(wish, shown):
        if _is_tiff(wish.output):
            strips.append((coded(page.pels, Coding.MMR), page.sheet.high))
        elif wish.output is not None:
            notes = [f"{_noted(wish, page)} of {shown.pages}, {inking_words(wish.inking)}"]
            pictures.append(marked(page, notes, len(tiles) + 1))
        tiles += page.vanished
        risks += page.risks
        pages.append(_page(page))
    preview = Preview(
        file=str(wish.letter),
        engine=shown.engine,
        sample=shown.sample,
        cover=wish.cover,
        inking=wish.inking,
        pages=tuple(pages),
        vanished=tuple(tiles),
        risks=tuple(risks),
        approximate=shown.approximate,
    )
    return preview, [fax_tiff(strips, wish.inking.resolution)] if strips else pictures


def _noted(wish: Wish, page: FaxPage) -> str:
    return f"{wish.letter.name}: page {page.number}"


def _fax_pages(wish: Wish, shown: Shown) -> Iterator[FaxPage]:
    """Raises FileUnreadable."""
    try:
        yield from fax_pages(shown.pdf, wish.inking, words=shown.sample)
    except Undrawable as error:
        raise FileUnreadable(path=wish.letter, what=error) from error


def _page(page: FaxPage) -> PreviewPage:
    sheet = page.sheet
    turned = bool(sheet.quarters)
    return PreviewPage(
        page.number, sheet.width, sheet.high, turned, sheet.shrunk, coded_sizes(page.pels)
    )


def _write(wish: Wish, pictures: list[bytes]) -> list[Path]:
    """Writes over what -o names; in a folder, nothing that is there is touched."""
    output = wish.output
    if output is None:
        return []
    if output.suffix.lower() in (_PNG, *_TIFFS) and not output.is_dir():
        paths = [output] if len(pictures) == 1 else _numbered(output, len(pictures))
        for path, picture in zip(paths, pictures, strict=True):
            write_over(path, picture)
        return paths
    try:
        output.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        what = f"the folder cannot be made ({error.strerror})"
        raise FileUnreadable(path=output, what=what) from error
    paths = _numbered(output / f"{wish.letter.stem}.png", len(pictures))
    write_new(dict(zip(paths, pictures, strict=True)))
    return paths


def _numbered(path: Path, count: int) -> list[Path]:
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]
