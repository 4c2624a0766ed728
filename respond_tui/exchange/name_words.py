"""Words that stand in names and are none: of companies, of people, of English."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEGAL = _listed(
    """
    ab ag as bv co company corp corporation gmbh group holding holdings inc incorporated kg
    limited llc llp ltd ltda nv oy oyj plc pte pty sa sarl sas se spa srl
    """
)
"""A company's legal form, which nobody says."""

NO_NAMES = _listed(
    """
    a an the my our their some two three four five dr mr mrs ms mx prof sir de da del der di du la
    le van von bin ibn ceo cto cfo coo cpo hr vp svp evp pm swe sre head lead leader chief
    director manager managers management manager's hiring recruiter recruiters recruiting
    sourcer talent acquisition people partner engineer engineers engineering developer
    developers architect designer designers analyst scientist staff senior junior principal
    product project program design data platform backend frontend infrastructure security
    sales marketing finance operations support team teams panel interviewer interviewers
    colleague colleagues founder founders cofounder owner peer peers boss someone somebody
    person unknown nobody everyone others other mentor coach friend agency agent headhunter
    """
)
"""What a person writes of others who are not called by name."""

JOINERS = _listed("and und of the for in by to at with et y de")
"""Words inside a company's name, after which it goes on."""

TRADES = _listed(
    """
    airlines analytics bank banking biotech brands capital care consulting credit electric
    electronics energy entertainment estate exchange financial foods fund games health healthcare
    hospital hotels industries institute insurance international investments lab laboratories labs
    logistics media mobility motors networks payments pharma power properties publishing research
    retail robotics school service services software solutions studio studios systems tech
    technologies technology therapeutics travel university ventures works
    """
)
"""What companies do: words that many of them have in their names."""

DETERMINERS = _listed(
    """
    a an another any best each every first for good her his in its last my next no of on one our
    other per same some such that the their this to what which your
    """
)
"""Words before one that is no name then."""

MONTHS = _listed("jan mar march apr april may jun june jul aug august")
"""Months that people are called like, too."""

ORDINARY = _listed(
    """
    art august autumn bear bill brook buck case chance chase clay cliff cross dawn day dean dick
    drew ever faith field fields fine fisher fox frank gene glen good grace grant gray green guy
    hall harmony hart heath hill hope hunter iris ivy jack joy june just king lane law less long
    love major march mark may miles more page pat patience penny pierce pool poor price read reed
    rich rob rock rose sage sky stone storm strange street strong sue summer sunny swift trip true
    victor wade ward way weeks well wells west white will winter wise wood woods young
    """
)
"""Parts of people's names that are English words as well: small, they mostly are no name."""

SPEAKING = _listed(
    """
    added advised answered argued asked asks believes called cared chaired decided emailed
    explained felt from gave greeted has hosted interrupted interviewed introduced is joined knew
    laughed led left liked likes listened looked mailed mentioned met nodded noted offered opened
    phoned pointed pressed probed pushed reacted recommended replied said says seemed smiled stared
    stopped suggested talked thanked thinks thought told took wanted wants was warned went
    wondered works wrote
    """
)
"""What a person does in a sentence, so that the word before it is one's name."""
