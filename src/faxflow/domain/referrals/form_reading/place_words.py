"""Words of which the names of towns are made, and words that look like them and are none: Creck."""

from typing import Final

from rapidfuzz.distance import OSA

_WORDS: Final = frozenset((
    "bay", "beach", "bend", "big", "black", "bluff", "bluffs", "bridge", "brook", "camp",
    "canyon", "cape", "castle", "cave", "cedar", "center", "centre", "church", "city", "cliff",
    "cliffs", "college", "corner", "corners", "county", "court", "cove", "creek", "crest",
    "cross", "crossing", "dale", "deer", "desert", "eagle", "east", "elk", "elm", "estates",
    "fair", "falls", "farm", "farms", "ferry", "field", "fields", "forest", "fork", "forks",
    "fort", "four", "garden", "gardens", "gate", "glen", "gold", "golden", "grand", "great",
    "green", "grove", "hall", "harbor", "harbour", "haven", "heights", "high", "highland",
    "highlands", "hill", "hills", "hollow", "hot", "house", "indian", "inlet", "iron", "island",
    "isle", "junction", "key", "lake", "lakes", "land", "landing", "lane", "little", "lodge",
    "long", "los", "lower", "maple", "marsh", "meadow", "meadows", "mesa", "mill", "mills",
    "mission", "moss", "mount", "mountain", "neck", "new", "north", "oak", "oaks", "ocean", "old",
    "orchard", "palm", "palms", "park", "pass", "peak", "pine", "pines", "plain", "plains",
    "point", "pond", "port", "prairie", "rapids", "red", "ridge", "river", "rivers", "rock",
    "rocks", "rocky", "rose", "saint", "salt", "san", "sand", "sandy", "santa", "silver", "south",
    "spring", "springs", "square", "station", "stone", "summit", "sun", "terrace", "three",
    "town", "township", "trail", "tree", "twin", "two", "union", "upper", "valley", "view",
    "village", "vista", "water", "waters", "well", "wells", "west", "white", "willow", "wood",
    "woods",
    # no words of the kind, but not misread either
    "arbor", "bell", "clara", "cruz", "jose", "paul", "rosa", "wayne",
))  # fmt: skip
_ALIKE: Final = str.maketrans(
    dict.fromkeys("aeo", "c") | dict.fromkeys("ijtf1|!", "l") | dict.fromkeys("u", "n")
)
"""Letters that coarse rows make of each other."""


def _shape(word: str) -> str:
    return word.translate(_ALIKE)


_LEAST_LETTERS: Final = 4
_SHAPES: Final = frozenset(map(_shape, _WORDS))
_TAILS: Final = frozenset(word[1:] for word in _WORDS if len(word) >= _LEAST_LETTERS)
"""What is left of them where their capital, the letter that is most often misread, is another."""


def misread_place(words: list[str]) -> bool:
    """Whether a town's name holds a word that is none of these, but looks like one of them.

    The last of several words is nearly always one of these, so one wrong letter is enough there.
    """
    small = [word.lower() for word in words]
    alike = any(word not in _WORDS and _is_like_one(word) for word in small)
    return alike or (len(small) > 1 and _is_nearly_one(small[-1]))


def _is_like_one(word: str) -> bool:
    return _shape(word) in _SHAPES or word[1:] in _TAILS


def _is_nearly_one(word: str) -> bool:
    if word in _WORDS or len(word) < _LEAST_LETTERS:
        return False
    return any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in _WORDS)
