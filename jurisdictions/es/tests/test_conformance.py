"""Spain against the conformance kit: `comity plugins check ES` for pytest."""

from comity import CountryConformance


class TestSpain(CountryConformance):
    code = "ES"
