"""What people type where they know nothing; it counts as nothing."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NO_NAMES = _set(
    """
    unknown unk unknwn na nil none null nan test testing tester dummy sample patient person anon
    anonymous noname notgiven notprovided notknown notstated missing blank fnu lnu tba tbd tbc
    xx xxx xxxx xxxxx zz zzz zzzz zztest asdf qwerty abc aaa firstname lastname surname givenname
    given name
    baby babyboy babygirl babyof boy girl male female newborn infant bb bg bby twin twina twinb
    twin1 twin2 babya babyb babyone babytwo
    """
)
"""Names, without blanks, that are nobody's; newborn twins are both called Baby."""

TEST_WORDS = frozenset({"test", "testing", "unknown", "dummy", "newborn", "zztest"})
"""A name with one of these words in it is nobody's."""

NO_PLACES = _set(
    """
    unknown unk na nil none null nan test notgiven notprovided notknown notstated missing blank
    homeless nofixedaddress nofixedabode nfa generaldelivery returntosender badaddress tba tbd tbc
    xx xxx xxxx noaddress sameasabove same moved addressunknown overseas
    """
)
"""Streets and suburbs, without blanks, where nobody lives."""

NO_BIRTHS = _set(
    """
    19000101 19010101 18991230 18991231 19000102 19700101 18000101 17530101 10000101 11111111
    00000000 99999999 99991231 20990101 20010101 20000101 12341234 12345678
    """
)
"""Days that forms and programs put where none is known."""

NO_PHONES = frozenset(
    {"1234567890", "0123456789", "1234567", "12345678", "123456789", "0400000000"}
)
"""Numbers that are made up; one digit repeated is, too."""

NO_PHONE_ENDS = frozenset({"5551212"})
"""Ends of numbers that reach nobody's home: directory assistance."""

NO_POSTCODES = frozenset({"00000", "0000", "99999", "9999", "12345", "11111", "1111", "xxxxx"})
