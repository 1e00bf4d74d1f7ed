"""Words by which an author says how an act is done: by telephone, by video, certified, shared.

In English, French and German. What none of them matches takes the usual wording.
"""

from __future__ import annotations

import re

__all__ = ["BY_TELEPHONE", "BY_VIDEO", "CERTIFIED", "SHARED"]

BY_TELEPHONE = re.compile(
    r"\b(?:by|via|over the|a) tele?phone|\btele(?:phone )?conferenc|\b(?:par|conférence) téléphon"
    r"|\btelefonisch|\bTelefonkonferenz|\baudio (?:link|conference)|\bby phone",
    re.IGNORECASE,
)
BY_VIDEO = re.compile(r"video|vidéo|live link|\bpicture\b|\bimage\b", re.IGNORECASE)
CERTIFIED = re.compile(r"certif|attest|affidavit|beglaub", re.IGNORECASE)
SHARED = re.compile(r"\bshar(?:e|es|ed|ing)\b|partag|\bTeil", re.IGNORECASE)
