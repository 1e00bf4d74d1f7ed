"""What a page does not say of whoever a matter protects, where it shows free texts of a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from comity_web.cases.models import CaseFile
from comity_web.matters.registered import register_of

__all__ = ["hiding"]


def hiding(file: CaseFile) -> Callable[[str], str]:
    """What takes out of a text whoever a file, or another of its matter, protects.

    A person is protected by an entry, yet the texts about the case may name the same person: as in
    a request that came on paper, or in the reasons of a decision on it.
    """
    marked = file.matter.files.filter(removed=None, head__text__contains='"protect"')
    if not marked.exists():
        return str
    register = register_of(file.matter, dt.date.today())
    lines = [line for judged in register.matters for line in judged.lines]
    hides = [line.entry.hide for line in lines if line.entry.hide is not None]

    def hide(text: str) -> str:
        for one in hides:
            text = one(text)
        return text

    return hide
