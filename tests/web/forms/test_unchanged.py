"""A page that is sent back as it came changes nothing in the file, whatever the file holds."""

from __future__ import annotations

import pytest

import comity
from comity.kit.samples import sample_files
from comity.steps.read.yaml_events import grow

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


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_of_a_sample_sent_back_unchanged_changes_nothing(
    application, sent_unchanged, name, language
):
    from comity_web.forms import form_of, read_post
    from comity_web.wording.catalogues import words

    host, speaks = comity.Host(), words(language)
    tree = grow(SAMPLES[name].read_text(encoding="utf-8"), name).data
    found = comity.relevant(tree, host, language=language)

    for paths in pages_of(tree, host):
        form = form_of(tree["kind"], paths, tree, {}, host, words=speaks, found=found)
        sent = sent_unchanged(page(form, speaks))
        read = read_post(paths, sent, tree, {}, tree["kind"], host, words=speaks)

        assert read.tree == tree, paths
        assert list(read.tree) == list(tree)
        assert not read.held
        assert not read.refused
