"""Luxembourg against the conformance kit: `comity plugins check LU` for pytest."""

from comity import CountryConformance


class TestLuxembourg(CountryConformance):
    code = "LU"
