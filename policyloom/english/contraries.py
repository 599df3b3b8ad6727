"""Contraries: two words -> whether one says the contrary of the other, with no ‘not’ in sight.

What no rule of spelling tells stands in `OPPOSED`: words on the two sides of a colon.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import product

OPPOSED = """
consider : reject refuse grant accept
accept admit agree approve grant allow uphold welcome : refuse reject deny dismiss decline
uphold confirm : overturn cancel quash revoke withdraw
approve support favour endorse back : oppose
include : exclude omit
open opened : close shut locked closed
public : private confidential secret
open transparent : confidential secret
provisional interim draft temporary : final permanent
full whole entire complete total : part partial incomplete
immediately promptly now : eventually later
same identical alike : different other opposite next
next following : previous preceding last
first second third : last final
early : late
earlier sooner : later
earliest : latest
inside in within : outside out beyond
indoors : outdoors
up : down
on : off
to into : from
left : right
north : south
east : west
front : back rear
top upper : bottom lower
start begin commence open : stop end finish cease close
keep retain hold store save preserve : delete destroy erase discard remove dispose shred
encourage promote : discourage deter
increase raise rise grow extend : reduce decrease lower cut fall shrink shorten
more most higher highest greater larger : less fewer fewest least lower lowest smaller
many : few
much : little
majority : minority
always : never
long longer : short shorter
present attend : absent miss
safe : dangerous unsafe hazardous
right correct true valid : wrong incorrect false invalid
duty obligation requirement must : choice option
publish disclose share reveal show : withhold hide conceal keep
send : receive collect
give lend sell : take borrow buy
arrive enter come join : leave exit go depart
push : pull
lift raise : drop lower
lock : unlock
win succeed pass : lose fail
reward praise : punish sanction
love like : hate dislike
strong : weak
light : dark heavy
easy simple : hard difficult
cheap : expensive
rich : poor
new : old
young younger : old older
junior : senior
minor small slight trivial : major serious severe large grave
ground : first second
arrival entry admission : departure exit
independent : internal
attend vote : abstain
final binding conclusive : advisory provisional appeal
confidential private secret : share publish circulate disclose open
warning notice : surprise
restricted limited : general unlimited
secret : hands
real : pseudonyms false
guarantee : lottery lot
refundable : forfeit
complete : selective
approval acceptance : refusal rejection
success : failure
presence : absence
beginning start : end
opening : closing closure
consent agreement : objection refusal
income : expenditure
deposit : withdrawal
advantage benefit : disadvantage harm
protect : expose harm endanger
prevent : cause
help assist : hinder
agree : object
near close : far
narrow : wide broad
single : double multiple
common : rare
local : national central
manual : automatic
state maintained : independent private
stay remain : leave go
sit : stand
tolerate : prohibit forbid
inclusive : exclusive
primary : secondary
internal : external
individual : group whole-class
single : joint
alone : accompanied together
written paper : verbal oral spoken electronic digital
person : remotely online
odd : even
paid chargeable charged charge : free unpaid
charge : waive
debit : credit
profit : loss
gain : lose
save : spend
buy purchase : sell
hire employ appoint : dismiss fire sack
add attach : remove detach subtract
build create : destroy demolish
allow permit let : forbid prohibit ban prevent
require : forbid
voluntary optional : compulsory mandatory obligatory
general : specific
direct : indirect
active : passive
guilty : innocent
legal lawful : illegal unlawful criminal
fit well healthy : unfit unwell ill sick
clean : dirty
hot warm : cold cool
wet : dry
full : empty
high : low
above : below
over : under
before : after
ascend : descend
forward forwards : backward backwards
maximum most : minimum least
best : worst
better : worse
positive : negative
optimistic : pessimistic
teacher : pupil
employer : employee
landlord : tenant
buyer : seller
lender : borrower
winner : loser
victim : perpetrator
supervised : unsupervised alone
signed : unsigned
loud noisy : quiet silent
fast quick : slow
remember : forget
continue : stop suspend
speak : listen
ask : answer
question : answer
proceed continue : halt stop
wear : remove
advance : arrears retrospect
weekday weekdays : weekend weekends
day : night
morning : evening night afternoon
summer : winter
boys : girls
he : she
himself : herself
male men man : female women woman
mother : father
admit : exclude
confirm : deny
keep : return
add : delete
insert : remove
continue : end
expand : reduce
lengthen : shorten
strengthen : weaken
double : halve triple treble
single : several
sole : joint
former : latter
previous : current
oldest : youngest
max : min
nearest : farthest furthest
whole : half
hard : soft
valid : void expired
active : dormant
alive : dead
attendance : absence
visible : hidden
named : anonymous
identified : anonymous
draft : approved
fixed : variable flexible
strict : flexible
paper : online
national : international
income : spending
give : receive
offer : withdraw
appoint : remove
suspend : reinstate
exclude : reinstate
praise : blame
for : against
favour : against
tell : withhold
report : ignore conceal
record : erase
answer : ignore
follow : ignore
obey : ignore
notice : ignore
find : lose
activate : deactivate
install : remove uninstall
lend : return
general : particular
during : outside
daytime : night
afternoon : evening
today : tomorrow
term : holiday
spring : autumn
boy : girl
adult : child
sender : recipient
speaker : listener
applicant : panel
complainant : respondent
accuser : accused
victim : suspect
plus : minus
benefit : cost
ask : tell
"""
BEGINNINGS = (
    ("", "un"), ("", "in"), ("", "il"), ("", "im"), ("", "ir"), ("", "dis"), ("", "non"),
    ("in", "ex"), ("in", "out"), ("on", "off"), ("up", "down"), ("in", "de"), ("en", "dis"),
    ("over", "under"), ("pre", "post"), ("as", "de"), ("en", "dis"), ("im", "ex"), ("for", "back"),
    ("max", "min"), ("inter", "ex"), ("up", "under"), ("pro", "anti"), ("fore", "after"),
    ("ap", "disap"), ("", "mis"), ("", "anti"), ("", "ab"), ("", "counter"),
    ("en", "un"), ("under", "super"), ("sub", "super"),
)  # fmt: skip
ENDINGS = (("ful", "less"), ("er", "ee"), ("or", "ee"), ("", "less"), ("est", "less"))
SHORTEST = 3
"""Letters that two words have in common which differ in their beginnings or ends alone."""
UNLIKE = """
inform inside indoors include increase invite input discover display distress uniform
invaluable install inspect instruct intake income instead impress improve impart dismiss
disease discharge distribute dispatch district intend inquire insure inhabit impose import
important unless until under onto into exist expose export offer office offset downs forms unit
united union
"""
NO_CONTRARY = frozenset(UNLIKE.split())
"""Words that only look as if they began with such a beginning."""
INFLECTED = ("", "s", "d", "ed", "es", "ing", "ly")
FORMS = {
    "kept": "keep", "sent": "send", "lent": "lend", "given": "give", "gave": "give",
    "taken": "take", "took": "take", "begun": "begin", "began": "begin", "bought": "buy",
    "sold": "sell", "won": "win", "lost": "lose", "hidden": "hide", "shown": "show",
    "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "held": "hold",
    "left": "leave", "went": "go", "gone": "go", "came": "come", "withheld": "withhold",
    "forbidden": "forbid", "paid": "pay", "spent": "spend", "forgot": "forget", "built": "build",
    "withdrawn": "withdraw", "upheld": "uphold", "worn": "wear",
    "spoken": "speak",
}  # fmt: skip


def _opposed() -> dict[str, frozenset[str]]:
    """Return by each word of ``OPPOSED`` those that say its contrary."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in OPPOSED.strip().splitlines():
        left, right = (side.split() for side in line.split(":"))
        for one, other in product(left, right):
            found[one].add(other)
            found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _opposed()


@lru_cache(maxsize=4096)
def _contraries(word: str) -> frozenset[str]:
    """Return what says the contrary of a word, however that is inflected."""
    return frozenset().union(*(OPPOSITES.get(one, ()) for one in _plain(word)))


def opposite(one: str, other: str) -> bool:
    """Tell whether one word, however inflected, says the contrary of another."""
    return (
        _turned(one, other)
        or _turned(other, one)
        or not _plain(one).isdisjoint(_contraries(other))
    )


def _turned(one: str, other: str) -> bool:
    """Tell whether two words differ in a beginning or an end that turns the sense."""
    if one in NO_CONTRARY or other in NO_CONTRARY:
        return False
    # What stays has so many letters at least, so most pairs need no closer look.
    ends, begins = one[-SHORTEST:] == other[-SHORTEST:], one[:SHORTEST] == other[:SHORTEST]
    return (ends and any(_begins(one, other, *pair) for pair in BEGINNINGS)) or (
        begins and any(_begins(one[::-1], other[::-1], a[::-1], b[::-1]) for a, b in ENDINGS)
    )


def _begins(one: str, other: str, first: str, second: str) -> bool:
    rest = one[len(first) :]
    long = SHORTEST + (not first)
    return one.startswith(first) and other == second + rest and len(rest) >= long


@lru_cache(maxsize=4096)
def _plain(word: str) -> frozenset[str]:
    """Return what a word may be an inflection of: ‘refused’ of ‘refuse’, ‘stopped’ of ‘stop’."""
    bare = {word.removesuffix(ending) for ending in INFLECTED} | {FORMS.get(word, word)}
    doubled = {one[:-1] for one in bare if one != word and one[-2:-1] == one[-1:]}
    silent = {one + "e" for one in bare if one != word}
    return frozenset(bare | doubled | silent | {f"{one[:-1]}y" for one in bare if one[-1:] == "i"})
