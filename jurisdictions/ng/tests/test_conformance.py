"""Nigeria against the conformance kit: `comity plugins check NG` for pytest."""

from comity.testing import CountryConformance


class TestNigeria(CountryConformance):
    code = "NG"
