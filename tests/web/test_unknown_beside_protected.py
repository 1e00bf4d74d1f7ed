"""A field that Comity does not know, beside a protected witness, hides the name of no State."""

from __future__ import annotations

from .answering import file_of, request_to_us, text_of, today, upload


def test_the_register_names_the_state_that_is_to_be_answered(client):
    tree = request_to_us()
    tree["urgency"] = {"level": "urgent", "until": "2026-12-20", "reason": "trial"}
    witness = {
        "id": "P9", "role": "witness", "protect": "pseudonym", "location": "Lagos, Nigeria",
        "name": {"full": "Euphemia Traubenkirsch"}, "address": ["3 Kastanienhof Street", "Lagos"],
    }  # fmt: skip
    tree["persons"] = [*tree["persons"], witness]
    file = file_of(upload(client, "/incoming/", tree, today()))
    for page in ("/register", f"/incoming/{file.key}", f"/c/{file.key}/deadlines"):
        shown = text_of(client.get(page))
        assert "Nigeria" in shown, page
        assert "[…]" not in shown, page
