"""Templates that try to run something, read something, or switch escaping off."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError
from comity.steps.render import render

ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ x.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ x['__class__'] }}",
    "{{ x|attr('upper') }}",
    "{{ '&lt;b&gt;'|safe }}",
    "{{ ['&lt;b&gt;']|map('safe')|join }}",
    "{{ '%s'|format(x) }}",
    "{{ x|urlize }}",
    "{{ {'a': x}|xmlattr }}",
    "{{ x|tojson }}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as o %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{{ range(10**9)|length }}",
    "{{ lipsum() }}",
    "{{ x.upper() }}",
    "{{ doc.clear() }}",
    "{{ doc.items() }}",
    "{{ self.__init__ }}",
    "{{ loop }}",
    "{{ joiner }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(small, make_template, attack):
    template = make_template(f"<w:p><w:r><w:t>before {attack}</w:t></w:r></w:p>", name="evil.docx")
    with pytest.raises(RenderError, match=r'^evil\.docx: word/document\.xml, near "before'):
        render(small(), template)


@pytest.mark.parametrize("value", ["<w:p>", "a & b", "</w:t>", "'\"", "<b>"])
@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}",
        "{{ x|default('nothing') }}",
        "{{ [x]|join('; ') }}",
        "{% set y = x %}{{ y }}",
        "{{ [x]|first }}",
        "{{ x or '' }}",
        "{{ x if x else '' }}",
        "{% for c in [x] %}{{ c }} {% endfor %}",
    ],
)
def test_whatever_a_template_does_with_a_value_it_stays_text(
    small, make_template, read_texts, text, value
):
    [shown] = read_texts(
        render(small(value), make_template(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).docx
    )
    assert shown.strip().replace(value, "") == ""


def test_a_key_named_like_a_method_of_a_dict_is_the_key(small, make_template, read_texts):
    value = {"items": ["a"], "keys": "b", "values": "c", "get": "d"}
    text = "{{ x.items[0] }} {{ x.keys }} {{ x['values'] }} {{ x.get }}"
    template = make_template(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    assert read_texts(render(small(value), template).docx) == ["a b c d"]
