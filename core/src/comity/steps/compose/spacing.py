"""Non-breaking spaces: what belongs together in print stays in one line.

Only for words of the toolkit's own and for citations of law; a text of the author's is never
altered. Words and numbers of the catalogues are bound where they are worded.
"""

from __future__ import annotations

import re

__all__ = ["NO_BREAK", "bound"]

NO_BREAK = "\u00a0"

# what is cited by a number after it, as law data write it in English, French and German
_CITED = re.compile(
    r"(§§?|(?<!\w)(?i:(?:arts?|ss?|secs?|rr?|regs?|paras?|pars?|nos?|nrs?|cap|chs?|schs?|vols?|abs)\.|n[°º]"
    r"|articles?|sections?|rules?|paragraphs?|chapters?|parts?)) (?=[\dIVX(])"
)


def bound(text: str) -> str:
    """A citation of law with each word kept beside its number: ``§ 2703``, ``art. 25``."""
    return _CITED.sub(rf"\1{NO_BREAK}", text)
