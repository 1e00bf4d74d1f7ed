"""Kenya against the conformance kit: `comity plugins check KE` for pytest."""

from comity import CountryConformance


class TestKenya(CountryConformance):
    code = "KE"
