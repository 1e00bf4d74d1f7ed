"""Nigeria against the conformance kit: `comity plugins check NG` for pytest."""

from comity import CountryConformance


class TestNigeria(CountryConformance):
    code = "NG"
