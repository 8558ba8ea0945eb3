"""Identifiers in reference lists: which can exist."""

import pytest

from factcheck import examine_text
from factcheck.extract.references.identifiers import impossible_identifiers


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ISBN 978-0-306-40615-7", []),
        ("ISBN 978-0-306-40615-8", ["its check digit would be 7, not 8"]),
        ("ISBN-10: 0-306-40615-2", []),
        ("ISBN 0 306 40615 X", ["its check digit would be 2, not X"]),
        ("ISBN 0-8044-2957-X", []),
        ("ISBN 978-0-306-4061", ["an ISBN has 10 or 13 digits, not 11"]),
        ("ISSN 2049-3630", []),
        ("ISSN 2049-3631", ["its check digit would be 0, not 1"]),
        ("eISSN: 2434-561X", []),
        ("doi:10.1000/182", []),
        ("https://doi.org/10/abc", []),
        ("https://doi.org/10.1000%2F182", []),
        ("https://doi.org/1000/182", ["a DOI has the form 10.1234/suffix"]),
        ("arXiv:1912.01234", []),
        ("arXiv:1913.01234", ["its month is 13"]),
        ("arXiv:hep-th/9901001", []),
        ("arXiv:hep-th/9913001", ["its month is 13"]),
    ],
)
def test_an_identifier_can_exist_or_not(words: str, expected: list[str]) -> None:
    text = f"It froze.\n\n## References\n\nDahl, I. (2016). Ice. Bergen: Fjord. {words}\n"
    found = examine_text(text, ".md").dossier.part(impossible_identifiers)
    assert [one.why for one in found] == expected
