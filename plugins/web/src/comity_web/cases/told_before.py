"""What was written before a person was protected, and tells now who that is.

A reason of a reviewer and the name of a file are looked at when they are written. A protection that
is set later makes words of that time tell what nobody may read any more.
"""

from __future__ import annotations

from comity_web.cases.guarded_names import read_as, tells_of_protected
from comity_web.cases.models import CaseFile

__all__ = ["name_tells", "told_before"]


def told_before(file: CaseFile, text: str) -> bool:
    """Whether an earlier text tells who somebody is whom the matter protects now.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    return bool(text.strip()) and tells_of_protected(file, text)


def name_tells(file: CaseFile) -> bool:
    """Whether the name of a file tells it."""
    return told_before(file, "\n".join(read_as(file.name)))
