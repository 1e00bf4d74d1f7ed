"""A page that is sent back as it came changes nothing in the file, whatever the file holds."""

from __future__ import annotations

import pytest

import comity
from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.steps.read.yaml_events import grow
from comity.tasks.questions.law_paths import each_path

from ..cases import EVERY_SAMPLE

SAMPLES = {file.stem: file for file in sample_files()}


def pages_of(tree, host):
    """The paths of every page of a document: its sections, and each item of a long list."""
    from comity_web.forms import is_listed

    for section in comity.sections(tree["kind"], host):
        yield section.fields
    for field in comity.fields(tree["kind"], host):
        if is_listed(field):
            for number in range(len(tree.get(field.name, ()))):
                yield (f"{field.name}[{number}]",)


def page(form, words):
    from django.template.loader import render_to_string

    return render_to_string("web/controls/form.html", {"form": form, "words": words})


def answers(tree):
    """The paths of all answers that somebody can see: no ids, nor what the document is."""
    hidden = ("schema", "kind", "measures[].kind", "data_categories[].category")
    for path, _ in leaves(tree):
        each = each_path(path)
        if each not in hidden and not each.endswith(".id"):
            yield path


@pytest.mark.parametrize("name", EVERY_SAMPLE)
def test_every_page_of_a_sample_sent_back_unchanged_changes_nothing(
    application, host, sent_unchanged, name
):
    from comity_web.forms import form_of, read_post
    from comity_web.forms.shapes import parted
    from comity_web.wording.catalogues import words

    speaks = words("de" if name == "order-de-ie" else "en")
    tree = grow(SAMPLES[name].read_text(encoding="utf-8"), name).data
    found = comity.relevant(tree, host, language=speaks.tag)
    shown = set()

    for paths in pages_of(tree, host):
        form = form_of(tree["kind"], paths, tree, {}, host, words=speaks, found=found)
        sent = sent_unchanged(page(form, speaks))
        read = read_post(paths, sent, tree, {}, tree["kind"], host, words=speaks)
        shown |= {parted(name)[0] for name in sent}

        assert read.tree == tree, paths
        assert list(read.tree) == list(tree)
        assert not read.held
        assert not read.refused
    for path in answers(tree):
        assert path in shown or path.rpartition("[")[0] in shown, f"no page shows {path}"
