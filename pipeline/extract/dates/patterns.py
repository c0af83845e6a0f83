"""The words of which date expressions are made, as patterns."""

from pipeline.extract.dates.calendars import SOLAR_MONTHS, WEEKDAYS

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?(?!\s+del?\b)|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"


def month(name: str = "m") -> str:
    """Return the pattern of a month's name, as the group ``name``."""
    return _MONTH.format(name)


def day(name: str = "d") -> str:
    """Return the pattern of a day's number, as the group ``name``."""
    return _DAY.format(name)


FOUR = r"(?:19|20)[0-9][0-9]"
YEAR = rf"(?P<y>{FOUR})"
_NO_MORE = r"(?=\s*(?:[).,;:(\[]|--|-\s|$))"
ANY_YEAR = rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<y>{FOUR})|\s+(?P<yy>['’][0-9][0-9]|[5-9][0-9]{_NO_MORE}))?"
_UNTIL = r"\s*(?:-|–|—|/|to|until|through)\s*"
TO = r"\s*(?:-|–|—|/|to|and|until|through|&)\s*"
NO_NAME = (
    r"(?!['’”\"]?\s+(?:movement|brigades?|front|party|revolutionary|organi[sz]ation|people['’]?s\s+liberation|commandos?\s+group"
    r"|avenue|street|road|square|bridge|stadium|hospital|university)\b)"
)
"""No name after a day: "the 19 April Movement", "9 October Avenue"."""
WEEKDAY = "|".join(WEEKDAYS)
TIME_OF_DAY = r"(?:\s+(?:early\s+|late\s+)?(?:morning|noon|afternoon|evening|night|midnight|dawn))?"
_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)\]\"”’—–]|-\s|$)|\s+(?:a|about|after(?!\s+the)|against|and|around|as|at|but|by|during|for|from|he|her|his|i|in|inside|it|just|near"
    r"|not|of(?!\s+(?:last|this))|on|outside|over|she|so|that|the|their|they|to|two|we|when|while|with|without)\b)"
)
"""What a day is followed by that belongs to no noun: "on a Friday in May", and not "on a Friday patrol"."""
_SOME = (
    r"(?:(?:autumn|bright|certain|cold|dark|dry|fateful|foggy|given|grey|gray|hot|humid|mild|normal|ordinary|quiet|rainy|recent|single|snowy"
    r"|spring|summer|sunny|typical|warm|wet|windy|winter)\s+)?"
)
SOME_WEEKDAY = rf"(?:on\s+an?\s+{_SOME}(?:{WEEKDAY}){TIME_OF_DAY}{_GOES_ON}|one\s+{_SOME}(?:{WEEKDAY}){TIME_OF_DAY})"
WEEKDAY_OF_THE_STORY = rf"on\s+(?:the|that)\s+(?P<weekday>{WEEKDAY}){TIME_OF_DAY}{_GOES_ON}"
LAST_WEEK = rf"(?:{TIME_OF_DAY}\s+(?:of\s+)?last\s+week)"
ON = rf"(?:(?:{WEEKDAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?,?\s+(?:the\s+)?)?"
NUMBER = (
    r"(?P<n>[0-9]{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:a\s+)?couple(?:\s+of)?|an?)"
)
_OF_IT = (
    r"(?:the\s+)?(?:beginning|start|middle|end|(?:first|second|latter)\s+half"
    r"|(?:first|opening|last|final)\s+(?:few\s+)?(?:days|weeks)|(?:first|second|third|fourth|last|final)\s+quarter)\s+of\s+"
)
PART = rf"(?:(?P<part>(?:early|mid|late)[\s-]+(?:in\s+)?|{_OF_IT}))?"
SOLAR = "|".join(sorted(SOLAR_MONTHS, key=len, reverse=True))
RARE = "jawza|saratan|sunbula|aqrab|dalwa|dalw|sawr|saur|hamal|qaws|mizan"
SOLAR_YEAR = r"(?P<y>[1۱١][34۳۴٣٤]\d\d)"
SOLAR_WORDS = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{SOLAR})|(?P<m2>{SOLAR})\s+(?P<d2>\d{{1,2}}))"
    rf",?\s+{SOLAR_YEAR}"
)
TWO_MONTHS_WORDS = (
    rf"(?:{month('m1')}\s+{day('d1')}{_UNTIL}{month('m2')}\s+{day('d2')}"
    rf"|{day('d3')}\s+{month('m3')}{_UNTIL}{day('d4')}\s+{month('m4')})\b{ANY_YEAR}"
)
MONTH_WORDS = (
    rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bthroughout\s)|(?<=\bthe\s)(?=\w+\s+[a-z])"
    rf"|(?=(?:early|mid|late|last|this)[\s-])|(?={_OF_IT}))(?P<which>last\s+|this\s+)?{PART}{month()}(?!\s+[0-9])"
)
NEAR_DAY_WORDS = (
    r"(?:the\s+)?day\s+before\s+yesterday|yesterday|(?:earlier\s+)?today|tonight|overnight|(?:late\s+)?last\s+night"
    r"|last\s+evening|the\s+night\s+before\s+last|(?:early\s+|late\s+)?this\s+(?:morning|afternoon|evening)|tomorrow"
)
YEAR_WORDS = (
    rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bthe\s)(?=[0-9]{{4}}\s+[a-zA-Z]+)"
    rf"|(?<=[(])(?=[0-9]{{4}}[)])|(?=(?:early|mid|late|beginning|end|start)[\s-])|(?={_OF_IT})){PART}{YEAR}"
    r"(?!\s+(?:people|troops|soldiers|men|fighters|meters|metres|kilograms|pounds))"
)
FIGHTING = (
    r"(?:air\s?strikes?|attacks|battles?|bombardments?|bombings?|clashes|combat|fighting|protests|raids|riots|rioting|shelling"
    r"|shootouts|strikes|unrest|violence)"
)
OPERATION = r"(?:assault|attack|battle|clash|firefight|gun\s?battle|offensive|operation|raid|shootout|siege|stand-?off)"
PART_OF_DAY = r"(?:day|night|morning|afternoon|evening)"
SAME_DAY = rf"that\s+(?:same\s+)?{PART_OF_DAY}|(?:earlier|later)\s+(?:that|the\s+same|in\s+the|on\s+the\s+same)\s+{PART_OF_DAY}"
