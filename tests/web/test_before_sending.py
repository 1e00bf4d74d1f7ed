"""What the register and the record page ask for before a letter is sent."""

from __future__ import annotations

import pytest

from .answering import file_of, request_to_us, row_text, text_of, today, upload, write_down
from .cases import sample_tree

SEND = "Send it."
ERRORS = "Correct the errors first. Then it can be sent."
REMOVE = "Remove this letter"
UNCHECKED = "This version was not checked yet."
PROTECTED = {"protect": "pseudonym"}


def complete(file, **more):
    """Fill in what only the office knows, as its author does."""
    from comity_web.cases.saving import save, tree_of

    tree = tree_of(file.head) | more
    tree["reference"] = "CRM-182-1"
    tree["requested"]["issued_by"] = {"name": "A. Sample", "title": "Trial Attorney"}
    save(file, file.head, tree, {})
    file.refresh_from_db()


def checked(file, tag="en"):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    return judge(file.head, words(tag))


@pytest.fixture
def request_(client):
    return file_of(upload(client, "/incoming/", request_to_us(), today()))


def decided(client, request, **more):
    file = file_of(client.post(f"/incoming/{request.key}/decide", {"outcome": "granted"}))
    complete(file, **more)
    return file


def told(client, file):
    """What the record page and the register say is next."""
    return text_of(client.get(f"/c/{file.key}/record")), row_text(client, file)


def test_a_version_that_nobody_checked_is_to_be_checked_before_it_is_sent(client, request_):
    file = decided(client, request_)
    assert all(UNCHECKED in one and SEND not in one for one in told(client, file))
    assert not checked(file).blocked
    assert all(SEND in one and UNCHECKED not in one for one in told(client, file))


@pytest.mark.postgres
@pytest.mark.parametrize("tag", ["en", "de"])
def test_an_error_stays_known_when_the_file_beside_it_changes(client, request_, tag):
    from comity_web.cases.saving import save, tree_of
    from comity_web.judging.judged import judgement
    from comity_web.wording.catalogues import words

    file = decided(client, request_, outcome="refused")  # for no reason
    assert checked(file, tag).blocked
    request_.refresh_from_db()
    changed = tree_of(request_.head) | {"subject": "Another matter"}
    save(request_, request_.head, changed, {})
    file.refresh_from_db()

    assert judgement(file.head, words("en")) is None  # the check of the day is not there
    assert all(ERRORS in one and SEND not in one for one in told(client, file))


def test_a_new_version_does_not_keep_the_error_of_the_one_before(client, request_):
    file = decided(client, request_, outcome="refused")
    assert checked(file).blocked
    complete(file, outcome="granted")
    assert all(UNCHECKED in one and ERRORS not in one for one in told(client, file))
    checked(file)
    assert all(SEND in one for one in told(client, file))


def begun(client, kind):
    """A request that lacks something, and a letter on it that was begun and not sent."""
    tree = request_to_us()
    tree["measures"][0].pop("offences")
    request = file_of(upload(client, "/incoming/", tree, today()))
    return request, file_of(client.post(f"/incoming/{request.key}/answer", {"letter": kind}))


def test_a_letter_that_returns_a_request_is_not_just_to_be_sent_after_a_part_was_granted(client):
    request, letter = begun(client, "deficiency")
    complete(letter)
    checked(letter)
    assert all(SEND in one for one in told(client, letter))

    decision = decided(client, request, outcome="granted-in-part", granted_part="Measure 1.")
    sent = write_down(client, decision, "sent", today(), by="e-mail", also="1")
    assert sent.status_code == 303
    letter.refresh_from_db()
    checked(letter)

    for one in told(client, letter):
        assert "A decision on the request was recorded." in one
        assert SEND not in one
        assert REMOVE not in one


@pytest.mark.parametrize("kind", ["acknowledgement", "deficiency"])
def test_a_letter_that_was_not_sent_before_the_decision_is_no_longer_needed(client, kind):
    request, letter = begun(client, kind)
    assert all("Complete the draft." in one for one in told(client, letter))
    assert REMOVE not in text_of(client.get(f"/c/{letter.key}/"))
    assert write_down(client, request, "granted", today()).status_code == 303

    pages = [client.get(address) for address in (f"/c/{letter.key}/", f"/incoming/{request.key}")]
    for one in (*told(client, letter), *map(text_of, pages)):
        assert "The request was decided, so this letter is no longer needed." in one
        assert "Complete the draft." not in one
        assert REMOVE in one
    assert all(f'href="/c/{letter.key}/remove"' in page.content.decode() for page in pages)
    letter.refresh_from_db()
    assert letter.removed is None


def test_a_letter_that_an_answer_overtook_can_be_removed_from_where_it_stands(client):
    request, letter = begun(client, "acknowledgement")
    assert write_down(client, request, "answered", today()).status_code == 303
    for one in told(client, letter):
        assert "Complete the draft." not in one
        assert REMOVE in one
    assert write_down(client, request, "closed", today()).status_code == 303
    assert all(REMOVE in one for one in told(client, letter))


@pytest.mark.postgres
def test_two_decisions_of_a_matter_are_told_apart_in_the_register(client, request_):
    from comity_web.cases.saving import new_file, tree_of

    day = {"date": today().isoformat()}
    first = decided(client, request_, **day)
    other = tree_of(first.head) | {"outcome": "refused"}
    second = new_file("decision", other, matter=request_.matter)
    told_ = [row_text(client, file) for file in (first, second)]

    said = f"{today().day} {today():%B} {today().year}"
    assert f"Decision: granted, dated {said}" in told_[0]
    assert "Decision: refused, " in told_[1]
    request_row = row_text(client, request_)
    assert "begun on" not in request_row and "dated" not in request_row


def test_a_letter_without_a_date_tells_when_it_was_begun(client, request_):
    from comity_web.cases.saving import save, tree_of

    file = decided(client, request_)
    save(file, file.head, {k: v for k, v in tree_of(file.head).items() if k != "date"}, {})
    file.refresh_from_db()
    assert "Decision: granted, begun on " in row_text(client, file)


@pytest.mark.parametrize("now", [{"protect": None}, {"protect": "omit"}, None])
def test_a_protection_that_was_taken_away_is_told_before_a_file_is_sent(client, now):
    from comity_web.cases.saving import new_file, save

    tree = sample_tree("bec-request")
    witness = {"id": "P9", "role": "witness", "name": {"full": "Wanjiru Mustermann"}}
    file = new_file("request", tree | {"persons": [*tree["persons"], PROTECTED | witness]})
    assert not checked(file).blocked
    assert SEND in row_text(client, file)
    person = {k: v for k, v in (PROTECTED | witness | (now or {})).items() if v}
    rows = [person] if now else []
    save(file, file.head, tree | {"persons": [*tree["persons"], *rows]}, {})
    file.refresh_from_db()
    assert not checked(file).blocked

    shown = row_text(client, file)
    assert "Protection was removed or changed for: P9." in shown
    assert SEND not in shown


def test_under_a_check_that_failed_no_earlier_version_reads_as_ready(client, monkeypatch):
    from comity_web.cases.saving import new_file, save
    from comity_web.judging import judged

    tree = sample_tree("bec-request")
    file = new_file("request", tree)
    ready = "Nothing is missing, and nothing must be corrected."
    assert not checked(file).blocked
    assert ready in text_of(client.get(f"/c/{file.key}/check"))

    save(file, file.head, tree | {"subject": "Another matter"}, {})
    file.refresh_from_db()
    monkeypatch.setattr(judged, "reckon", lambda *_, **__: 1 / 0)
    assert checked(file) is None
    shown = text_of(client.get(f"/c/{file.key}/check"))
    assert "could not be checked" in shown
    assert ready not in shown
    assert "said of version" not in shown
    assert "Your answers" not in shown
