"""A notice goes to no requested State, and its language is not told by what one requires."""

from __future__ import annotations

import pytest

from comity.model.drafts.describe import describe
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.voice import Voice

HOST = open_host()


@pytest.mark.parametrize(
    ("tag", "requested", "host"),
    [
        ("en", "requested State", "host State"),
        pytest.param("de", "ersuchte Staat", "Sitzstaat", marks=pytest.mark.needs_country),
        ("fr", "requis", "État hôte"),
    ],
)
def test_the_language_of_a_notice_is_not_that_of_a_requested_state(tag, requested, host) -> None:
    voice = Voice(load_messages(HOST.languages, tag)) if tag != "en" else Voice()
    said = {
        model: next(
            one.about for one in voice.titled(model, describe(model)) if one.name == "language"
        )
        for model in (Notice, Request)
    }
    assert requested in said[Request] and requested not in said[Notice]
    assert host in said[Notice] and "pt-BR" in said[Notice]
