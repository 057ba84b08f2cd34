"""What a field is for, told by the words in the ways to find it."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from faxflow.domain.page_place import Selectors


class FieldKind(StrEnum):
    """The secrets are first; each word is also the name of the place that takes its value."""

    OTP = "otp"
    PASSWORD = "password"  # noqa: S105
    PIN = "pin"
    TOKEN = "token"  # noqa: S105
    SECRET = "secret"  # noqa: S105
    USER = "user"
    BIRTH = "birth date"


SECRET_KINDS = (
    *(FieldKind.OTP, FieldKind.PASSWORD, FieldKind.PIN, FieldKind.TOKEN, FieldKind.SECRET),
)

# Of each kind: what stands anywhere in the letters run together, and what is a word by itself.
_JOINED = {
    FieldKind.OTP: (
        "onetime|totp|verificationcode|verifycode|authcode|authenticationcode|authenticatorcode"
        "|sicherheitscode|bestatigungscode|codedesecurite|codedeverification|codigodeseguridad"
        "|codigodeverificacion|securitycode|smscode|mfacode|2facode|twofactor|einmalcode|einmalpass|einmalkenn"
    ),
    FieldKind.PASSWORD: (
        "password|passwd|passwort|passwrd|passphrase|passcode|kennwort|pwd|pword|psswd"
        "|contrasen|motdepasse|wachtwoord|losenord|palavrapasse|haslo|hasło|salasana|adgangskode"
        "|passord|matkhau|katasandi|sifre|סיסמה|κωδικος|كلمةالمرور|كلمةالسر|parola|jelszo|loginpass|userpass|txtpass|пароль|密码|密碼|パスワード|비밀번호|รหัสผ่าน|पासवर्ड|lozinka|лозинка|парола|slaptazodis|salasona|kodeord"
    ),
    FieldKind.PIN: "accesscode|zugangscode|codigodeacceso|暗証番号",
    FieldKind.TOKEN: "apikey|accesskey|secretkey|accesstoken|authtoken",
    FieldKind.SECRET: (
        "securityanswer|secretanswer|securityquestion|challengeanswer|maidenname|memorable"
        "|clientsecret|credential"
    ),
    FieldKind.USER: (
        "username|userid|loginid|loginname|logonname|benutzer|anmeldename|kullanici|brugernavn|brukernavn|anvandarnamn|usuario|utilisateur"
        "|identifiant|gebruiker|email|identifierid|loginfmt|userlogin|useraccount|accountname|signon"
    ),
    FieldKind.BIRTH: "birth|geburt|naissance|nacimiento",
}
_WORDS = {
    FieldKind.OTP: "otp mfa tfa 2fa tan",
    FieldKind.PASSWORD: "pass pw psw pswd mdp senha clave sifre heslo upass parol",
    FieldKind.PIN: "pin",
    FieldKind.TOKEN: "token",
    FieldKind.SECRET: "secret cvv cvc geheim",
    FieldKind.USER: "user login logon uid uname usr signin",
    FieldKind.BIRTH: "dob bday",
}
_ALONE = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}

_SHORT = 2
_FRAMEWORKS = (
    "input inputel text textfield textbox field form control type mat mui ant vaadin chakra react"
    " radix base native ext gen div span body html section main xpath pierce css box item"
    " nth child first last"
)
_MADE_UP = frozenset(_FRAMEWORKS.split())
"""Words in the ids and classes that frameworks give, whatever the field is for."""

_QUOTED_AREA = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"2fa|[^\W\d_]+")


def _words_of(text: str) -> list[str]:
    """Its words in small letters, without accents, each sign as its base alone."""
    parts = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(c for c in parts if not unicodedata.combining(c)).lower())


def _letters(text: str) -> str:
    return "".join(_words_of(text))


_JOINED_FORMS = {
    kind: re.compile("|".join(map(_letters, words.split("|")))) for kind, words in _JOINED.items()
}


def kind_of(selectors: Selectors) -> FieldKind | None:
    """What the field takes; None where no word tells.

    The element's own words count before those of what stands around it.
    """
    own = [_own_part(link) for chain in selectors for link in chain[-1:]]
    return _first_kind(own) or _around(selectors, own)


def may_take_code(selectors: Selectors) -> bool:
    """Whether a field could ask for a code of digits, be it a one-time code or a postal one."""
    own = (_own_part(link) for chain in selectors for link in chain[-1:])
    return any(re.search(r"code|digit|verif|auth", part, re.IGNORECASE) for part in own)


def kind_of_name(name: str) -> FieldKind | None:
    """What a value of that name is, as a key or a part of an address has it."""
    return _first_kind([name])


def is_nameless(selectors: Selectors) -> bool:
    """Whether nothing but its place on the page tells the field."""
    return not any(_told(link) for chain in selectors for link in chain[-1:])


def is_meaningless(selectors: Selectors) -> bool:
    """Whether the field is told by nothing but its place and by words that a program made up."""
    links = [link for chain in selectors for link in chain[-1:]]
    if any(link.startswith(("aria/", "text/")) for link in links):
        return False
    words = {word for link in links for word in _WORD.findall(_own_part(link).lower())}
    return all(len(word) <= _SHORT or word in _MADE_UP for word in words)


def same_field(some: Selectors, others: Selectors) -> bool:
    """Whether both find one field: a place on the page alone may be another's on the next."""
    shared = set(some) & set(others)
    return bool(some) and (some == others or not is_nameless(tuple(shared)))


def _told(link: str) -> bool:
    return link.startswith(("aria/", "text/")) or any(sign in _own_part(link) for sign in "#=")


def _around(selectors: Selectors, own: list[str]) -> FieldKind | None:
    """A secret's kind by the words around a field that has none of its own."""
    if any(any(sign in part for sign in "#=") for part in own):
        return None
    kind = _first_kind([link for chain in selectors for link in chain])
    return kind if kind in SECRET_KINDS else None


def _first_kind(texts: list[str]) -> FieldKind | None:
    """In the order of the kinds, whichever text tells it: a secret comes before all else."""
    found = {kind for text in texts for kind in _kinds(text)}
    return next((kind for kind in FieldKind if kind in found), None)


def _kinds(text: str) -> Iterator[FieldKind]:
    words = _words_of(_HUMP.sub(" ", text))
    joined = "".join(words)
    for kind in FieldKind:
        pattern = _JOINED_FORMS.get(kind)
        if (pattern and pattern.search(joined)) or _ALONE.get(kind, frozenset()) & set(words):
            yield kind


def _own_part(link: str) -> str:
    """Of a way through the page, the last stretch: the element itself."""
    if link.startswith(("aria/", "text/")):
        return link.partition("/")[2]
    hidden = _QUOTED_AREA.sub(lambda match: "\0" * len(match[0]), link)
    cut = max(hidden.rfind(sign) for sign in " >+~/")
    return link[cut + 1 :]
