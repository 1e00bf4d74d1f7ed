"""Whether a text speaks of a mark: an account, a number, an address, however it is spaced."""

from __future__ import annotations

import re

__all__ = ["speaks_of"]

AROUND = re.compile(r"^(?:https?://)?(?:www\.)?@?|/+$")  # a page and a user name, as they are cited
GAPS = re.compile(r"[\s()/-]")
LEAST = 6  # signs of a number that is told from others without its gaps
DIGITS = 4


def speaks_of(text: str, mark: str) -> bool:
    """Whether a text holds a mark; ``+234 803 555 0119`` and ``+2348035550119`` are one number."""
    said, wanted = text.casefold(), mark.casefold().strip()
    if wanted in said or (bare := AROUND.sub("", wanted)) in said:
        return True
    close = GAPS.sub("", bare)
    numbered = len(close) >= LEAST and sum(sign.isdigit() for sign in close) >= DIGITS
    return numbered and close in GAPS.sub("", said)
