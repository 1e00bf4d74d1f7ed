"""Brazil against the conformance kit: `comity plugins check BR` for pytest."""

from comity import CountryConformance


class TestBrazil(CountryConformance):
    code = "BR"
