"""What a template may cost: the same everywhere, enough for any document, and no more."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError
from comity.steps.render import render
from comity.steps.render.meter import BUDGET, MAX_OUTPUT, TooMuchWork, charge, metered
from comity.steps.render.sandbox import ENVIRONMENT


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(9) %}{{ x }} {% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99) if loop.first %}{% endfor %}{% endfor %}",
    ],
)
def test_work_without_end_is_ended_and_the_paragraph_named(small, make_template, text):
    with pytest.raises(RenderError, match=r'near "before.*TooMuchWork: it does more work'):
        render(small(), make_template(paragraph(f"before {text}")))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ 'a' * 10**9 }}", "calculates with values"),
        ("{{ '%99999999d' % 1 }}", "calculates with values"),
        ("{{ 10 ** 10 ** 8 }}", "calculates with values"),
        (
            "{{ [1]|batch(10**9, 'x')|list|length }}",
            "'batch' can change|does not come from the program",
        ),
        ("{% macro m(n) %}{{ m(n-1) }}{% endmacro %} {{ m(60) }}", "statement 'macro'"),
        ("{% set ns = namespace(a='aa') %}{% set ns.a = ns.a ~ ns.a %}", "calls a function"),
        ("{% for a in [x] recursive %}{{ loop([x]) }} {% endfor %}", "may not be 'recursive'"),
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
        ("{% for i in [x, 'b'] %}{% if loop.index > 1 %}{{ i }} {% endif %}{% endfor %}", "b "),
        ("{{ ['a', x]|join(' - ') }}", "a - value"),
        ("{% for a in [] %}{{ a }} {% else %}none{% endfor %}", "none"),
        ("{{ 'yes' if [x, x]|length == 2 }}", "yes"),
        ("{% for i in range(3) %}{% if loop.last %}{{ x }}{% endif %}{% endfor %}", "value"),
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


def test_text_without_measure_is_no_part_of_a_document():
    with pytest.raises(TooMuchWork, match="characters of text"):
        ENVIRONMENT.concat(["x" * MAX_OUTPUT, "y"])
    assert ENVIRONMENT.concat(["x", "y"]) == "xy"
