"""Qualities: adjectives and adverbs, and the phrases that stand for them."""

from __future__ import annotations

QUALITIES = """
able to/in a position to/is able to/are able to/can/have the ability to/has the ability to/capable
of/in a position/be in a position to/is in a position to/have the opportunity to/has the
opportunity to; unable to/cannot/not able to/not in a position to; likely to/probable/expected to/
inclined to/apt to/liable to; ready/prepared/set/in readiness; willing to/prepared to/happy to/
ready to/content to; keen/eager/enthusiastic; important/significant/of importance/essential/vital/
key/crucial/of great importance/of the utmost importance/of significance/paramount; necessary/
needed/essential/required/requisite; useful/helpful/of use/of help/of benefit/beneficial/of
assistance/valuable/handy; relevant/related/to do with it/appropriate/pertinent; suitable/right/
appropriate/fit/proper/fitting/apt/fit for purpose; clear/plain/obvious/evident/apparent/easy to
understand/easily understood/understandable; simple/easy/straightforward/uncomplicated/not
difficult; hard/difficult/tough/challenging/demanding; quick/fast/rapid/speedy/swift; big/large/
sizeable/substantial/considerable/great; small/little/minor/slight/modest; very small/tiny/minute;
main/chief/principal/major/key/primary/central/leading/most important; whole/entire/complete/
total/full; entirely/wholly/completely/totally/fully/in full/altogether/in its entirety/in their
entirety; partly/in part/to some extent/to a certain extent/to a degree/partially; largely/mostly/
mainly/for the most part/chiefly/in the main/predominantly/to a large extent/to a great extent;
nearly/almost/close to/just under/virtually/practically; especially/particularly/in particular/
above all/notably/most of all/specially; only/solely/merely/just/simply/exclusively/purely;
exactly/precisely/just; clearly/plainly/in a clear manner/in a clear way/in plain language/in
plain english/in clear terms; carefully/with care/in a careful manner/in a careful way/with
caution/cautiously; quietly/in a quiet manner/in a quiet way/without noise; quickly/in a quick
manner/with speed/at speed/rapidly/speedily/fast; safely/in a safe manner/in a safe way/in safety/
without danger/without risk; securely/in a secure manner/in a secure way/in a secure place/safely;
properly/in a proper manner/in the proper way/correctly/in the right way/in the correct manner/as
it should be/the right way/in the correct way; fairly/in a fair manner/in a fair way/justly/
equitably/with fairness/even-handedly; politely/in a polite manner/in a polite way/with courtesy/
courteously/with good manners; respectfully/with respect/in a respectful manner/in a respectful
way; responsibly/in a responsible manner/in a responsible way; consistently/in a consistent
manner/in a consistent way/with consistency; sensitively/in a sensitive manner/in a sensitive way/
with sensitivity/with tact/tactfully; calmly/in a calm manner/in a calm way; orderly/in an orderly
manner/in an orderly way/in an orderly fashion; effectively/in an effective manner/in an effective
way/well/to good effect; efficiently/in an efficient manner/in an efficient way/well; openly/in an
open manner/in the open; honestly/in an honest manner/truthfully/with honesty; kindly/in a kind
manner/with kindness/in a kind way; easily/with ease/without difficulty/readily/in an easy manner;
successfully/with success; regularly/on a regular basis/at regular intervals/in a regular manner;
automatically/as a matter of course/by default/without being asked; individually/one by one/one at
a time/on an individual basis/separately/singly; case by case/on a case-by-case basis/on a case by
case basis/individually/on its merits/on their merits/on an individual basis; separately/apart/on
their own/on its own/independently; jointly/together/as a group/in common/collectively/in
partnership; voluntarily/on a voluntary basis/of their own accord/by choice/of their own free
will; personally/in person/face to face/face-to-face; verbally/orally/by word of mouth/in speech;
electronically/by electronic means/in electronic form/digitally/in digital form; by post/through
the post/in the post/by mail; by email/via email/by e-mail/through email/using email; by phone/by
telephone/over the phone/over the telephone/on the phone/via telephone; locally/in the area/
nearby/in the local area/in the neighbourhood; on site/on the site/on the premises/on the school
site; free/free of charge/at no cost/without charge/for free/at no charge/for nothing/at no extra
cost; new/brand new; old/former/previous/existing; up to date/current/up-to-date/kept current/
latest/most recent; current/present/existing/in force/in effect; next/following/coming/
forthcoming/upcoming; last/previous/most recent/latest/preceding/prior; following/below/set out
below/listed below/given below/shown below/as follows/as listed below/as set out below/as shown
below/these; above/set out above/listed above/given above/mentioned above/preceding/shown above;
attached/enclosed/accompanying/appended; different/other/distinct/separate/not the same; various/
different/several/a range of/a variety of/diverse/assorted/many; same/identical/very same/equal;
similar/alike/like/comparable/of the same kind/much the same; equal/the same/equivalent; certain/
particular/some/specific/given; other/further/alternative/different/additional; usual/normal/
ordinary/customary/standard/regular/typical/routine; unusual/out of the ordinary/uncommon; rare/
uncommon/infrequent/scarce; common/widespread/frequent/usual; happy/pleased/glad/delighted/
content; sad/unhappy/upset; worried/concerned/anxious/troubled/uneasy; angry/cross/annoyed; tired/
weary/exhausted/worn out; hungry/in need of food; ill/sick/unwell/poorly/not well/under the
weather; well/healthy/in good health/fit; broken/damaged/out of order/faulty/not working/
defective; dirty/soiled/unclean/not clean; empty/vacant/unoccupied/not in use; full/at capacity/
filled; busy/occupied/hectic; noisy/loud; wet/damp; near/nearby/close/close at hand/at hand/not
far away; far/distant/far away/a long way off; outdoor/outside/open-air/out-of-doors; indoor/
inside; written/in writing/put in writing/in written form; printed/on paper/in print/hard-copy/in
hard copy; responsible/in charge; qualified/certified/with a qualification; experienced/with
experience/seasoned; sensible/wise/prudent/well advised/judicious/reasonable; lucky/fortunate/
blessed; able/capable/competent; accurate/exact/correct/precise; active/lively/energetic; amusing/
funny/entertaining; anxious/nervous/worried/apprehensive; attractive/pretty/appealing/pleasing;
available/to be had/on hand/ready for use; average/typical/ordinary; aware/conscious/mindful;
basic/simple/elementary/fundamental; beautiful/lovely/pretty; best/finest/ideal/most suitable;
brave/courageous/bold; brief/short/concise; careless/heedless/inattentive; cheap/inexpensive/
low-cost/at low cost; cheerful/happy/merry; comprehensive/thorough/complete/full/wide-ranging;
convenient/handy/suitable; crowded/packed/full; curious/inquisitive/interested; dangerous/
hazardous/unsafe/perilous; dear/expensive/costly; delicious/tasty; detailed/in detail/thorough/
full; eager/keen/willing; enormous/huge/vast/very large; exciting/thrilling; extensive/wide/broad;
familiar/well known; famous/well-known/renowned; fragile/delicate/breakable; frequent/regular/
common; frightened/scared/afraid; frightening/scary; gentle/mild/soft; good/fine/of good quality;
greasy/oily; harmful/damaging/detrimental/injurious; healthy/wholesome/good for you; high/tall;
hopeful/optimistic; huge/vast/enormous; hurtful/unkind; ideal/perfect; inappropriate/unsuitable/
not suitable/not appropriate/unfitting/out of place; incorrect/wrong/inaccurate/mistaken;
insufficient/not enough/inadequate/too little; interesting/engaging/absorbing; invalid/not valid;
joyful/happy; kind/caring/thoughtful/considerate; lasting/enduring/long-lasting; lengthy/long/
extended; likely/probable; lonely/isolated; mean/unkind/nasty; missing/absent/lost/not there;
muddy/dirty; naughty/badly behaved; neat/tidy/orderly; new/newly made; nice/pleasant/agreeable;
odd/strange/unusual/peculiar; ongoing/continuing/continuous; ordinary/normal/everyday; outdated/
out of date/obsolete; outstanding/excellent/exceptional/first-rate; particular/special/specific;
patient/tolerant; peaceful/calm/tranquil; polite/courteous/well-mannered/well mannered; poor/bad/
of poor quality/substandard; popular/well liked/well-liked; possible/feasible/practicable;
powerful/strong; precious/valuable; probable/likely; proud/pleased; punctual/on time/prompt;
quiet/silent/hushed; real/genuine/true/actual; recent/latest; reliable/dependable/trustworthy;
ripe/ready to eat; robust/strong/sturdy; rude/impolite/discourteous; sad/unhappy/sorrowful; shiny/
glossy; short/brief; sincere/genuine/honest; soft/gentle; spotless/very clean; strange/unfamiliar;
strong/sturdy/tough; stupid/silly/foolish; successful/fruitful; sudden/unexpected/abrupt; superb/
excellent; sure/certain/confident; surplus/spare/extra/left over; tasty/delicious; thorough/
careful/rigorous; torn/ripped; true/correct; trusted/reliable; ugly/unattractive; unavoidable/
inevitable; unclear/not clear/vague/ambiguous; uncomfortable/ill at ease; unexpected/unforeseen/
surprising; unfair/unjust/inequitable; unfortunately/sadly/regrettably; unhappy/sad/dissatisfied;
unhelpful/not helpful/of no help; unkind/mean/hurtful/nasty; unlikely/improbable; unnecessary/not
necessary/not needed/needless; unsafe/not safe/dangerous/hazardous; unsuitable/not suitable/
inappropriate; untidy/messy; urgent/pressing; useless/of no use; valid/in force; varied/diverse/
mixed; vivid/bright; warm/heated; well behaved/well-behaved/good; wide/broad; wonderful/
marvellous/splendid; worthwhile/of value/valuable; young/youthful; greatly/a great deal/very much/
highly/considerably/significantly/substantially; slightly/a little/somewhat/a bit; extremely/very/
exceptionally/exceedingly; quite/fairly/rather/reasonably; thoroughly/in full/carefully;
gradually/little by little/step by step/bit by bit/over time; suddenly/all of a sudden/without
warning; accidentally/by accident/by mistake/unintentionally/by chance; deliberately/on purpose/
intentionally/knowingly; happily/gladly/with pleasure; gently/with care/softly; freely/without
restriction/openly; directly/straight/at first hand; indirectly/at second hand; alphabetically/in
alphabetical order; chronologically/in date order/by date/in order of date; originally/at first/
initially; normally/as normal/as usual; anywhere/in any place; everywhere/in every place/in all
places; elsewhere/somewhere else/in another place/in other places; somewhere/in some place;
abroad/overseas/in other countries/in another country; nationally/across the country/throughout
the country/nationwide
"""
"""How things are and are done."""
