"""Germany against the conformance kit: `comity plugins check DE` for pytest."""

from comity import CountryConformance


class TestGermany(CountryConformance):
    code = "DE"
