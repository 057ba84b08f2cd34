"""Takes the secrets out of a recording's text and leaves every other byte as it was."""

import re
from collections.abc import Iterator, Sequence

from faxflow.adapters.portal.recordings.cut import Cut, applied
from faxflow.adapters.portal.recordings.json_strings import (
    JsonText,
    meaning,
    signs_of,
    texts_of,
)
from faxflow.adapters.portal.recordings.key_stripping import keys_cut
from faxflow.domain.field_hint import SECRET_KINDS, kind_of_name
from faxflow.domain.page_place import MAIN_TAB
from faxflow.domain.recorded_secret import Secret
from faxflow.domain.secret_forms import is_distinctive, is_telling, pattern_of

_TYPED = frozenset({"value", "target", "url", "expression", "script"})
_REMARKS = frozenset({"title", "name", "description", "comment", "notes"})
_PAGES_OWN = frozenset({"selectors", "selector", "targets"})


def stripped(source: str, secrets: Sequence[Secret]) -> str:
    """The text with a place for each secret, wherever and however it stands in it."""
    without = applied(source, _texts_cut(source, secrets))
    without = applied(without, keys_cut(without, secrets))
    return _swept(without, secrets)


def stripped_beside(source: str, secrets: Sequence[Secret]) -> str:
    """The text without secrets of tests that it holds no more; common words in its tests stay."""
    cuts = _texts_cut(source, secrets)
    beside = [one for one in texts_of(source) if one.path[:1] != ("tests",)]
    outside = {one.start for one in beside}
    return _swept(applied(source, (cut for cut in cuts if cut.start in outside)), secrets)


def _swept(source: str, secrets: Sequence[Secret]) -> str:
    """The text without what stands in none of its JSON's texts, such as in a remark."""
    for secret, text in _sweepable(secrets):
        source = pattern_of(text).sub(f"${{{secret.place}}}", source)
    return source


def still_holds(content: str, secrets: Sequence[Secret]) -> bool:
    """Whether a secret that could be told from other words is left."""
    return any(pattern_of(text).search(content) for _, text in _sweepable(secrets))


def _sweepable(secrets: Sequence[Secret]) -> Iterator[tuple[Secret, str]]:
    """Those that no word of the recorder's own, and none of its numbers, can be."""
    for secret in secrets:
        for text in secret.texts:
            if is_distinctive(text) and not text.isdecimal():
                yield secret, text


def _texts_cut(source: str, secrets: Sequence[Secret]) -> Iterator[Cut]:
    for text in texts_of(source):
        raw = source[text.start : text.end]
        changed = _without(raw, text, secrets)
        if changed != raw:
            yield Cut(text.start, text.end, changed)


def _without(raw: str, text: JsonText, secrets: Sequence[Secret]) -> str:
    """The written text with its secrets replaced: all of it where it was typed as one."""
    for secret in secrets:
        place = f"${{{secret.place}}}"
        for one in secret.texts:
            if text.text == one and _is_typed(text):
                return f'"{place}"' if text.bare else place
            if text.bare:
                continue
            raw = _replaced(raw, _finder(one, text, secret), place)
    return raw


def _finder(secret: str, text: JsonText, whole: Secret) -> re.Pattern[str] | None:
    """What of the text is the secret; a common word is one only where it was typed or sent."""
    if is_distinctive(secret):
        return pattern_of(secret)
    if not secret:
        return None
    word = re.escape(secret)
    if text.path[-1] in _REMARKS and is_telling(secret):
        return re.compile(rf"(?<![\w-]){word}(?![\w-])")
    if text.path[-1] == "value" and text.step in whole.steps:
        return re.compile(rf"(?<![\w$]){word}(?=\$\{{KEY_|$)|^{word}")
    if "://" in text.text:
        return re.compile(rf"(?<=:){word}(?=@)|(?<==){word}(?=[&;#]|$)")
    before = "value=" if _PAGES_OWN & set(text.path) and text.path[-1] not in _TYPED else ""
    return re.compile(rf"""(?<={before}["'`]){word}(?=["'`])""")


def _is_typed(text: JsonText) -> bool:
    """Whether a person chose the text or number there, and not the page or the recorder."""
    last = text.path[-1] if text.path else ""
    if _PAGES_OWN & set(text.path):
        return False
    chosen = last in _TYPED or "parameters" in text.path or kind_of_name(str(last)) in SECRET_KINDS
    return chosen and (last != "target" or text.text != MAIN_TAB)


def _replaced(raw: str, finder: re.Pattern[str] | None, place: str) -> str:
    """The written text where what `finder` meets in its meaning has given way to the place."""
    if finder is None:
        return raw
    if "\\" not in raw:  # each sign means itself
        return finder.sub(lambda match: place if match[0] else "", raw)
    signs = signs_of(raw)
    shown = [meaning(sign) for sign in signs]
    cuts = [match.span() for match in finder.finditer("".join(shown)) if match[0]]
    if not cuts:
        return raw
    starts = _places_of(shown)
    for start, end in reversed(cuts):
        signs[starts[start] : starts[end]] = [place]
    return "".join(signs)


def _places_of(shown: Sequence[str]) -> list[int]:
    """For each position in the meaning, the number of the sign that it belongs to."""
    places = [number for number, sign in enumerate(shown) for _ in sign]
    return [*places, len(shown)]
