"""Whether a gateway takes a letter of this length and size."""

_BYTES_A_MEGABYTE = 1_000_000


def beyond_limits(
    pages: int | None, size: int, *, max_pages: int | None, max_megabytes: float | None
) -> str | None:
    """What is too much of a letter of `size` bytes, or None; a limit of None is none.

    `pages` is None where nobody has counted them, which is held against no letter.
    """
    if max_pages is not None and pages is not None and pages > max_pages:
        return f"its letter has {pages} pages, and the gateway takes {max_pages}"
    if max_megabytes is not None and size > max_megabytes * _BYTES_A_MEGABYTE:
        megabytes = f"{size / _BYTES_A_MEGABYTE:.1f}"
        return f"its letter has {megabytes} MB, and the gateway takes {max_megabytes:g}"
    return None
