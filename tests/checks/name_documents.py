"""Short documents with names: what must be found in them, and what must be left alone.

The subjects are those that checkers of names stumble on: surnames of two, patronymics,
romanisations, relatives, successors, namesakes, orders of names, initials, capitals.
"""

FOUND: dict[str, tuple[str, frozenset[str]]] = {
    "wrong surname of one first named in full": (
        (
            "The county engineer, Tobias Wendell, drew up the plan for the weir in March. "
            "Wendell costed it at two million crowns.\n\n"
            "The council heard from Wendell twice in April. In May the county engineer, "
            "Tobias Wendel, signed the contract, and work began.\n"
        ),
        frozenset({"Tobias Wendel"}),
    ),
    "a patronymic misspelt": (
        (
            "The expedition was led by Ivan Petrovich Sidorov, a hydrologist from Perm. "
            "Sidorov kept a diary.\n\n"
            "On the third day Ivan Petrovitch Sidorov crossed the river. Ivan Petrovich "
            "Sidorov was the last to return.\n"
        ),
        frozenset({"Ivan Petrovitch Sidorov"}),
    ),
    "a patronymic form with slip": (
        (
            "The chair of the board, Olga Sergeyevna Malinina, opened the meeting. Malinina "
            "read out the figures.\n\n"
            "Olga Sergeyevna Malinina then left. The minutes were signed by Olga Sergeevna "
            "Malinina.\n"
        ),
        frozenset({"Olga Sergeevna Malinina"}),
    ),
    "romanisation of one surname": (
        (
            "Foreign Minister Dmytro Hrytsenko landed at noon. Hrytsenko spoke for an hour.\n\n"
            "In the evening Foreign Minister Dmytro Grytsenko met the press. Hrytsenko flew "
            "home.\n"
        ),
        frozenset({"Dmytro Grytsenko"}),
    ),
    "Mohammed and Muhammad": (
        (
            "Interior Minister Mohammed al-Rashidi opened the road in May. The road is forty "
            "kilometres long.\n\n"
            "In June Interior Minister Muhammad al-Rashidi drove along it.\n"
        ),
        frozenset({"Muhammad al-Rashidi"}),
    ),
    "Korean order turned misspelt": (
        (
            "Ambassador Park Joon-ho presented his letters in March. Park said the talks "
            "were useful.\n\n"
            "In April Ambassador Park Jun-ho gave a dinner. Park Joon-ho left in May.\n"
        ),
        frozenset({"Park Jun-ho"}),
    ),
    "Chinese given name": (
        (
            "Deputy mayor Liu Jianfeng opened the fair. Liu praised the growers.\n\n"
            "Two days later deputy mayor Liu Jianfen closed it. Liu Jianfeng thanked the "
            "growers again.\n"
        ),
        frozenset({"Liu Jianfen"}),
    ),
    "Vietnamese without marks in one place": (
        (
            "Minister Trần Quang Dũng visited the plant. Trần Quang Dũng asked about the dam.\n\n"
            "On Friday Minister Trần Quang Dung flew to Huế.\n"
        ),
        frozenset({"Trần Quang Dung"}),
    ),
    "Hungarian order": (
        (
            "The mill was owned by Kovács István, whose father had built it. Kovács István "
            "sold flour to the army.\n\n"
            "In 1915 the mill of Kovács Istvan burned down. Kovács István built another.\n"
        ),
        frozenset({"Kovács Istvan"}),
    ),
    "Icelandic patronymic": (
        (
            "The trawler was commanded by Gunnar Þórðarson, who had thirty years at sea. "
            "Gunnar knew the reef.\n\n"
            "The inquiry heard Gunnar Þórdarson on 4 May. Captain Gunnar Þórðarson was "
            "cleared.\n"
        ),
        frozenset({"Gunnar Þórdarson"}),
    ),
    "Spanish double surname": (
        (
            "The dam was designed by María Elena Ibarra Solís in 1962. Ibarra Solís had "
            "studied in Turin.\n\n"
            "In 1964 María Elena Ibarra Solis saw it filled. Ibarra Solís died in 1990.\n"
        ),
        frozenset({"María Elena Ibarra Solis"}),
    ),
    "Spanish double surname slip": (
        (
            "The dam was designed by Elena Ibarretxe Solano in 1962. Ibarretxe had studied "
            "in Turin.\n\n"
            "In 1964 Elena Ibarrexte Solano saw it filled. Ibarretxe died in 1990.\n"
        ),
        frozenset({"Elena Ibarrexte Solano"}),
    ),
    "noble title": (
        (
            "The expedition was paid for by the Count of Ribeauville. Louis de Montrevel, "
            "Count of Ribeauville, never saw the island.\n\n"
            "Captain Louis de Montrevel drew the first map. In 1790 Louis de Montreval lost "
            "his lands.\n"
        ),
        frozenset({"Louis de Montreval"}),
    ),
    "possessive and plural beside a slip": (
        (
            "The Halloways farmed at Nether Combe. Edith Halloway's diary begins in 1911. "
            "The Halloways' barn burned.\n\n"
            "Edith Halloway wrote that the rain never stopped. Edith Haloway's last entry is "
            "of 1919.\n"
        ),
        frozenset({"Edith Haloway"}),
    ),
    "house style of initials with slip": (
        (
            "The survey was made by J. R. Whitlock in 1888. Whitlock used a chain.\n\n"
            "A second survey by J. R. Whitlok in 1890 found the same. Whitlock was paid "
            "twice.\n"
        ),
        frozenset({"J. R. Whitlok"}),
    ),
    "place in two spellings": (
        (
            "The convoy left Bandar Sirik at dawn. Bandar Sirik has one quay.\n\n"
            "It was raining when the convoy came back to Bandar Serik in the evening.\n"
        ),
        frozenset({"Bandar Serik"}),
    ),
    "place after preposition, thrice against once": (
        (
            "The flood reached Mostovice on Monday. In Mostovice forty houses stood in "
            "water. Soldiers were sent to Mostovice.\n\n"
            "On Thursday the road to Mostivice was open again.\n"
        ),
        frozenset({"Mostivice"}),
    ),
    "organisation, preposition": (
        (
            "The Ministry of Water Resources published the figures in March. The Ministry of "
            "Water Resources had measured for a year.\n\n"
            "In May the Ministry for Water Resources withdrew them.\n"
        ),
        frozenset({"Ministry for Water Resources"}),
    ),
    "organisation word": (
        (
            "The Lakeside Conservation Trust bought the marsh in 1978. The Lakeside "
            "Conservation Trust fenced it.\n\n"
            "Since 1990 the Lakeside Conservancy Trust has kept sheep there. The Lakeside "
            "Conservation Trust sells the wool.\n"
        ),
        frozenset({"Lakeside Conservancy Trust"}),
    ),
    "organisation with bracket and slip": (
        (
            "The Nordvik Shipping Registry (NSR) was founded in 1902. The NSR keeps the "
            "lists.\n\n"
            "In 1950 the Nordvick Shipping Registry moved to the harbour. The Nordvik "
            "Shipping Registry closed in 1981.\n"
        ),
        frozenset({"Nordvick Shipping Registry"}),
    ),
    "two expansions": (
        (
            "The regional flood model (RFM) was run in March. The RFM gave a peak of four "
            "metres.\n\n"
            "The report was criticised since the river flow model (RFM) had left out two "
            "streams.\n"
        ),
        frozenset({"river flow model"}),
    ),
    "two short forms": (
        (
            "The Joint Fisheries Inspectorate (JFI) boards a ship a week. The JFI has nine "
            "boats.\n\n"
            "In 2011 the Joint Fisheries Inspectorate (JIF) bought another.\n"
        ),
        frozenset({"JIF"}),
    ),
    "given name conflict": (
        (
            "The regulator's spokesperson, Renata Oliveira, said nothing had been decided. "
            "Renata Oliveira spoke in Porto.\n\n"
            "On Friday the regulator's spokesperson, Regina Oliveira, said the same. Renata "
            "Oliveira had said so before.\n"
        ),
        frozenset({"Regina Oliveira"}),
    ),
    "role: deputy and chief": (
        (
            "On 4 May Deputy Finance Minister Jonas Aukrust presented the bill. On 9 May "
            "Finance Minister Jonas Aukrust defended it. On 12 May Deputy Finance Minister "
            "Jonas Aukrust withdrew it.\n"
        ),
        frozenset({"Finance Minister"}),
    ),
    "role: two portfolios": (
        (
            "Transport Minister Elin Dahlberg cut the ribbon of the Sundby tunnel on 2 June, "
            "before a crowd of four hundred.\n\n"
            "The band played. On 2 June a crowd of four hundred saw Health Minister Elin "
            "Dahlberg cut the ribbon at Sundby. Transport Minister Elin Dahlberg then drove "
            "through.\n"
        ),
        frozenset({"Health Minister"}),
    ),
    "product": (
        (
            "The queue is served by Ledgerline. Ledgerline stores each payment twice. When "
            "Ledgerline restarts, payments wait.\n\n"
            "At 14:05 Ledgerlne stopped accepting payments.\n"
        ),
        frozenset({"Ledgerlne"}),
    ),
    "ship": (
        (
            "The tug Havørn left Narvik at six. The Havørn met the barge at nine.\n\n"
            "At noon the Havorn sank off the skerries.\n"
        ),
        frozenset({"Havorn"}),
    ),
    "name hyphenated at a line's end": (
        (
            "The keeper was Marguerite Delacroix-Vernier. Delacroix-Vernier lit the lamp. "
            "Every night Marguerite Delacroix-Vernier\n"
            "climbed the tower.\n\n"
            "The relief, sent in May, found Marguerite Delacroix-Verner asleep.\n"
        ),
        frozenset({"Marguerite Delacroix-Verner"}),
    ),
    "given names once each with an office": (
        (
            "The club's president, Aurelio Santángel, resigned on 3 March 1990.\n\n"
            "His letter was printed in full. The club's president, Aurelio Santangel, gave "
            "no reasons.\n"
        ),
        frozenset({"Aurelio Santangel", "Aurelio Santángel"}),
    ),
    "Arabic short vowels": (
        (
            "The harbour was leased to Nasser al-Barwani in 1931. The lease ran for ten "
            "years.\n\n"
            "In 1941 the harbour was leased again, since Nasir al-Barwani had paid the "
            "harbour dues.\n"
        ),
        frozenset({"Nasir al-Barwani", "Nasser al-Barwani"}),
    ),
    "Korean given name of two ordinary syllables": (
        (
            "Ambassador Han Ki-moon presented his letters in March. Han said the talks were "
            "useful.\n\n"
            "In April Ambassador Han Gi-moon gave a dinner. Han Ki-moon left in May.\n"
        ),
        frozenset({"Han Gi-moon"}),
    ),
    "handle": (
        (
            "The first report came from @marlow_ops at 09:02. At 09:10 @marlow_ops paged the "
            "database team.\n\n"
            "At 09:31 @marlow_opps confirmed the fix, and the team closed the incident.\n"
        ),
        frozenset({"@marlow_opps"}),
    ),
    "host": (
        (
            "At 02:10 the host db-primary-03 stopped answering. The operator failed over from "
            "db-primary-03 to db-replica-01.\n\n"
            "At 02:40 db-primry-03 was restarted. At 03:00 db-primary-03 rejoined.\n"
        ),
        frozenset({"db-primry-03"}),
    ),
    "table of a database": (
        "The column user_sessions grew. We cut user_sessions in May.\n\nIn June user_sesions grew.",
        frozenset({"user_sesions"}),
    ),
    "town misspelt in a chronology": (
        (
            "The mission reached Ulaangom in May 1931. Ulaangom had one well. From "
            "Ulaangom it went north.\n\n"
            "## Chronology\n\n"
            "- 3 May 1931: The mission reaches Ulangom.\n"
            "- 9 June 1931: The mission leaves Ulaangom.\n"
        ),
        frozenset({"Ulangom"}),
    ),
    "given name in an entry of a chronology": (
        (
            "Captain Eleanor Prideaux took command on 3 May. Prideaux had sailed since "
            "1899.\n\n"
            "## Chronology\n\n"
            "3 May 1911: Captain Elinor Prideaux takes command of the station.\n"
        ),
        frozenset({"Eleanor Prideaux", "Elinor Prideaux"}),
    ),
    "surname of a minister after long gap": (
        (
            "Finance Minister Goran Stojković presented the budget in March. Stojković "
            "called it modest. The opposition laughed.\n\n"
            "The vote came in April. In the evening Finance Minister Goran Stojkovic "
            "thanked the deputies, and Stojković went home.\n"
        ),
        frozenset({"Goran Stojkovic"}),
    ),
    "river's name": (
        (
            "The Verkhovina rises in the hills. Boats sail the Verkhovina to the sea. A "
            "dam closed the Verkhovina in 1950.\n\n"
            "In 1961 a flood on the Verhovina broke the dam.\n"
        ),
        frozenset({"Verhovina"}),
    ),
    "dropped particle letter": (
        (
            "The bridge was built by Johannes van der Meulen. Van der Meulen drowned in "
            "1870. Johannes van der Meulen left no plans.\n\n"
            "A letter of Johannes van der Muelen was found in 1911.\n"
        ),
        frozenset({"Johannes van der Muelen"}),
    ),
    "double-barrelled surname": (
        (
            "Dame Harriet Cavendish-Bowles opened the ward. Harriet Cavendish-Bowles "
            "paid for it. Cavendish-Bowles was ninety.\n\n"
            "In 1950 Harriet Cavendish-Bowls died.\n"
        ),
        frozenset({"Harriet Cavendish-Bowls"}),
    ),
    "company": (
        (
            "The rails came from Thyssel Stahlwerke. Thyssel Stahlwerke had the lowest "
            "price. The council trusted Thyssel Stahlwerke.\n\n"
            "In May Thyssell Stahlwerke delivered late.\n"
        ),
        frozenset({"Thyssell", "Thyssell Stahlwerke"}),
    ),
    "caption": (
        (
            "Roderick Ashcombe built the mill. Ashcombe was a Quaker. Roderick Ashcombe "
            "had nine children.\n\n"
            "Figure 2. Roderick Ashcomb in front of the mill, 1880.\n"
        ),
        frozenset({"Roderick Ashcomb"}),
    ),
    "al- name": (
        (
            "Sheikh Hamdan al-Busaidi received the envoy. Al-Busaidi spoke of dates. "
            "Hamdan al-Busaidi gave him a horse.\n\n"
            "The envoy thanked Hamdan al-Busiadi in a letter.\n"
        ),
        frozenset({"Hamdan al-Busiadi"}),
    ),
    "Kiev and Kyiv without quotation": (
        (
            "The train left Kyiv at noon. In Kyiv it was raining. The envoy lives in "
            "Kyiv.\n\n"
            "In the evening the envoy was back in Kiev.\n"
        ),
        frozenset({"Kiev"}),
    ),
    "surname alone that nobody was introduced by": (
        (
            "The dam was drawn by Costin Barbulesco, who had studied in Liège. It was closed in "
            "1911.\n\nAt the feast Barbulescu sat in the last row.\n"
        ),
        frozenset({"Barbulescu", "Costin Barbulesco"}),
    ),
    "given name once each with a rare surname": (
        (
            "The north trench was dug by Annelies Oyebanji and four students.\n\n"
            "We thank the village. Annelis Oyebanji will publish the coins.\n"
        ),
        frozenset({"Annelis Oyebanji"}),
    ),
    "a short syllable beside two shared parts": (
        "The watch was kept by Vo Thinh Lam. Vo Thinh Lam rang.\n\nIt was closed by Vo Thin Lam.\n",
        frozenset({"Vo Thin Lam"}),
    ),
    "word of one stem in a company of four words": (
        (
            "The Old Harbour Fishing Company bought a trawler. It sank.\n\n"
            "The Old Harbour Fishery Company was sold in 1951.\n"
        ),
        frozenset({"Old Harbour Fishery Company"}),
    ),
    "surname alone, a doubled letter lost": (
        (
            "The fire chief, Solveig Brattgjerd, was called at 02:10. She arrived at 02:31.\n\n"
            "By 03:00 Brattgjerd had four engines. At dawn Bratgjerd sent two of them home.\n"
        ),
        frozenset({"Bratgjerd"}),
    ),
    "incident: product": (
        (
            "The outage began when Corvane Gateway lost its lease. Corvane Gateway "
            "retried for an hour. The team restarted Corvane Gateway at 03:10.\n\n"
            "At 03:40 Corvane Gatway was healthy again.\n"
        ),
        frozenset({"Corvane Gatway"}),
    ),
    "incident: engineer": (
        (
            "**Authors:** Priyanka Deshmukh, Oleg Tkachenko\n\n"
            "Deshmukh paged the on-call engineer at 02:10. Tkachenko joined at 02:15.\n\n"
            "- **02:10** Priyanka Deshmukh pages the on-call engineer.\n"
            "- **02:15** Oleg Tkachenko joins.\n"
            "- **03:02** Priyanka Deshmuk declares the incident closed.\n"
        ),
        frozenset({"Priyanka Deshmuk"}),
    ),
    "chronology place": (
        (
            "The ministers met in Lourenço Marques in May. From Lourenço Marques they "
            "flew home.\n\n"
            "## Chronology\n\n"
            "May 3: Ministers meet in Lourenço Marquez.\n"
            "May 9: Ministers leave Lourenço Marques.\n"
        ),
        frozenset({"Lourenço Marquez"}),
    ),
    "diplomacy: ambassador": (
        (
            "Ambassador Sükhbaataryn Batmönkh presented his credentials in March. "
            "Batmönkh stayed four years.\n\n"
            "Chronology\n\n"
            "March 4: Ambassador Sükhbaataryn Batmonkh presents his credentials.\n"
        ),
        frozenset({"Sükhbaataryn Batmonkh"}),
    ),
    "outbreak: doctor": (
        (
            "Dr Halima Mwakasege took the first samples. Mwakasege sent them to Dodoma. "
            "The results came in June.\n\n"
            "In July Dr Halima Mwakasage spoke to the elders.\n"
        ),
        frozenset({"Halima Mwakasage"}),
    ),
    "outbreak: village": (
        (
            "The first cases came from Kibangile. In Kibangile forty people fell ill. "
            "The well of Kibangile was shut.\n\n"
            "By June nobody in Kibangele was ill.\n"
        ),
        frozenset({"Kibangele"}),
    ),
    "ferry: wrong surname": (
        (
            "The master, Eldbjorg Haugland, ordered full astern. The mate, Eskil Brekke, "
            "rang the alarm. Haugland stayed on the bridge.\n\n"
            "The board found that the master, Eldbjorg Haugen, had not been told of the "
            "sandbank. Eldbjorg Haugland has sailed since 1990.\n"
        ),
        frozenset({"Eldbjorg Haugen"}),
    ),
    "organisation short form": (
        (
            "The Vietnam Seafood Export Association (VSEA) signed. The VSEA has ninety "
            "members.\n\n"
            "In 2015 the Vietnam Seafood Exports Alliance (VSEA) signed again.\n"
        ),
        frozenset({"Vietnam Seafood Exports Alliance"}),
    ),
    "given name of spokesperson": (
        (
            "Ministry spokesperson Larisa Dmitrieva called the talks frank. Dmitrieva "
            "gave no date.\n\n"
            "A day later ministry spokesperson Lidia Dmitrieva gave one. Larisa "
            "Dmitrieva had refused to.\n"
        ),
        frozenset({"Lidia Dmitrieva"}),
    ),
    "introduced surname in a report": (
        (
            "The fire chief, Solveig Brattgjerd, was called at 02:10. She arrived at "
            "02:31.\n\n"
            "By 03:00 Brattgjerd had four engines. At dawn Bratgjerd sent two of them "
            "home.\n"
        ),
        frozenset({"Bratgjerd"}),
    ),
    "double slip of one": (
        (
            "The surveyor Ewa Wojciechowska measured the wall. Wojciechowska found a "
            "crack. The crack was new.\n\n"
            "In June Wojciehowska measured it again.\n"
        ),
        frozenset({"Wojciehowska"}),
    ),
    "vessel": (
        (
            "The barge Kestrelle was built in 1901. The Kestrelle carried slate. In 1920 "
            "the Kestrele sank.\n"
        ),
        frozenset({"Kestrele"}),
    ),
    "committee": (
        (
            "The Joint Harbour Safety Committee met in May. The Joint Harbour Safety "
            "Committee wrote a report.\n\n"
            "In June the Joint Harbor Safety Committee met again.\n"
        ),
        frozenset({"Joint Harbor Safety Committee"}),
    ),
    "acronym lower": (
        (
            "The emergency operations centre (EOC) opened. The EOC had forty desks.\n\n"
            "The environmental operations centre (EOC) closed in June.\n"
        ),
        frozenset({"environmental operations centre"}),
    ),
}
"""Subject → (text, the places that a finding may stand at; at least one must)."""

SILENT: dict[str, str] = {
    "two surnames, one given name, two offices": (
        "Chief engineer Tobias Wendell drew up the plan. The bank's director, Tobias "
        "Wendel, paid for it. Chief engineer Tobias Wendell built the weir.\n"
    ),
    "patronymic used and left out": (
        "The expedition was led by Ivan Petrovich Sidorov, a hydrologist. Sidorov kept a "
        "diary. Ivan Petrovich was seldom ill.\n\n"
        "In May Ivan Sidorov crossed the river. I. P. Sidorov signed the report.\n"
    ),
    "brothers with patronymics": (
        "Ivan Petrovich Sidorov led the first party. His brother, Pavel Petrovich "
        "Sidorov, led the second. Ivan Petrovich returned first.\n"
    ),
    "father and son with patronymics": (
        "Pyotr Ivanovich Sidorov built the mill in 1870. His son Ivan Petrovich Sidorov "
        "sold it in 1911. Pyotr Ivanovich never forgave him.\n"
    ),
    "romanised otherwise in a quotation": (
        "President Zelenskyy landed in Oslo. Zelenskyy spoke to parliament.\n\n"
        "The paper wrote: “Zelensky was tired.” President Zelenskyy left at nine.\n"
    ),
    "declared romanisation": (
        "The colonel, whose name is also written Qadhdhafi, was Muammar Gaddafi. Gaddafi "
        "ruled for decades.\n"
    ),
    "two Mohammeds": (
        "The governor, Mohammed al-Rashidi, opened the road. The contractor, Muhammad "
        "al-Harthy, had built it. Mohammed al-Rashidi thanked him.\n"
    ),
    "Mohammed and Muhammad two full people": (
        "Mohammed Karimi taught physics at the school. He retired in 1990.\n\n"
        "Muhammad Karimov taught chess in Dushanbe. He retired in 2001.\n"
    ),
    "siblings": (
        "Clara Montes Arrieta kept the inn. Her brother Carlo Montes Arrieta kept the "
        "ferry. Clara Montes Arrieta married in 1911.\n"
    ),
    "siblings told in another sentence": (
        "The inn was kept by Mariana Duarte. The ferry was kept by Marina Duarte. The "
        "two sisters had not spoken for years.\n"
    ),
    "parents and children": (
        "Karl Brandt the elder founded the firm. Karla Brandt, his daughter, ran it from "
        "1950. Karl Brandt died in 1961.\n"
    ),
    "married name": (
        "Agnes Holm joined the survey in 1931. In 1935 she married the pilot Erik Lunde. "
        "As Agnes Lunde she wrote three books. Agnes Lunde died in 1980.\n"
    ),
    "née": (
        "Ruth Ellery, née Elleray, was born at Kirkby. Ruth Ellery taught at Kirkby. Her "
        "father, Mr Elleray, taught there too.\n"
    ),
    "successors": (
        "In 1998 the central bank's governor was Jan Kowal. From 2004 the central bank's "
        "governor was Janusz Kowal. Jan Kowal retired to Lodz.\n"
    ),
    "successors, two surnames near": (
        "President Petrov resigned in March. President Petrova took office in April. "
        "Petrov had ruled for ten years.\n"
    ),
    "successors, one letter": (
        "Prime Minister Anders Hansen resigned in March 1981. Prime Minister Anders "
        "Jansen took office a week later. Hansen went fishing.\n"
    ),
    "namesake places": (
        "The river Ouse rises near Syresham. The river Ouse in Sussex is shorter. "
        "Newport in Wales and Newport on the Isle of Wight are two.\n"
    ),
    "places one letter apart": (
        "The road runs from Brodno to Grodno. In Brodno there is a market. In Grodno "
        "there is a castle.\n"
    ),
    "two villages once each": (
        "Upper Marston was flooded. The school was closed for a week.\n\n"
        "Lower Marsden lost its bridge. The inn was dry.\n"
    ),
    "north and south": (
        "North Haverton voted yes. South Haverton voted no. North Haverton has a school.\n"
    ),
    "river and its town": (
        "The Tornio freezes in November. Tornionjoki is its Finnish name. Tornio is a town.\n"
    ),
    "Spanish double surname shortened": (
        "Judge María Elena Ibarra Solís heard the case. Ibarra Solís asked for the "
        "ledger. Judge Ibarra adjourned. María Ibarra wrote the ruling.\n"
    ),
    "Hungarian order both ways": (
        "Kovács István owned the mill. In English papers István Kovács is called the "
        "miller. Kovács István died in 1920.\n"
    ),
    "Chinese relatives by surname": (
        "Wang Yi met Wang Dehui. Wang Yi spoke first; Wang Dehui answered. Wang Yong, a "
        "banker, listened.\n"
    ),
    "Korean names with hyphens": (
        "Kim Min-jun spoke first. Kim Min-jung, a poet, answered. Kim Min-jun left.\n"
    ),
    "Vietnamese middle names": (
        "Nguyễn Văn Hải built the bridge. Nguyễn Văn Hai, who is no relation, crossed "
        "it. Nguyễn Văn Hải died.\n"
    ),
    "Vietnamese given name alone": (
        "Minister Phạm Văn Đồng spoke. Đồng said the talks went well. Phạm Văn Đồng flew home.\n"
    ),
    "Arabic bin and al-": (
        "Khalid bin Said al-Thani signed. Al-Thani then left. Said bin Khalid al-Thani, "
        "his son, stayed. Bint Said is another house.\n"
    ),
    "Arabic article dropped": (
        "Salim al-Hinai keeps the fort. Hinai is a tall man. Al-Hinai lives in Nizwa. "
        "Salim Al Hinai wrote a book.\n"
    ),
    "Icelandic patronymics": (
        "Gunnar Jónsson fished. His sister Guðrún Jónsdóttir sold the catch. Their "
        "father was Jón Gunnarsson. Gunnar never married. Jón was eighty.\n"
    ),
    "noble titles": (
        "John Churchill, Duke of Marlborough, won. Marlborough wrote to the queen. "
        "Churchill was tired. The Duchess of Marlborough answered.\n"
    ),
    "ship and person": (
        "Henrik Ibsen wrote plays. The ship Henrik Ibsen sails the canal. Ibsen died in "
        "1906. The Ibsen was launched in 1907.\n"
    ),
    "initials house style": (
        "J. R. Smith spoke first. J.R. Smith is a chemist. John Smith, as friends call "
        "him, was born in Hull. Smith is sixty.\n"
    ),
    "two people with initials": (
        "J. R. Smith spoke first. J. P. Smith answered. J. R. Smith is a chemist. J. P. "
        "Smith is a poet.\n"
    ),
    "possessives and plurals": (
        "The Kovács have a farm. Kovács’s farm is large. The Smiths' house is small. "
        "Smith’s wife, Mrs Smith, likes it. The Smiths moved out.\n"
    ),
    "all-caps byline": (
        "BY JOHANNA WESTERBERG\n\n"
        "HARBOUR BURNS\n\n"
        "Johanna Westerberg saw the fire. Westerberg reported it at once.\n"
    ),
    "heading capitals": (
        "# HAVØRN SINKS\n\n"
        "# The Loss Of The Havorn\n\n"
        "The Havørn sank. The Havørn had a crew of four.\n"
    ),
    "caption": (
        "Figure 3: Engr. Tamsin Okafor (left) with Mr Okafor.\n\n"
        "Tamsin Okafor built the crane. Okafor’s father watched.\n"
    ),
    "hashtag": (
        "The campaign used #SaveTheHaverton and #savehaverton. Haverton voted in May. In "
        "Haverton it rained.\n"
    ),
    "web-01 and web-02": (
        "At 02:10 web-01 stopped answering. web-02 took over. web-01 came back at 02:40, "
        "and web-02 was drained.\n"
    ),
    "hosts by region": (
        "The job ran on cache-eu-west-1 and cache-us-west-1. cache-eu-west-1 was slow. "
        "cache-eu-east-1 was not.\n"
    ),
    "hosts by role": (
        "api-prod and api-prd2 are old. db-master-1 fed db-faster-1. We moved db-master-1 last.\n"
    ),
    "handles of two": ("@anna_k asked for logs. @anna_m sent them. @anna_k thanked @anna_m.\n"),
    "short forms of bodies": (
        "The Ministry of Water Resources (MWR) published figures. The ministry was late. "
        "Water Resources declined to comment. The MWR did not.\n"
    ),
    "two ministries": (
        "The Ministry of Water Resources paid. The Ministry of Mineral Resources did "
        "not. The Ministry of Water Resources complained.\n"
    ),
    "two banks": (
        "The Bank of Norway paid. The Bank of Norwich did not. The Bank of Norway lent more.\n"
    ),
    "translation beside": (
        "The Red Cross (Rote Kreuz) came. The Rote Kreuz has trucks. The Red Cross has tents.\n"
    ),
    "US UK spelling in abbreviations": (
        "The World Health Organization (WHO) met. The World Health Organisation (WHO) "
        "warned. The Programme for Defence Analysis (PDA) and the Program for Defense "
        "Analysis (PDA) are one.\n"
    ),
    "new chapter redefines": (
        "# Chapter 1\n\n"
        "The regional flood model (RFM) ran.\n\n"
        "# Chapter 2\n\n"
        "The rapid field method (RFM) is older.\n"
    ),
    "promotion told": (
        "Deputy Finance Minister Jonas Aukrust presented the bill. In June he was "
        "promoted. Finance Minister Jonas Aukrust defended it. As Deputy Finance "
        "Minister, Jonas Aukrust had written it.\n"
    ),
    "acting": (
        "Finance Minister Elin Dahl left. Acting Finance Minister Jonas Aukrust came. "
        "Finance Minister Elin Dahl returned.\n"
    ),
    "two offices at once": (
        "Jonas Aukrust, minister of finance and minister of trade, signed. Trade "
        "Minister Jonas Aukrust flew home. Finance Minister Jonas Aukrust slept.\n"
    ),
    "nickname introduced": (
        "William “Bill” Hartnell ran the pub. Bill Hartnell was loved. William Hartnell "
        "died in 1960.\n"
    ),
    "nickname not introduced": (
        "William Hartnell ran the pub for years. Bill Hartnell was loved in the village.\n"
    ),
    "nations": (
        "Slovakia signed. Slovenia did not. The Slovaks cheered, the Slovenes sang. A "
        "Slovak delegate met a Slovene delegate.\n"
    ),
    "alphabetical list": (
        "Members: Anders Aas, Anders Aase, Berit Moe, Berit Mo, Karl Lie, Karl Li.\n"
    ),
    "Mac and O": ("MacDonald came first. McDonald came last. O'Brien met O’Brian.\n"),
    "name and adjective": (
        "Freud lived in Vienna. Freudian ideas spread. Marx wrote; Marxists read. Kant "
        "and Kantians disagree.\n"
    ),
    "St and Saint": ("St. Petersburg froze. Saint Petersburg thawed. St Petersburg is a port.\n"),
    "Jr and Sr": (
        "Harold Vane Sr. built the mill. Harold Vane Jr. sold it. Harold Vane III bought it back.\n"
    ),
    "two Al-Riyamis": (
        "Hamad al-Riyami spoke. Hamed al-Riyami, no relation, listened. The two "
        "al-Riyamis left together.\n"
    ),
    "quoted misspelling with sic": (
        "The letter says “Ingrid Solhiem [sic] is late”. Ingrid Solheim was early. "
        "Ingrid Solheim laughed.\n"
    ),
    "two doctors": (
        "Dr Anna Lindberg treated the crew in 1911. Dr Anne Lindborg treated the miners "
        "in 1950. Dr Anna Lindberg died in 1930.\n"
    ),
    "two ministries of two countries in one sentence": (
        "The Ministry of Water Resources of Elbonia and the Ministry for Water Resources "
        "of Ruritania met. The Ministry of Water Resources of Elbonia paid. The Ministry "
        "of Water Resources of Elbonia left.\n"
    ),
    "hyphened word that describes": (
        "Qaeda-style raids hit the Saudi Arabia-led force. New York-born Ada Keane met "
        "Nato-led men.\n"
    ),
    "hosts by number": (
        "db-primary-03 fed db-primary-04. db-primary-03 is old. db-primary-3 and db-primary-033 "
        "were never built.\n\nThen db-primary-04 fed db-primary-03."
    ),
    "hosts by short piece": (
        "cache-eu-west-1 fed cache-us-west-1. cache-eu-west-1 is old.\n\ncache-ew-west-1 is new."
    ),
    "hosts moved": (
        "The load went from mail-relay-01 to mail-reley-01. Nobody liked mail-relay-01. "
        "It is mail-relay-01 that failed."
    ),
    "handles of one letter": (
        "@kastor asked. @kastor waited. @kastor left.\n\nThen @castor answered @kestor."
    ),
    "compounds with numbers": (
        "In the mid-1990s covid-19 was unknown. Pre-1990s rules held. In the mid-1980s too."
    ),
    "addresses with slips": (
        "See https://corvane_login.net/a_b. See https://corvane_login.net again and "
        "https://corvan_login.net once. Write to ops_team@corvane.net or to ops_tem@corvane.net."
    ),
    "two sisters in one list": (
        "The crew was Marit Aune, Merit Aune and Solveig Hagen. Marit Aune steered. "
        "Merit Aune rowed.\n"
    ),
    "father and son, one letter": (
        "Johann Reiser carved the altar in 1701. Johannes Reiser, his son, carved "
        "the pulpit in 1730. Johann Reiser died in 1722.\n"
    ),
    "two kings": (
        "King Haakon VII reigned long. King Håkon IV reigned in the thirteenth "
        "century. King Haakon VII died in 1957.\n"
    ),
    "two Johns": ("John Adams signed. John Quincy Adams was his son. John Adams died in 1826.\n"),
    "women's Slavic surname": (
        "Minister Pavel Novák came with his wife Jana Nováková. Pavel Novák spoke. "
        "Nováková listened. Irina Petrova met Ivan Petrov.\n"
    ),
    "Polish": ("Adam Kowalski wed Anna Kowalska in 1950. Kowalski was a smith. Kowalska taught.\n"),
    "Lithuanian": (
        "Jonas Kazlauskas met Ona Kazlauskienė and Rasa Kazlauskaitė. Kazlauskas was the father.\n"
    ),
    "places with one root": (
        "Nordheim lies north of Northeim. Nordheim has a mill. Northeim has a "
        "station, and Nordheim has none.\n"
    ),
    "Abbreviated state": (
        "The office in Portland, Ore., was shut. Portland has a port. The office in "
        "Portland, Me., was not.\n"
    ),
    "ship names one letter apart in a fleet": (
        "The fleet had the Ariel, the Uriel and the Abiel. The Ariel sank. The Uriel "
        "did not. The Abiel was sold.\n"
    ),
    "model numbers": (
        "The T-34 was good. The T-35 was not. The Boeing 707 flew; the Boeing 717 "
        "flew later. The Airbus A320 and the A330 are two.\n"
    ),
    "two companies": (
        "Karlsson Shipping bought a tug. Carlsen Shipping sold one. Karlsson "
        "Shipping paid late. Carlsen Shipping sued.\n"
    ),
    "abbreviations of two bodies": (
        "The Port Health Authority (PHA) met. The Port Authority of Halden (PAH) did "
        "not. The PHA voted.\n"
    ),
    "plural short forms": (
        "The rapid response team (RRT) came. Two rapid response teams (RRTs) stayed. "
        "The RRT left.\n"
    ),
    "short form with the": (
        "The Federal Bureau of Fisheries (the FBF) met. The Federal Bureau of "
        "Fisheries (“FBF”) voted.\n"
    ),
    "unnamed short in heading": ("# THE RFM MODEL\n\nThe river flow model (RFM) ran.\n"),
    "different minister of another country": (
        "Trade Minister Ana Duarte of Elbonia met Trade Minister Anna Duarte of "
        "Ruritania. Ana Duarte spoke first. Anna Duarte answered.\n"
    ),
    "ex-minister": (
        "Finance Minister Elin Dahl spoke. Former Justice Minister Elin Dahl is her "
        "namesake. Finance Minister Elin Dahl left.\n"
    ),
    "minister moved": (
        "In 2011 Health Minister Elin Dahl opened the ward. She moved to Justice in "
        "2013. In 2014 Justice Minister Elin Dahl closed it. In 2012 Health Minister "
        "Elin Dahl had fallen ill.\n"
    ),
    "prime minister and minister": (
        "Prime Minister Jonas Aukrust spoke. As foreign minister, Jonas Aukrust had "
        "been silent. Prime Minister Jonas Aukrust left.\n"
    ),
    "Mc and Mac two people": (
        "Fiona McAllister sang. Fiona MacAllister, a different person, danced. Fiona "
        "McAllister left.\n"
    ),
    "nick": (
        "Aleksandr “Sasha” Belov scored. Sasha Belov was happy. Alexander Belov is "
        "his English name. Aleksandr Belov smiled.\n"
    ),
    "hyphen at end of line": (
        "The keeper was Marguerite Delacroix. Every night Marguerite Dela-\n"
        "croix climbed the tower. Marguerite Delacroix slept by day.\n"
    ),
    "translated place": (
        "Gdańsk, then called Danzig, was a port. Danzig fell in March. Gdańsk was "
        "rebuilt. Köln (Cologne) too: Cologne was bombed, Köln burned.\n"
    ),
    "title case headings and slips": (
        "# The Life Of Ingrid Solhiem\n\n"
        "Ingrid Solheim was born in Bodø. Ingrid Solheim died in Oslo.\n"
    ),
    "regiments by number": (
        "The Seventh Lancer Regiment marched. The Seventh Lancer Regiment rested.\n\n"
        "The Seventeenth Lancer Regiment stayed.\n"
    ),
    "known given names of two": (
        "Karen Oyebanji dug. Karen Oyebanji wrote it up.\n\nKarin Oyebanji kept the books.\n"
    ),
    "given names of a man and a woman": (
        "The mill was built by Carlo Zubiaurre.\n\nIn 1950 Carla Zubiaurre sold it to a bank.\n"
    ),
    "sisters, one of them told to be one": (
        "The inn was kept by Marlena Zubiaurre, whose sister had gone to sea.\n\n"
        "In 1950 Marlana Zubiaurre came home.\n"
    ),
    "surname alone and a place": (
        "The dam was drawn by Costin Barbulesco.\n\nThe road from Barbulescu was closed.\n"
    ),
    "cousins with a surname that hardly two have": (
        "Marcel Quintreau kept the inn. His cousin Marciel Quintreau kept the ferry.\n"
    ),
    "two halls with an article each": (
        "The Stavelot and the Stavelott are halls. People danced in the Stavelot.\n"
    ),
    "witnesses by surname": (
        "Peter Hallam saw it. Hallum said it was red. Hallum lives next door. Peter Hallam left.\n"
    ),
    "people in a table": (
        "| Name | Post |\n|---|---|\n| Ana Brito | chief |\n| Anna Brito | cook |\n"
        "| Ana Brita | mate |\n"
    ),
    "drugs and species": (
        "Patients got Cefazolin or Cefalozin. Prednisone and Prednisolone are two.\n\n"
        "Quercus robur grows here. Quercus rubra does not.\n"
    ),
    "a headline in quotation marks": (
        "“Solhiem quits,” the Courier wrote. Ingrid Solheim had not. Solheim laughed.\n"
    ),
    "incident two engineers": (
        "**Authors:** Priya Deshmukh, Priti Deshmukh\n\n"
        "Priya Deshmukh paged. Priti Deshmukh answered. Priya Deshmukh closed the "
        "incident.\n"
    ),
    "incident hosts in a row": (
        "pay-api-01, pay-api-02 and pay-app-01 were drained. pay-api-01 came back "
        "first. pay-app-01 never did. pay-api-01 is old.\n"
    ),
    "diplomacy: two ambassadors in turn": (
        "Ambassador Juan Carlos Pita left in 2011. Ambassador Juan Carlos Pitta "
        "arrived in 2012, his successor by chance of a like name.\n"
    ),
    "diplomacy: the minister's predecessor": (
        "Foreign Minister Le Hoai Trung met his predecessor, Foreign Minister Le "
        "Hoai Thanh. Le Hoai Trung spoke first.\n"
    ),
    "outbreak two villages": (
        "Mbuyuni had forty cases. Mbuyu had none. The road from Mbuyuni to Mbuyu was "
        "closed. Mbuyuni Juu is a hamlet.\n"
    ),
    "ferry two ships of one class": (
        "The Sankt Morten and the Sankt Mortensen are sisters. The Sankt Morten "
        "sank. The Sankt Mortensen did not.\n"
    ),
    "captain and captain's son": (
        "Captain Torleif Haugland died in 1950. His son, Captain Torulf Haugland, "
        "sailed until 1980. Torleif Haugland had taught him.\n"
    ),
    "Portuguese particles": (
        "Tristão de Vaz Pimentel signed. Vaz Pimentel left. Tristão Vaz Pimentel "
        "wrote a book. The Pimentels are old.\n"
    ),
    "Mongolian initials": (
        "D. Batbayar signed. Dashdorjiin Batbayar is his full name. G. Batbayar, a "
        "poet, is another. N. Batbayar sells horses.\n"
    ),
    "Swahili titles": (
        "Mzee Juma Mwinyi spoke. Bibi Halima Juma sang. Mama Halima is her mother. "
        "Juma is also a month of work.\n"
    ),
    "two bodies of one word": (
        "The Lake Zone Authority paid. The Lake Zoning Authority did not. The two "
        "agencies share a building.\n"
    ),
    "short form with another case": (
        "The Incident Response Team (IRT) met. The incident response team (IRT) "
        "left. Incident-response teams (IRTs) are many.\n"
    ),
    "plural expansion": (
        "The standard operating procedure (SOP) was new. Standard operating "
        "procedures (SOPs) are old.\n"
    ),
    "Marquez in quotation": (
        "Lourenço Marques was the capital. “Lourenço Marquez is hot,” he wrote. "
        "Lourenço Marques is now Maputo.\n"
    ),
    "introduced with another near name": (
        "Captain Lena Osterby sailed. Her mate was a man called Ostersby. Osterby "
        "liked him. Ostersby was from Hull.\n"
    ),
    "two lone surnames": (
        "Halvard Brenna led the men. Brennan, an Irish cook, fed them. Brenna thanked Brennan.\n"
    ),
    "surname never introduced, common": ("Edward Thompson wrote it. Thomson disagreed in 1950.\n"),
    "witness statements": (
        "Peter Hallam saw the car. Hallum said it was red. Hallum lives next door. "
        "Peter Hallam was sure.\n"
    ),
    "two given names one surname": (
        "Marcel Quintreau kept the inn. His cousin Marciel Quintreau kept the ferry.\n"
    ),
    "given names inside: two officials": (
        "Treasurer Delfina Okwuosa signed. County Engineer Delphina Okwuosa did not. "
        "Both were asked.\n"
    ),
    "brother told before": (
        "The brothers Anselm and Ansel Oyebanji dug. Anselm Oyebanji wrote. Ansel Oyebanji drew.\n"
    ),
    "twins": ("Twins were born to the keeper in 1901: Marielle Zubiaurre and Mariele Zubiaurre.\n"),
    "regional bodies": (
        "The East Varn Water Board met. The West Varn Water Board met too. The East "
        "Varn Waste Board did not.\n"
    ),
    "two councils": (
        "The Kalvik Town Council voted. The Kalvik County Council did not. The "
        "Kalvik Town Council won.\n"
    ),
    "old and new": (
        "The Old Harbour Bridge was closed. The New Harbour Bridge was opened. The "
        "Old Harbour Bridges Act was repealed.\n"
    ),
    "first and second": (
        "The First Varn Infantry fought. The Fifth Varn Infantry slept. The First "
        "Varn Infantry won.\n"
    ),
    "quoted headline": (
        "“Solhiem quits,” the Courier wrote. Ingrid Solheim had not. Solheim laughed.\n"
    ),
    "table of people": (
        "| Name | Post |\n"
        "|---|---|\n"
        "| Ana Brito | chief |\n"
        "| Anna Brito | cook |\n"
        "| Ana Brita | mate |\n"
    ),
    "list of villages": (
        "- Brodno: 40 houses\n- Brodna: 12 houses\n- Grodno: 7 houses\n- Grodna: 3 houses\n"
    ),
    "latin species": (
        "Quercus robur grows here. Quercus rubra does not. Pinus mugo and Pinus "
        "nigra are planted.\n"
    ),
    "foreign words": (
        "The Bürgermeister spoke. The Burgomaster of Delft answered. The Stadhuis "
        "and the Stadthuis are halls.\n"
    ),
    "Greek spelling pair explained": (
        "Thessaloniki (also spelled Thessalonike) is a port. Thessaloniki burned in "
        "1917. In Thessalonike, as old maps have it, Jews lived.\n"
    ),
    "months and days": (
        "Mardi gras is in February. Marti is a month in Romania. On Sundays and "
        "Mondays Sunday schools are shut.\n"
    ),
    "drug names": (
        "Patients got Cefazolin or Cefalozin. Prednisone and Prednisolone are two. "
        "Prednisone was stopped.\n"
    ),
    "software versions": (
        "Ledgerline 2 replaced Ledgerline 1. Ledgerlines are no product. LedgerLine "
        "is how the logo has it.\n"
    ),
}
"""Subject → text without a fault."""
