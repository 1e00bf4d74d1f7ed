"""A matter as a folder of files, for the tasks that need files."""

from __future__ import annotations

import stat


def test_a_file_and_its_record_lie_in_a_private_folder(application):
    from comity_web.cases import folders, saving

    file = saving.new_file("request", {"kind": "request", "reference": "A/1"})
    file.record = "schema = 1\n"
    file.save()
    path = folders.path_of(file)

    assert path.read_text() == "kind: request\nreference: A/1\n"
    assert path.with_name("A-1.record.toml").read_text() == "schema = 1\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.with_name("A-1.record.toml").write_text("schema = 1\n# more\n")
    assert folders.take_record(file) == "schema = 1\n# more\n"
