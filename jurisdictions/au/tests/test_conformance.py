"""Australia against the conformance kit: `comity plugins check AU` for pytest."""

from comity import CountryConformance


class TestAustralia(CountryConformance):
    code = "AU"
