"""Outlets: the newspapers, agencies and stations that carry other people's words."""

from factcheck.patterns import lazy

# Words in the names of newspapers, agencies and stations, and some that have none of them.
# Source: titles in the Library of Congress' directory of US newspapers; members of the European
# Alliance of News Agencies and of the European Broadcasting Union.
_NEWS_WORDS = lazy(
    r"\b(?:News|Times|Post|Journal|Daily|Courier|Herald|Tribune|Gazette|Radio|TV|Television|Chronicle"
    r"|Mail|Guardian|Observer|Telegraph|Globe|Mirror|Magazine|Weekly|Broadcasting|Newspaper|Press"
    r"|News Agency|Examiner|Inquirer|Dispatch|Argus|Echo|Sentinel|Bulletin)\b"
)
_KNOWN = frozenset(
    {
        "ABC", "AFP", "ANSA", "AP", "APA", "BBC", "BTA", "CBC", "CBS", "CNN", "CTK", "DPA", "EFE",
        "Interfax", "Kyodo", "Lusa", "NBC", "NHK", "NPR", "PAP", "Reuters", "RIA", "RT", "TASS",
        "UPI", "Xinhua", "ZDF", "ARD", "Bloomberg", "Al Jazeera",
    }
)  # fmt: skip


def carries_news(name: str) -> bool:
    """Say whether a name is that of a newspaper, an agency or a station."""
    return name in _KNOWN or bool(_NEWS_WORDS.search(name))
