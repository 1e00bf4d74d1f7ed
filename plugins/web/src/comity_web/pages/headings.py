"""What a file is called on a page: its kind and its States, never a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.steps.read.heading import model_of
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.authoring.voice import Voice, document_title, state_names
from comity_web.core import host
from comity_web.wording.catalogues import Words

__all__ = ["heading_of", "kind_title"]


def kind_title(kind: str, voice: Voice) -> str:
    """The title of a kind of document; its id where no plugin has it any more."""
    types = host().for_case().document_types()
    return voice.word(document_title(types[kind])) if kind in types else kind


def heading_of(kind: str, tree: Mapping[str, Any], voice: Voice, words: Words) -> str:
    """``Request: Nigeria to United States``, as far as the States are known; the sender first."""
    title = kind_title(kind, voice)
    one, other = (_state(tree, f"{role}.state", voice) for role in ("requesting", "requested"))
    hosted = _state(tree, "host", voice)
    if one and other:
        if _answers(kind):
            one, other = other, one
        return words.say("web.case.heading-two", kind=title, one=one, other=other)
    if found := one or other or hosted:
        return words.say("web.case.heading-one", kind=title, state=found)
    return title


def _answers(kind: str) -> bool:
    """Whether the requested State writes such a document."""
    types = host().for_case().document_types()
    return kind in types and model_of(types[kind]).sender() == "requested"


def _state(tree: Mapping[str, Any], path: str, voice: Voice) -> str:
    """The name of the State at a path; nothing for what is not the code of one."""
    code = value_at(tree, path)
    if not isinstance(code, str) or len(code) < 2:
        return ""
    spoken = voice.catalogue
    names = state_names([code[:2]], spoken.language, spoken.texts)
    return f"{names[code[:2]]}{code[2:]}" if code[:2] in names else ""
