"""Gateways' codes → why a fax failed. Words beside a code are read when it is not listed here."""

import re
from collections.abc import Mapping

from faxflow.domain.reasons import Reason

HYLAFAX: Mapping[str, Reason] = {
    "E001": Reason.BUSY,
    "E002": Reason.NO_FAX_TONE,
    "E003": Reason.NO_ANSWER,
    "E004": Reason.GATEWAY_CONGESTION,
    "E005": Reason.INVALID_NUMBER,
    "E008": Reason.NO_FAX_TONE,
    "E011": Reason.NO_ANSWER,
    "E126": Reason.NO_FAX_TONE,
    "E128": Reason.REMOTE_DISCONNECT,
    **{f"E{code}": Reason.LINE_DROPPED for code in range(130, 134)},
    **{f"E{code}": Reason.PROTOCOL_ERROR for code in range(134, 156)},
    **{f"E{code}": Reason.FILE_UNSUPPORTED for code in (314, 315, 316, *range(318, 323))},
    **{f"E{code}": Reason.FILE_UNSUPPORTED for code in (347, 402, 416, 417, 418, 419)},
    "E317": Reason.PAGE_LIMIT,
    "E335": Reason.PAGE_LIMIT,
    "E325": Reason.EXPIRED,
    "E327": Reason.INVALID_NUMBER,
    "E344": Reason.CANCELLED,
    "E345": Reason.CANCELLED,
    "E352": Reason.CANCELLED,
}
EFAX: Mapping[str, Reason] = {
    "E06": Reason.GATEWAY_CONGESTION,
    "E07": Reason.GATEWAY_CONGESTION,
    "E33": Reason.NO_FAX_TONE,
    "E41": Reason.BUSY,
    "E42": Reason.NO_ANSWER,
    "E43": Reason.NO_FAX_TONE,
    "E44": Reason.LINE_DROPPED,
    "E45": Reason.CANCELLED,
    "E46": Reason.EXPIRED,
    "E49": Reason.PROTOCOL_ERROR,
    "E51": Reason.INVALID_NUMBER,
    "E52": Reason.BLOCKED,
    "E53": Reason.BLOCKED,
    "AB": Reason.REMOTE_DISCONNECT,
}
SFAX: Mapping[str, Reason] = {
    "4000": Reason.INVALID_NUMBER,
    "5100": Reason.BLOCKED,
    "6000": Reason.BUSY,
    "6200": Reason.NO_FAX_TONE,
    "7000": Reason.LINE_DROPPED,
    "7500": Reason.FILE_UNSUPPORTED,
}
INTERFAX: Mapping[str, Reason] = {
    "6017": Reason.BUSY,
    "3912": Reason.NO_FAX_TONE,
    "3224": Reason.PROTOCOL_ERROR,
    "205000": Reason.ACCOUNT,
    "-22": Reason.ACCOUNT,
}
RETARUS: Mapping[str, Reason] = {
    "BUSY": Reason.BUSY,
    "NOFAX": Reason.NO_FAX_TONE,
    "NOFAX_DIS": Reason.NO_FAX_TONE,
    "NOFAX_TO": Reason.NO_FAX_TONE,
    "RING_TO": Reason.NO_ANSWER,
}
MESSAGENET: Mapping[str, Reason] = {
    "OCC": Reason.BUSY,
    "NA": Reason.NO_FAX_TONE,
    "DER": Reason.PROTOCOL_ERROR,
    "BLA": Reason.BLOCKED,
    "ROU": Reason.BLOCKED,
    "INV": Reason.FILE_UNSUPPORTED,
    "ERRORE": Reason.FILE_UNSUPPORTED,
}
DROPBOX: Mapping[str, Reason] = {
    "B": Reason.BUSY,
    "N": Reason.NO_ANSWER,
    "A": Reason.NOT_IN_SERVICE,
    "D": Reason.NOT_IN_SERVICE,
    "L": Reason.BLOCKED,
    "U": Reason.UNKNOWN,
}
TWILIO: Mapping[str, Reason] = {
    "34002": Reason.BUSY,
    "34003": Reason.NO_ANSWER,
    "34004": Reason.LINE_DROPPED,
}
PHAXIO: Mapping[str, Reason] = {
    **{str(code): Reason.NOT_IN_SERVICE for code in (34, 47, 49, 91, 107, 109, 116, 123)},
    "FAX_ERROR": Reason.PROTOCOL_ERROR,
    "DOCUMENT_CONVERSION_ERROR": Reason.FILE_UNSUPPORTED,
}
SPANDSP: Mapping[str, Reason] = {
    **dict.fromkeys(("2", "3"), Reason.NO_FAX_TONE),
    **dict.fromkeys(("6", "8", "9", "11", "12"), Reason.PROTOCOL_ERROR),
    **dict.fromkeys(("15", "17", "35"), Reason.REMOTE_DISCONNECT),
    **dict.fromkeys(("18", "21", "22", "49"), Reason.LINE_DROPPED),
}
# Names that are the same wherever they turn up.
WINDOWS_FAX: Mapping[str, Reason] = {
    "fjesBUSY": Reason.BUSY,
    "fjesNO_ANSWER": Reason.NO_ANSWER,
    "fjesDISCONNECTED": Reason.REMOTE_DISCONNECT,
    "fjesBAD_ADDRESS": Reason.INVALID_NUMBER,
    "fjesCALL_BLACKLISTED": Reason.BLOCKED,
    "fjesNOT_FAX_CALL": Reason.NO_FAX_TONE,
    "fjesNO_DIAL_TONE": Reason.GATEWAY_CONGESTION,
    "fjesFATAL_ERROR": Reason.PROTOCOL_ERROR,
    "fjesPARTIALLY_RECEIVED": Reason.LINE_DROPPED,
}
_HYLAFAX_CODE = re.compile(r"\{(E\d{3})\}")
_TOKEN = re.compile(r"-?\w+")


def reason_by_code(text: str, codes: Mapping[str, Reason]) -> Reason | None:
    """The reason of the first of a gateway's codes in a short text; braces are HylaFAX's."""
    braced = _HYLAFAX_CODE.search(text)
    if braced and braced[1] in HYLAFAX:
        return HYLAFAX[braced[1]]
    tokens: list[str] = _TOKEN.findall(text)
    known = {**WINDOWS_FAX, **codes}
    return next((known[token] for token in _telling(tokens) if token in known), None)


def _telling(tokens: list[str]) -> list[str]:
    """A bare figure or letter is a code only where the text begins with it."""
    return tokens[:1] + [token for token in tokens[1:] if len(token) > 1 and not token.isdigit()]
