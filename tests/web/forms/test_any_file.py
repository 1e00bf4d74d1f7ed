"""Whatever stands in a file, the pages show it, and sent back unchanged they change nothing."""

from __future__ import annotations

import copy
import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import comity
from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.model.patches import path_steps
from comity.steps.read.yaml_events import grow

SAMPLES = {file.stem: file for file in sample_files()}
NAMES = ("bec-request", "notice-us", "preservation-ng-us", "protected-witness-gb-in")
TREES = {name: grow(SAMPLES[name].read_text(encoding="utf-8"), name).data for name in NAMES}

TEXTS = st.one_of(
    st.sampled_from(
        (
            *("", " ", "x", "yes", "2026-02-30", "2026-3-", "5/6/2026", "--", "1-2-3", "a-b-c"),
            *("two\nlines", " spaces at both ends ", "\n", "tab\tin it", '"><script>', "&amp;"),
            *("Kenya", "KE", "Narnia", "KES 2.4 million", "-5", "F99", "a; b", "a, b", "{% now %}"),
        )
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)
KEYS = st.sampled_from(("id", "text", "kind", "a.b", "with space", 'quo"te', "!raw", "name!day"))
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(KEYS, TEXTS), inner, max_size=3)
    ),
    max_leaves=5,
)


def changed(tree, path, up, value, key):
    """The tree with a value in the place of an answer, or of a table around it, or beside it."""
    made = copy.deepcopy(tree)
    steps = list(path_steps(path))
    steps = steps[: max(1, len(steps) - up)]
    here = made
    for step in steps[:-1]:
        here = here[step]
    if key is not None and isinstance(here, dict):
        here.setdefault(key, value)
    else:
        here[steps[-1]] = value
    return made


def pages_with(tree, path, host):
    from comity_web.forms import is_listed

    name = path.partition("[")[0].partition(".")[0]
    fields = {field.name: field for field in comity.fields(tree["kind"], host)}
    if is_listed(fields[name]) and isinstance(tree.get(name), list):
        item = path.partition("]")[0]
        return [(name,), (f"{item}]",)]
    return [(name,)]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_value_in_any_place_survives_an_unchanged_page(application, host, sent_unchanged, data):
    from django.template.loader import render_to_string

    from comity_web.forms import form_of, read_post
    from comity_web.wording.catalogues import words

    tree = TREES[data.draw(st.sampled_from(NAMES))]
    places = [path for path, _ in leaves(tree) if path not in ("schema", "kind")]
    path = data.draw(st.sampled_from(places))
    up, value = data.draw(st.integers(0, 3)), data.draw(VALUES)
    key = data.draw(st.one_of(st.none(), KEYS))
    made = changed(tree, path, up, value, key)
    found = comity.relevant(made, host)

    for paths in pages_with(made, path, host):
        form = form_of(made["kind"], paths, made, {}, host, words=words("en"), found=found)
        page = render_to_string("web/controls/form.html", {"form": form, "words": words("en")})
        sent = sent_unchanged(page)
        read = read_post(paths, sent, made, {}, made["kind"], host, words=words("en"))

        assert read.tree == made
        assert not read.refused
        ids = [one.id for one in form.walk()]
        doubled = [id for id, many in itertools.groupby(sorted(ids)) if len(list(many)) > 1]
        assert not doubled
