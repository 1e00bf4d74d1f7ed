"""Language: which texts of a draft are free text, and whether each is in the asked language.

A paragraph is judged by its script, which needs nothing, and by a detector, which is the extra
``[language]``. Nothing here reads a network or writes a file.
"""

from __future__ import annotations

from comity.text.boilerplate import Lack, is_empty_substance, lack_of_substance, plain
from comity.text.detect import Detector, load_detector, unavailable
from comity.text.free_text import Paragraph, free_text
from comity.text.language_judge import Verdict, judge
from comity.text.scripts import letters

__all__ = [
    "Detector",
    "Lack",
    "Paragraph",
    "Verdict",
    "free_text",
    "is_empty_substance",
    "judge",
    "lack_of_substance",
    "letters",
    "load_detector",
    "plain",
    "unavailable",
]
