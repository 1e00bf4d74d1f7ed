"""The host's own plugin: the kinds of document that come with the program."""

from __future__ import annotations

from importlib import import_module

from comity.model.drafts.correspondence import Correspondence
from comity.model.records import CORRESPONDENCE
from comity.pipeline.own_plugin import open_host


def test_the_kinds_of_correspondence_are_those_whose_model_is_correspondence():
    kinds = set()
    for document in open_host().document_types().values():
        module, _, name = document.model.partition(":")
        if issubclass(getattr(import_module(module), name), Correspondence):
            kinds.add(document.kind)
    assert kinds == set(CORRESPONDENCE)
