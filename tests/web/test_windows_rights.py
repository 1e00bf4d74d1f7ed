"""Whom a folder on Windows lets in, as its access list says."""

from __future__ import annotations

import os

import pytest

from comity.model.errors import OutputError
from comity_web.running.folder import hold
from comity_web.running.windows_rights import close_to_others, let_in, may_open

ME = "S-1-5-21-1004336348-1177238915-682003330-1001"
DOMAIN = "S-1-5-21-1004336348-1177238915-682003330"
OWN = f"O:{ME}D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{ME})"
"""The list of a profile, and of what Comity makes."""
USERS = "(A;OICIID;0x1200a9;;;BU)(A;ID;LC;;;BU)"
"""What a folder beside the profiles inherits: C:\\Cases, say."""


@pytest.mark.parametrize(
    "sddl",
    [
        OWN,
        f"O:{ME}D:PAI(A;OICI;FA;;;OW)(A;OICIIO;FA;;;CO)",
        f"O:BAD:(A;OICI;FA;;;{DOMAIN}-1107)",  # an account that somebody named
        f"O:{ME}D:P(D;OICI;FA;;;WD)(A;OICI;FA;;;{ME})",  # who is kept out is not let in
        f"O:{ME}D:P",  # a list of nobody
    ],
)
def test_a_folder_of_ones_own_is_nobody_elses(sddl):
    assert let_in(sddl) == ""


@pytest.mark.parametrize(
    ("sddl", "who"),
    [
        (f"O:{ME}D:AI(A;ID;FA;;;BA)(A;OICIIOID;GA;;;BA){USERS}", "all users"),
        (f"{OWN}(A;;0x1200a9;;;WD)", "everyone"),
        (f"{OWN}(A;OICIIO;SDGXGWGR;;;AU)", "all users"),
        (f"{OWN}(XA;;FR;;;IU;(WIN://SYSAPPID Contains 1))", "all users"),
        (f"{OWN}(A;;FR;;;{DOMAIN}-513)", "all users"),
        (f"{OWN}(A;;FR;;;S-1-5-32-546)", "guests"),
        (f"O:{ME}D:NO_ACCESS_CONTROL", "everyone"),
        (f"O:{ME}", "everyone"),  # a disk that has no lists
    ],
)
def test_a_folder_that_a_wide_group_may_open_says_which(sddl, who):
    assert let_in(sddl) == who


@pytest.mark.skipif(os.name != "nt", reason="the lists are those of Windows")
def test_what_others_may_open_is_refused_and_what_comity_makes_they_may_not(tmp_path):
    with hold(tmp_path / "new"):
        assert may_open(tmp_path / "new") == ""
    (tmp_path / "open").mkdir()
    os.system(f'icacls "{tmp_path / "open"}" /grant *S-1-1-0:(OI)(CI)R')

    with pytest.raises(OutputError, match=r"other users \(everyone\)"), hold(tmp_path / "open"):
        pass
    close_to_others(tmp_path / "open")
    with hold(tmp_path / "open"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows tells")
def test_elsewhere_nothing_is_told(tmp_path):
    close_to_others(tmp_path)

    assert may_open(tmp_path) == ""
