"""Given names by which one person goes: a person who sees both suspects nothing."""

_GROUPS = """
alexander alex alec sandy xander|alexandra alex alexa sandra lexi|andrew andy drew
anthony tony ant|benjamin ben benji benny|catherine katherine kathryn cathy kathy kate katie kath
charles charlie chuck chas|christine christina chris chrissy tina|christopher chris topher kit
daniel dan danny|david dave davey davy|deborah debra deb debbie|donald don donny
dorothy dot dottie dolly|edward ed eddie ted teddy ned|eleanor ellie nell nora
elizabeth liz lizzie beth betty betsy eliza libby bess|frances fran franny|francis frank
francisco frank paco pancho|frederick fred freddie freddy|gabriel gabe|gerald gerry jerry
gregory greg|harold harry hal|henry harry hank|isabella bella izzy isabel
james jim jimmy jamie jem|jacob jake|janet jan|jennifer jen jenny jenn|jessica jess jessie
john jack johnny jon|jonathan jon jonny nathan|joseph joe joey jo|josephine jo josie
joshua josh|judith judy jude|kenneth ken kenny|kimberly kim|lawrence larry laurie
leonard len lenny leo|louis lou louie|louise lou|lucille lucy|madeline maddie maddy
margaret maggie meg peggy marge margie rita|martha marty|matthew matt matty|michael mike mick mickey
mitchell mitch|nathaniel nathan nate nat|nicholas nick nicky nico|nicole nicky nikki
pamela pam|patricia pat patty trish tricia|patrick pat paddy|peter pete|philip phil phillip
rachel rach|raymond ray|rebecca becca becky bec|richard rick dick rich ricky richie
robert bob rob bobby robbie bert|ronald ron ronnie|rosemary rose rosie|russell russ
samantha sam sammy|samuel sam sammy|sarah sally sadie|stanley stan|stephen steven steve
stephanie steph|susan sue susie suzanne|teresa theresa terry tess|terence terry
theodore ted theo teddy|thomas tom tommy|timothy tim timmy|victoria vicky vic tori
vincent vince vinny|virginia ginny|walter walt wally|william bill will billy willy liam
zachary zach zack
"""

_GROUPS_OF: dict[str, set[int]] = {}
for _number, _group in enumerate(_GROUPS.replace("\n", "|").strip("|").split("|")):
    for _name in _group.split():
        _GROUPS_OF.setdefault(_name, set()).add(_number)


def may_be_short(name: str) -> bool:
    """Whether it is one of several by which one person goes."""
    return name in _GROUPS_OF


def one_may_be_short(one: str, other: str) -> bool:
    """Whether one person may go by both, as William and Bill."""
    groups = _GROUPS_OF.get(one)
    return groups is not None and not groups.isdisjoint(_GROUPS_OF.get(other, ()))
