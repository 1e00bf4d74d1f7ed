"""What was written before a person was protected, and tells now who that is.

A reason of a reviewer and the name of a file are looked at when they are written. A protection that
is set later makes words of that time tell what nobody may read any more.
"""

from __future__ import annotations

from functools import lru_cache

from comity_web.cases.guarded_names import tells_of_protected
from comity_web.cases.models import CaseFile

__all__ = ["name_tells", "told_before"]

PROTECTS = '"protect'
"""Where the text of a file says that somebody is protected."""


def told_before(file: CaseFile, text: str) -> bool:
    """Whether an earlier text tells who somebody is whom the matter protects now.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if not text.strip():
        return False
    files = file.matter.files.filter(removed=None)
    if not files.filter(head__text__contains=PROTECTS).exists():
        return False  # nobody is protected; most matters are like that
    heads = files.order_by("pk").values_list("head__sha256", flat=True)
    return _tells(file.pk, tuple(map(str, heads)), text)


def name_tells(file: CaseFile) -> bool:
    """Whether the name of a file tells it."""
    return told_before(file, f"{file.name}_\n{file.name.replace('-', ' ').replace('_', ' ')}")


@lru_cache(maxsize=2_000)
def _tells(key: int, heads: tuple[str, ...], text: str) -> bool:
    return tells_of_protected(CaseFile.objects.get(pk=key), text)
