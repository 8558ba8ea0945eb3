"""Sources of every kind, invented."""

import pytest

from factcheck.model import Contributor, Edtf, NameOrder, Source


def day(text: str) -> Edtf:
    """Return a date."""
    return Edtf.parse(text)


@pytest.fixture
def every_kind() -> tuple[Source, ...]:
    """Give sources of every type and with every form of date and name."""
    liu = Contributor("Liu", "Hong", NameOrder.FAMILY_FIRST)
    aa = Contributor("van der Aa", "Pia")
    roe = Contributor("Roe, Jr.", "Martin")
    port = Contributor(literal="Ministry of Trade, Ports and Piers")
    return (
        Source(
            "liu2019tides", "article", "China-Oman Relations", "Tides and Trade",
            authors=(liu,), container="Coast Review", volume="7", issue="2", pages="127-136",
            date=day("2019-06"), doi="10.1234/coast_7", language="en",
        ),
        Source(
            "aa2018piers", "book", "Piers of the North", authors=(aa, roe), edition="2nd ed.",
            publisher="Grebe & Sons", place="Bergen", date=day("2018"),
        ),
        Source(
            "roe2017locks", "chapter", "Locks That Leak", authors=(roe,), editors=(aa,),
            container="A Handbook of Quays", publisher="Grebe & Sons", pages="9-31",
            date=day("2017-05-02/2017-05-04"),
        ),
        Source(
            "ito2016silt", "conference-paper", "Silt and {Sluices}",
            authors=(Contributor("Itō", "Ken"),), container="Proceedings of the Silt Workshop",
            date=day("2016~"),
        ),
        Source(
            "solberg2015sand", "thesis", "On Sand", authors=(Contributor("Solberg", "Åse"),),
            publisher="University of Grønnesvik", date=day("2015-21"),
        ),
        Source(
            "mtpp2014report", "report", "Annual Report <draft> 100%", authors=(port,),
            publisher="Ministry of Trade, Ports and Piers", issue="14/3", date=day("2014-12-31?"),
        ),
        Source(
            "courier2019", "headline", container="The Evening Courier", date=day("2019-02-03"),
            url="https://courier.example/a_b%20c?x=1&y=2#f~z", accessed=day("2021-11-24"),
        ),
        Source("moe2019briefing", "briefing", speaker="Grete Moe", publisher="Port Office",
               date=day("2019-04-29"), place="Oslo"),
        Source("zhang2020harbour", "web-page", "海港", authors=(Contributor("张", "昊"),),
               container="新华社", date=day("2020-04-30T10:30Z"), language="zh"),
        Source("undated", "web-page", "Tides \x1b[31mof\u202e today", container="Port\nOffice"),
    )  # fmt: skip
