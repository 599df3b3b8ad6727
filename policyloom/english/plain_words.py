"""Words: what an editor would exchange for each other, or leave out.

The groups stand apart by semicolons, the words of a group by strokes. They are about the English
of policies, and of no policy; ``senses`` says how they are used.
"""

from __future__ import annotations

SAME = """
pupil/student/learner/child/kid/youngster; parent/carer/guardian; staff/team/colleague/personnel;
phone/telephone/mobile/smartphone; email/e-mail; document/file/paper; policy/document; form/
template; guide/handbook/booklet/guidance; section/part/chapter/paragraph; begin/start/commence/
launch/initiate; show/display/set out/present/demonstrate; hang/display/be on show; think/believe/
consider/regard/see/view; make sure/ensure/see to it; hold/take place/run/be held; look at/
examine/inspect/review/consider; work out/calculate; send/forward/pass on/transmit; return/give
back/hand back/bring back; many/numerous/a large number of/a number of/lots of/several; promptly/
quickly/without delay/swiftly; later/afterwards/subsequently/later on; about/regarding/concerning/
in relation to/with regard to/with respect to/in respect of/as regards/on the subject of; because/
since/as/due to the fact that/owing to the fact that/in view of the fact that/on the grounds that;
because of/due to/owing to/as a result of; if/in the event that/in case/should it be that/where/
when; so/therefore/thus/hence/consequently/as a consequence; and/as well as/together with/along
with; to/in order to/so as to/for the purpose of/with a view to; like/such as/for example/for
instance/e.g./including; nice/pleasant/good; well/beautifully/nicely; bright/light/sunny; quiet/
calm/peaceful; careful/cautious/mindful; right/correct/proper/appropriate/suitable/fitting; wrong/
incorrect/mistaken; own/personal; kind/type/sort/category/form; time/occasion/moment; matter/
issue/topic/subject; view/opinion/belief/feedback; answer/reply/response/respond; advice/guidance/
recommendation; work/job/task; lesson/class; holiday/break/vacation; lunch/lunchtime/midday meal;
trip/visit/outing/excursion; club/activity; entrance/reception/front desk; money/funds/cash; bill/
invoice; car/vehicle; film/video/footage; computer/laptop/device/machine; internet/web/online; pc/
computer; doctor/gp; injury/wound; uniform/school uniform/dress; kit/equipment/gear; book/reader;
letter/note; leaflet/flyer; notice/sign/poster; copy/duplicate; each other/one another; someone/
somebody/a person; anyone/anybody; everyone/everybody; nobody/no one; family/families/household;
home/house; town/village/area; neighbourhood/community; join/attend; love/enjoy; thank/be
grateful; respect/regard; kindness/courtesy/politeness; polite/courteous; fair/just/equitable;
rude/impolite; grow/develop; succeed/achieve/do well; build/construct; clean/tidy; close/shut;
open/unlock; entry/admission; set/fix; appoint/name/nominate; lead/head/run; reach/arrive at; sign
up/register/enrol; store/save; spoken/verbal/oral; take part/participate/join in; at once/
immediately/straight away/right away/without delay/forthwith; in general/generally/broadly/on the
whole/by and large; very/extremely/highly/really; allow/permit/let/authorise; forbid/prohibit/ban/
bar/disallow/not allow; agree/consent/give consent; agreement/consent/permission/approval/
authorisation; approve/authorise/agree to; accept/take; uphold/support; compulsory/mandatory/
obligatory; voluntary/optional; confidential/private; dispose of/destroy/get rid of; timetable/
schedule/programme/calendar; newsletter/bulletin/circular; inventory/list/register/record/log;
computer room/computer suite/ict suite/it suite/ict room; bullying/cyberbullying/online bullying;
whiteboard/interactive board/interactive whiteboard/smartboard; matter/important/count; example/
e.g./for example; below/that follows/following/as follows/underneath; due/proper/appropriate/
reasonable; give back/hand back/return; be grateful/grateful/thank; be grateful to/grateful to/
thank; ict/it/computing/information technology; tablet/ipad; device/gadget/phone; message/text;
network/system; account/profile; login/log-in/sign-in/username; personal information/personal
data; member of staff/staff member/staff; head teacher/headteacher/head; teaching assistant/
classroom assistant/ta; lunchtime supervisor/midday supervisor/dinner lady; caretaker/site
manager/premises officer/site officer; reception/front desk/office; absence/non-attendance; late/
tardy/not on time; upset/distressed; hurt/injured/harmed; hit/strike; fight/brawl; theft/stealing;
damage/vandalism; assembly/collective gathering; term time/in term; academic year/school year;
curriculum/programme of study/syllabus; test/assessment/exam/examination; award/prize;
certificate/diploma; excellent/outstanding/very good; poor/unsatisfactory; abuse/mistreatment;
emergency/crisis; law/legislation; act/statute; right/entitlement; duty/responsibility/obligation;
board/governing board; minutes/record of the meeting; agenda/list of business; vote/ballot;
complaint/grievance; hearing/panel meeting; appeal/challenge; evidence/proof; reason/ground/cause;
effect/impact/influence; plan/strategy; measure/step/action; quality/excellence; training/
instruction/professional development; induction/introduction; visitor/guest/caller; helper/
volunteer; supplier/provider/vendor; tradesman/contractor; council/local authority; government/
state; country/nation; world/globe; language/tongue; faith/religion; belief/conviction; race/
ethnicity; sex/gender; disability/impairment; inclusive/welcoming; equality/equal treatment;
diversity/variety; culture/ethos/atmosphere; environment/surroundings/setting; healthy/wholesome;
water/drink; tree/plant; road/street; gate/entrance; door/doorway; window/pane; hall/auditorium;
seat/chair; table/desk; bag/rucksack/backpack/satchel; coat/jacket; shoe/footwear; charge/bill;
donate/contribute; donation/contribution/gift; raise/collect; increase/raise/put up; double/twice;
number/amount/quantity/total; sum/amount; part/portion/share; side/edge; apart from/except for/
other than/with the exception of/excluding/save for; regardless of/irrespective of/whatever;
whenever/every time/each time/any time; wherever/in any place; whoever/any person who/anybody who/
anyone who; until/till/up to the time when; while/whilst/during the time that; unless/except if/if
not; is not able to/are not able to/cannot/is unable to/are unable to; is responsible for/are
responsible for/looks after/look after; plays a part in/play a part in/helps with/help with; has a
duty to/have a duty to; in the first instance/first/firstly/to begin with/initially; finally/
lastly/in the end; secondly/second/next; at the end of/at the close of; as soon as possible/as
quickly as possible/as soon as practicable; every effort/best; best efforts/best; ensure that/make
sure that/see that; take into account/consider/have regard to/take account of/bear in mind; take
steps to/act to; aware of/know of/familiar with; vigilant/watchful/alert; check/inspect/examine;
hand/give/pass; mindful/considerate/thoughtful/respectful; unattended/lying about/lying around;
supervise/oversee/watch over; wash/clean; consult/speak to/talk to; contact/ring/call/phone/
telephone; update/bring up to date/revise; deliver/bring; vacate/evacuate/exit/leave; cooperate/
work together; accompany/go with/escort; maintain/keep up/look after; specify/state/name/say;
monitor/keep an eye on; report/tell/let know; sign in/register; once used/after use; refreshments/
food and drink; hurry/rush/run; silent/quiet; forward/send/pass on; different to/different from/
different than; at the weekend/on the weekend/at weekends/on weekends/weekends; possess/be in
possession of/in possession of/hold/own/have; afford/give/allow; accomplish/achieve/do/carry out;
accorded/given; accommodate/house/fit; accompany/go with; accumulate/gather/collect/build up;
acknowledge/confirm/recognise; acquaint/tell/inform; adjacent/next to/beside; advantageous/useful/
helpful; aggregate/total; alleviate/ease/lessen; allocate/give/assign/allot; alternative/other/
another; anticipate/expect/foresee; capacity/ability/room; cease/stop/end; circumvent/get round/
avoid; combine/join/merge; comprise/consist of/is made up of/are made up of/made up of/contain/
include; constitute/be/form/make up; construct/build/make; convene/call/hold; denote/mean/show;
detrimental/harmful; dwelling/home/house; elect/choose; eliminate/remove/get rid of; elucidate/
explain; emphasise/stress/highlight; encounter/meet; envisage/expect/foresee; equitable/fair;
erroneous/wrong; evince/show; expenditure/spending; expiration/expiry/end; facilitate/help/ease/
make easier; finalise/finish/complete; henceforth/from now on; implement/carry out/put into
practice/put in place; inasmuch as/because; inception/start; indicate/show/say; initial/first;
inspect/look at; instigate/start/bring about; institute/begin/start/set up; liaise with/work with/
talk to/speak to; magnitude/size; methodology/method; mislay/lose; necessitate/need/call for;
notification/notice; nominate/name/put forward; optimum/best; originate/start; participate/take
part/join; practise/rehearse; proximity/nearness; pursue/follow; recognise/know/accept/
acknowledge; reflect/think; refresh/update/bring up to date/keep up to date/kept up to date;
reiterate/repeat/say again; relocate/move; remedy/cure/put right; remunerate/pay; render/make/
give; rise/go up; fall/go down; scrutinise/examine/look at/check; segregate/separate/keep apart;
signpost/sign; solicit/ask for; statutory/legal; strategy/way/plan; submit/send/hand in/give;
substantiate/prove/back up; terminate/end/stop; timely/prompt/promptly; ultimately/in the end;
undertake/agree/promise; validate/confirm; verify/check/prove; viable/workable; visualise/see;
wish/want/like; get to know/come to know/know; improve/get better; draft/draw up/drawn up/write/
prepare; praise/reward; chairman/chairwoman/chairperson/chair; e safety/online safety/esafety;
ethnic origin/ethnicity; fridge/refrigerator; exam/examination; ad/advert/advertisement; bus/
coach/minibus; plane/aeroplane; flu/influenza; info/information; memo/memorandum; photocopy/copy;
zoo/zoological garden; tv/television; id/identity card/identification; taught/learn; watch/
monitor/observe; different/differing; different/varying; timetabled/scheduled; afterwards/after
that; over/during; instance/case/example; exit/way out; lift/elevator; torch/flashlight; trousers/
pants; jumper/sweater/pullover; plimsolls/pumps; rubber/eraser; crisps/chips; biscuit/cookie;
nappy/diaper; autumn/fall; post code/postcode/zip code; hoover/vacuum/vacuum cleaner; signature/
sign; proof/prove; belief/believe; choice/choose; loss/lose; gift/give; growth/grow; sale/sell;
speech/speak; view/think; success/succeed; response/respond; receipt/receive; weight/weigh;
height/high; length/long; width/wide; depth/deep; strength/strong; warmth/warm; absence/absent;
presence/present; importance/important/matter; ability/able; responsibility/responsible; safety/
safe; admission/admit; permission/permit; decision/decide; division/divide; conclusion/conclude;
inclusion/include; provision/provide; description/describe; subscription/subscribe; reception/
receive; explanation/explain; pronunciation/pronounce; repetition/repeat; comparison/compare;
analysis/analyse; criticism/criticise; apology/apologise; advice/advise; entry/enter; referral/
refer; range/variety/many/various/a range of/a variety of; opportunity/chance/given the
opportunity; obtain/find/get/available; in/as part of; left hand side/left; right hand side/right;
great deal/much/a lot; keep/make sure/ensure; let know/know; every one/everyone; any one/anyone;
want/aim/wish; thank/grateful; grateful to/thank; take the register/call the register; update/
refresh/renew; keep up to date/update; unattended/left unattended; special needs/special
educational needs; lie with/rest with; have the capacity to/can; worry/concern/upset; discuss/
talk/speak; similar to/similar with; compared to/compared with; cater for/cater to; centred on/
centred around; angry at/angry with; angry about/angry at; named after/named for; enrol in/enrol
on; photocopier/copier; in receipt of/receive; with effect from/from/as of; hitherto/until now;
whereas/while/but; whereby/by which; herein/here; amid/during; albeit/although; aforementioned/
this/these; said/this; latter/second; abundant/plenty; ample/enough; adjoin/be next to; adversely/
badly; attribute/cause; concept/idea; consolidate/combine/join; contiguous/next to; designate/
name; discrepancy/difference; duration/length; equip/fit; exceptionally/very; feasible/possible;
forfeit/lose; formulate/work out/plan; genuine/real; hazardous/dangerous; imperative/vital; in
excess of/more than/over; in favour of/for; incorrectly/wrongly; inform of/tell about; interim/
temporary; irrespective/regardless; issue/give/send; jeopardise/risk; legible/readable; mandatory/
compulsory; marginal/slight; merchandise/goods; monitor/check/track; overall/total; per annum/a
year/each year; permissible/allowed; premature/early; proceed/go on/go ahead; prohibit/ban;
promptly/quickly; pupil premium/pp; rationale/reason; refrain from/do not; restrict/limit;
selection/choice; statute/law; stipulate/state/set; subsequent/later/next; suspend/stop; tranche/
part; unavailable/not available; vicinity/area; vocation/job; youngster/child; excellent/well/
good/very well; lively/engaging/popular/lovely/beautiful/obliging/helpful/happy/content/calm/
quiet/warm/friendly/pleasant/nice/nicer/wonderful/fantastic/exciting/interesting/vibrant/
welcoming/caring/attractive/cheerful/delightful/enjoyable/kind/superb/splendid/well attended;
heavy/weighty; date/day/when; place/where; reason/why; pertain/relate/concern; opportunity/
afforded the opportunity/given the chance; fireman/firefighter; policeman/policewoman/police
officer; postman/postwoman/mail carrier; groundsman/groundskeeper/grounds staff; workman/worker;
tradesman/tradesperson/contractor; layman/lay person; spokesman/spokeswoman/spokesperson;
headmaster/headmistress/head teacher/headteacher; manpower/workforce/staff; foreman/supervisor;
waitress/waiter; steward/stewardess; alderman/councillor; handyman/maintenance worker; craftsman/
craftsperson; cameraman/camera operator; sportsman/sportsperson/athlete; by virtue of/because of;
by reason of/because of; with the result that/so; on the part of/by; as a means of/to; for the
reason that/because; on account of/because of; at an early date/soon; in due course/later/soon;
make provision for/provide for; put an end to/end; give notice/tell; is of the opinion/thinks;
hold responsible/blame; in respect of/for/about; undergo/have; remit/send/pay; render/give;
reinstate/put back; reverse/undo; sanction/approve; evaluate/judge/test; exempt/free; expedient/
quick; gratuitous/free; inhibit/stop; injurious/harmful; innovative/new; intimate/say; lieu/place;
maximum/most; minimum/least; negligible/tiny; obligatory/compulsory; obviate/prevent; occasioned
by/caused by; omit/leave out; place of residence/home; prior/earlier; probity/honesty; promulgate/
publish; proportion/part; pursuit/chase; ramification/result; reconsider/think again; represent/
stand for; reveal/show; similarly/also; spouse/husband/wife/partner; subordinate/junior;
superfluous/extra; supplement/add to; surplus/extra; tabulate/list; thereby/by that; to the extent
that/if; ultimate/last; unduly/too; uniform/same; verbatim/word for word; void/empty; warrant/
justify; whilst/while; withhold/keep back; online/website/on the website; send/special educational
needs/special needs; vle/virtual learning environment/online learning platform/learning platform;
conditional upon/conditional on/depend on/depends on; come to a halt/come to a stop/stop; make
themselves known/report
"""
"""Say the same, or nearly, where one takes the place of the other and all else stays."""
EMPTY = """
please; kindly; indeed; actually; basically; simply; just; of course; as you know; as you will
know; as we know; needless to say; it is worth noting that; please note that; please note; note
that; it should be noted that; it is important to note that; obviously; certainly; in fact; as
such; it is our view that; we are of the view that; we feel that; in our opinion; there is; there
are; it is; what is more; to this end; in this way; do not hesitate to; do not hesitate; should be
noted; term of; a term of; terms of; first of all; in the first place; no doubt; in general; after
all; at all; once again; all in all; in colour; in size; in shape; in nature; in number; in terms
of number; we are pleased to say that; we are pleased to; we are happy to say that; we are
delighted that; we are proud that; we are sorry to say that; we wish to state that; we would ask
that; we ask that you; please could you; could you please; if you would; would you please; you
will find that; you may find that; it can be said that; it is important that; it is a fact that;
it should be remembered that; it must be remembered that; as a reminder; by way of reminder; to
repeat; once more; as already said; as set out above; as described above; as outlined above; as
explained above; as a matter of course; as a matter of fact; when all is said and done; in the
final analysis; in short; in brief; to sum up; in summary; on the whole; broadly; above all; as
ever; as always; as usual; generally speaking; broadly speaking; strictly speaking; and so on;
etc; as a general point; as a general rule; it goes without saying that; please be aware that; be
aware that; please remember that; please bear in mind that; bear in mind that; remember that; we
would like to remind you that; we remind you that; we would like to point out that; we wish to
point out that; it is clear that; it is true that; thank you for reading this; thank you; many
thanks; with thanks; we hope that this helps; for the avoidance of doubt; in practice; as
mentioned above; as stated above; as said above; as already mentioned; that is to say; where this
is concerned; in this regard; in this respect; to be clear; generally speaking; by the way; for
your information; at this point; in essence; in effect; as it were; so to speak; this is
important; which is important; not only; ideally; we would be grateful if you would; we would be
grateful if you could; naturally; rather; quite; really; very; truly; surely; even
"""
"""Say nothing: they can come or go."""
LIGHT = """
basis; practice; levy; manner; way; course; process; fact; purpose; aim; copy; range; variety;
number; amount; opportunity; chance; detail; available; located; situated; find; obtain; set out;
carry out; conduct; undertake; perform; render; reach; hold; total; kind; sort; type; area; level;
nature; instance; degree; extent; make; give; take; provide; offer; receive; become; duration;
last; be away; in attendance; attendance; tasked with; be tasked with; exist; contain; below;
above; overleaf; following; here; itself; out; up; along; together; own; respective; done; be
held; belong; belong to; be found; be to be found; to be found; take place; in receipt of; in
possession of; in the possession of; as follows; the following; currently; at present; at the
present time; presently; at the moment; aware; aware of; respective; particular; particularly;
actual; general; overall; appropriate; various; also; too; more; most; much; somewhat; altogether;
feel; able; lie with; rest with; lovely; calm; quiet; warm; friendly; nice; pleasant; happy
"""
"""Say little: they come or go where a sentence is built otherwise, and all else stays."""
TWO_WORDS = frozenset(
    ["resign", "recover", "reform", "resent", "recreation", "redress", "remark", "represent"]
)
"""Say one thing as one word and another with a hyphen."""
DIFFERENT = """
phone/smartphone; phone/device; phone/gadget; mobile/smartphone; mobile/device; mobile phone/
smartphone; laptop/computer/device/machine/tablet; ipad/tablet; car/vehicle; bus/minibus; cash/
money; cash/funds; guidance/advice/rule/regulation/requirement/guideline/direction/help; policy/
procedure/practice/rule; holiday/break; club/activity; uniform/dress; entrance/reception;
complaint/grievance; consent/approval/authorisation; approve/authorise/accept; review/consider;
consult/speak to; consult/talk to; medicine/drug; record/file; photo/film; film/recording;
authority/power/right; letter/note/message/email; damage/harm; law/guidance; staff/colleague
"""
"""Say different things in a policy, though one is often taken for the other: of another breadth,
of other people, or of another weight in law."""
NEARLY = """
form from, there three, trial trail, diary dairy, brought bought, employer employee
country county, adopt adapt, formally formerly, contract contact, inform conform, confirm conform
ensure insure, continual continuous, respectful respective, prescribe proscribe, personal personnel
except expect, preserve reserve, expand expend, interview interviewer, training trainee
"""
BOTH_WORDS = frozenset(
    map(frozenset, map(str.split, NEARLY.strip().replace("\n", ", ").split(", ")))
)
"""Pairs of words of which one is no slip for the other, though two letters changed places."""
IRREGULAR = """
held/hold; kept/keep; given/give; gave/give; taken/take; took/take; began/begin; begun/begin;
thought/think; told/tell; sent/send; bought/buy; built/build; found/find; met/meet; said/say;
spoken/speak; spoke/speak; written/write; wrote/write; worn/wear; wore/wear; chosen/choose; chose/
choose; shown/show; brought/bring; taught/teach; led/lead; left/leave; made/make; got/get; gone/
go; went/go; done/do; did/do; came/come; seen/see; saw/see; known/know; knew/know; lost/lose;
paid/pay; heard/hear; lent/lend; spent/spend; understood/understand; children/child; men/man;
women/woman; hung/hang; felt/feel; sat/sit; stood/stand; ran/run; drew/draw; drawn/draw; broke/
break; broken/break; ate/eat; eaten/eat; fell/fall; fallen/fall; flew/fly; forgot/forget;
forgotten/forget; grew/grow; grown/grow; hid/hide; hidden/hide; laid/lay; learnt/learn; meant/
mean; rose/rise; risen/rise; sold/sell; sought/seek; slept/sleep; stole/steal; stolen/steal;
sworn/swear; threw/throw; thrown/throw; won/win; wound/wind; caught/catch; fought/fight; dealt/
deal; lit/light; swum/swim; swam/swim; sang/sing; sung/sing; drank/drink; drunk/drink; drove/
drive; driven/drive; rode/ride; ridden/ride; rang/ring; rung/ring; struck/strike; stuck/stick;
shut/shut; bound/bind; bent/bend; bled/bleed; fed/feed; fled/flee; hurt/hurt; shot/shoot; spread/
spread; swept/sweep; torn/tear; tore/tear; woke/wake; woken/wake; withdrew/withdraw; withdrawn/
withdraw; undertook/undertake; undertaken/undertake; overseen/oversee; oversaw/oversee; mislaid/
mislay; is/be; are/be; was/be; were/be; been/be; being/be; has/have; had/have; having/have; used/
use
"""
"""Words that are inflected in a way of their own, each with what it is in a dictionary."""
