"""Fields of the core as controls of a page, and what was posted as values of the core."""

from comity_web.forms.book import is_listed
from comity_web.forms.controls import Choice, Control, PageForm, Said
from comity_web.forms.dividing import divided_in, field_parts, top_of
from comity_web.forms.making import form_of
from comity_web.forms.order import BY_DATE, UP, in_order
from comity_web.forms.reading import Posted, read_post
from comity_web.forms.referring import named_by
from comity_web.forms.windows import (
    AT,
    LINES,
    ROOM,
    Window,
    at_of,
    led_to,
    needs_at,
    packed,
    span,
    weight,
    windows,
)

__all__ = [
    "AT",
    "BY_DATE",
    "LINES",
    "ROOM",
    "UP",
    "Choice",
    "Control",
    "PageForm",
    "Posted",
    "Said",
    "Window",
    "at_of",
    "divided_in",
    "field_parts",
    "form_of",
    "in_order",
    "is_listed",
    "led_to",
    "named_by",
    "needs_at",
    "packed",
    "read_post",
    "span",
    "top_of",
    "weight",
    "windows",
]
