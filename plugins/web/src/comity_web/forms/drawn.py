"""A field of a page as HTML; what was drawn once of the same field is not drawn anew.

Most fields of a page say the same in every case of a kind: their titles, help, choices, and empty
boxes. What is kept of one goes by all that its template is given, the text in its boxes included,
and the template is given nothing else: so a reader sees of it what was made for that reader.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from comity_web.forms.controls import Control
from comity_web.wording.catalogues import Words

__all__ = ["drawn", "register"]

register = template.Library()

TEMPLATE = "web/controls/control.html"
MOST = 4096
"""Fields that are kept as they were drawn."""
LARGEST = 40_000
"""Letters of a field that is kept: that of all States is one of the largest."""

_DRAWN: OrderedDict[bytes, SafeString] = OrderedDict()
_LOCK = Lock()


@register.simple_tag(takes_context=True)
def drawn(context: Context, control: Control) -> SafeString:
    """A field, or a group with the fields in it: ``{% drawn control %}``.

    Args:
        context: has ``words``, the language of the reader; ``law_url``, where a field has law; and
            ``asked``, what a list of the page is about, which is drawn anew each time.
        control: the field.
    """
    words, law_url = context["words"], context.get("law_url") or ""
    if (
        control.parts or control.more or control.shape == "rows"
    ):  # its fields are kept by themselves
        return _draw(context, control, words, law_url, asked=context.get("asked"))
    key = _key(control, words, law_url)
    with _LOCK:
        kept = _DRAWN.get(key)
        if kept is not None:
            _DRAWN.move_to_end(key)
            return kept
    made = _draw(context, control, words, law_url)
    if len(made) <= LARGEST:
        with _LOCK:
            _DRAWN[key] = made
            while len(_DRAWN) > MOST:
                _DRAWN.popitem(last=False)
    return made


def _draw(
    context: Context, control: Control, words: Words, law_url: str, **more: object
) -> SafeString:
    """The template of a field, with nothing else of the page but ``more``."""
    assert context.template is not None  # it is being rendered
    found = context.template.engine.get_template(TEMPLATE)
    given = context.new({"control": control, "words": words, "law_url": law_url, **more})
    return found.render(given)


def _key(control: Control, words: Words, law_url: str) -> bytes:
    said = repr((words.tag, law_url if control.has_law else "", control))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
