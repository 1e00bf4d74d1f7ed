"""Language: which texts of a draft are free text, and whether each is in the asked language.

A paragraph is judged by its script, which needs nothing, and by a detector, which is the extra
``[language]``. Nothing here reads a network or writes a file.
"""

from __future__ import annotations

from comity.language.detect import Detector, load_detector, unavailable
from comity.language.free_text import Paragraph, free_text
from comity.language.judge import Verdict, judge
from comity.language.letters import letters

__all__ = [
    "Detector",
    "Paragraph",
    "Verdict",
    "free_text",
    "judge",
    "letters",
    "load_detector",
    "unavailable",
]
