"""What a template may cost: the same everywhere, enough for any document, and no more."""

from __future__ import annotations

import pytest

from comity.errors import RenderError
from comity.render import render
from comity.render.meter import BUDGET, TooMuchWork, charge, metered


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% set ns = namespace(a='aa') %}{% for i in range(60) %}"
        "{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
        "{% set y = range(99999)|list %}{% for i in y %}{{ 'x' if 'a' in y }}{% endfor %}",
        "{{ [1]|batch(10**9, 'x')|list|length }}",
    ],
)
def test_work_without_end_is_ended_and_the_paragraph_named(small, make_template, text):
    with pytest.raises(RenderError, match=r'near "before.*TooMuchWork: it does more work'):
        render(small(), make_template(paragraph(f"before {text}")))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ 'a' * 10**9 }}", "cannot be multiplied"),
        ("{{ '%99999999d' % 1 }}", "cannot be multiplied or formatted"),
        ("{{ 10 ** 10 ** 8 }}", "too large"),
        ("{% for a in [x] recursive %}{{ loop([x]) }}{% endfor %}", "may not be 'recursive'"),
        ("{% block a %}{% endblock %}", "'block' is not allowed"),
        ("{% vm %}", "merge or shade the cell in Word"),
    ],
)
def test_what_grows_without_measure_is_refused(small, make_template, text, says):
    with pytest.raises(RenderError, match=says):
        render(small(), make_template(paragraph(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ 2 + 3 * 4 }}", "14"),
        ("{{ 'a' + x ~ 'b' }}", "avalueb"),
        ("{% for i in [1, 2, 3] if i > 1 %}{{ loop.index }}{{ i }}{% endfor %}", "1223"),
        ("{{ [3, 1, 2]|sort|join('-') }}", "1-2-3"),
        ("{% for a, b in [[1, 2], [3, 4]] %}{{ b }}{% else %}none{% endfor %}", "24"),
        ("{% macro m(v) %}({{ v }}){% endmacro %}{{ m(x) }}{{ m(1) }}", "(value)(1)"),
        ("{{ [x, x]|map('upper')|list|length }}", "2"),
        ("{{ 'yes' if 'a' in ['a', 'b'] and x is string }}", "yes"),
    ],
)
def test_the_meter_changes_nothing_of_what_a_template_says(
    small, make_template, read_texts, text, shown
):
    assert read_texts(render(small(), make_template(paragraph(text))).docx) == [shown]


def test_an_inner_meter_spends_the_budget_of_the_outer_one():
    with metered():
        charge(BUDGET - 1)
        with metered(), pytest.raises(TooMuchWork):
            charge(2)
    with metered():
        charge(BUDGET)
