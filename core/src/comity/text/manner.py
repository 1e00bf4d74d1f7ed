"""Words by which an author says how an act is done: by telephone, by video, certified, shared.

In English, French and German. What none of them matches takes the usual wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["BY_TELEPHONE", "BY_VIDEO", "CERTIFIED", "CONTINUED", "HEARD", "SHARED", "heard_by"]

BY_TELEPHONE = re.compile(
    r"\b(?:by|via|over the|a) tele?phone|\btele(?:phone )?conferenc|\b(?:par|conférence) téléphon"
    r"|\btelefonisch|\bTelefonkonferenz|\baudio (?:link|conference)|\bby phone",
    re.IGNORECASE,
)
BY_VIDEO = re.compile(r"video|vidéo|live link|\bpicture\b|\bimage\b", re.IGNORECASE)
CERTIFIED = re.compile(r"certif|attest|affidavit|beglaub", re.IGNORECASE)
CONTINUED = re.compile(
    r"\bcontinu|\bprolong|\bextension of|\bmaint(?:ain|en|ien)"
    r"|\bAufrechterh|\bVerlängerung|\bFortdauer",
    re.IGNORECASE,
)
# the fields of a measure that may say how a hearing is held, those that decide first
HEARD = (("title",), ("result", "procedure.wished"), ("particulars.system",))
SHARED = re.compile(r"\bshar(?:e|es|ed|ing)\b|partag|\bTeil", re.IGNORECASE)


def heard_by(texts: Iterable[str]) -> str:
    """How a hearing at a distance is held: nothing for video, ``telephone``, or ``either``.

    The first of the texts that names a way decides: a title before what is wished, and that before
    the details of the link, which may speak of a telephone for a test alone.
    """
    for text in texts:
        video, telephone = BY_VIDEO.search(text), BY_TELEPHONE.search(text)
        if video or telephone:
            return ("either" if video else "telephone") if telephone else ""
    return ""
