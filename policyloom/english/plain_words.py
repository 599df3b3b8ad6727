"""Words: what an editor would exchange for each other, or leave out.

The groups stand apart by semicolons, the words of a group by strokes. They are about the English
of policies, and of no policy; ``senses`` says how they are used.
"""

from __future__ import annotations

SAME = """
pupil/student/learner/child/kid/youngster; parent/carer/guardian;
staff/team/employee/colleague/personnel; phone/telephone/mobile/smartphone; email/e-mail;
website/site/webpage/web page/web site; document/file/paper; policy/document; form/template;
list/register; guide/handbook/booklet/guidance; section/part/chapter/paragraph;
buy/purchase/acquire; begin/start/commence/launch/initiate;
end/finish/conclude/terminate/complete; use/utilise/employ/make use of;
help/assist/support/aid/assistance; give/provide/supply/offer/issue; get/obtain/receive;
show/display/set out/present/demonstrate; hang/display/be on show; explain/describe/outline/set
out; say/state/mention; think/believe/consider/regard/see/view; tell/inform/notify/let
know/advise; ask/request/enquire; need/require; make sure/ensure/see to it;
try/attempt/endeavour/seek; hold/take place/run/be held; happen/occur/take place/arise;
keep/retain/store/hold; stay/remain/keep; choose/select/pick; change/alter/amend/modify/adjust;
check/verify; look at/examine/inspect/review/consider; deal with/handle/address/manage; carry
out/conduct/perform/undertake/do; work out/calculate; set up/establish/create; send/forward/pass
on/transmit; return/give back/hand back/bring back; come/arrive; go/leave/depart; live/reside;
talk/speak; read/go through; meet/gather; enough/sufficient/adequate; many/numerous/a large number
of/a number of/lots of/several; much/a great deal of/a lot of; extra/additional/further/more;
big/large/great; small/little; fast/quick/rapid/speedy; promptly/quickly/without delay/swiftly;
now/currently/at present/at this time/at the moment/at this moment in time/presently;
soon/shortly; later/afterwards/subsequently/later on; before/prior to/ahead of/in advance of;
after/following/subsequent to; during/in the course of/throughout; about/regarding/concerning/in
relation to/with regard to/with respect to/in respect of/as regards/on the subject of;
because/since/as/due to the fact that/owing to the fact that/in view of the fact that/on the
grounds that; because of/due to/owing to/as a result of; if/in the event that/in case/should it be
that/where/when; although/though/despite the fact that/in spite of the fact that;
so/therefore/thus/hence/consequently/as a consequence; also/as well/in
addition/additionally/furthermore/moreover/besides/too; but/however/nevertheless/nonetheless;
and/as well as/together with/along with; to/in order to/so as to/for the purpose of/with a view
to; for/on behalf of; by/by means of/by way of/through/via; with/together with; like/such as/for
example/for instance/e.g./including; that is/i.e./in other words/namely; near/close to/next
to/beside; main/principal/chief/key/primary; important/significant/vital/essential/crucial;
happy/pleased/glad; nice/pleasant/good; well/beautifully/nicely; bright/light/sunny;
quiet/calm/peaceful; careful/cautious/mindful; right/correct/proper/appropriate/suitable/fitting;
wrong/incorrect/mistaken; clear/plain/obvious/evident; easy/simple/straightforward;
hard/difficult; whole/entire/complete/full; same/identical; different/various/diverse;
own/personal; kind/type/sort/category/form; way/manner/method/means; place/location/spot/venue;
time/occasion/moment; goal/aim/purpose/objective/intention; problem/difficulty/issue;
matter/issue/topic/subject; worry/concern; view/opinion/belief/feedback; idea/suggestion/proposal;
answer/reply/response/respond; question/query/enquiry; information/detail/facts/particulars;
advice/guidance/recommendation; choice/option/alternative; mistake/error; skill/ability;
work/job/task; lesson/class; classroom/teaching room; holiday/break/vacation;
lunch/lunchtime/midday meal; meal/food; trip/visit/outing/excursion; club/activity; fair/fete;
hall/main hall; yard/playground; entrance/reception/front desk; building/premises;
money/funds/cash; cost/price/charge/fee; bill/invoice; car/vehicle;
picture/photograph/photo/image; film/video/footage; computer/laptop/device/machine;
internet/web/online; pc/computer; illness/sickness; medicine/medication; doctor/gp; injury/wound;
clothes/clothing/garments; uniform/school uniform/dress; kit/equipment/gear; sport/pe/physical
education/games; maths/mathematics; book/reader; letter/note; leaflet/flyer; notice/sign/poster;
copy/duplicate; date/day; start/beginning/outset; yearly/annual/annually/every year/each year/once
a year; monthly/every month/each month; weekly/every week/each week; daily/every day/each day;
each other/one another; someone/somebody/a person; anyone/anybody; everyone/everybody; nobody/no
one; people/persons/individuals; family/families/household; home/house; town/village/area;
neighbourhood/community; join/attend; enjoy/like; love/enjoy; value/appreciate/prize;
welcome/greet; thank/be grateful; respect/regard; kindness/courtesy/politeness; polite/courteous;
honest/truthful; fair/just/equitable; safe/secure; bully/bullying; rude/impolite; behave/conduct;
behaviour/conduct; grow/develop; learn/study; teach/instruct; succeed/achieve/do well;
progress/development; build/construct; mend/repair/fix; clean/tidy; close/shut; open/unlock;
entry/admission; set/fix; appoint/name/nominate; lead/head/run; keep to/follow/comply with/abide
by/adhere to/observe; break/breach/contravene/infringe; stop/cease/discontinue; go
on/continue/carry on; reach/arrive at; fill in/complete/fill out; sign up/register/enrol; look
after/care for/take care of; depend on/rely on; find/locate; find out/discover/learn; bring/carry;
wear/put on; share/pass on; store/save; write/put in writing; written/in writing;
spoken/verbal/oral; attach/enclose; contact/get in touch with/reach; visit/call on; take
part/participate/join in; at once/immediately/straight away/right away/without delay/forthwith; in
general/generally/broadly/on the whole/by and large; especially/particularly/in
particular/notably; only/solely/exclusively; almost/nearly; very/extremely/highly/really;
often/frequently/regularly; seldom/rarely; sometimes/occasionally/at times/from time to time;
usually/normally/generally/ordinarily/as a rule/typically; always/at all times/invariably;
allow/permit/let/authorise; forbid/prohibit/ban/bar/disallow/not allow; agree/consent/give
consent; agreement/consent/permission/approval/authorisation; approve/authorise/agree to;
refuse/decline/reject/turn down/deny; accept/take; uphold/support; necessary/needed/required;
compulsory/mandatory/obligatory; voluntary/optional; confidential/private; put/place/lay; dispose
of/destroy/get rid of; location/place; secure/safe; timetable/schedule/programme/calendar;
newsletter/bulletin/circular; inventory/list/register/record/log; social media/social
network/social networking; computer room/computer suite/ict suite/it suite/ict room;
bullying/cyberbullying/online bullying; whiteboard/interactive board/interactive
whiteboard/smartboard; matter/important/count; example/e.g./for example; below/that
follows/following/as follows/underneath; above/preceding; due/proper/appropriate/reasonable; give
back/hand back/return; be grateful/grateful/thank; be grateful to/grateful to/thank;
ict/it/computing/information technology; laptop/notebook; tablet/ipad; device/gadget/phone;
message/text; post/posting; comment/remark; network/system; account/profile;
login/log-in/sign-in/username; password/passcode; data/information; personal information/personal
data; member of staff/staff member/staff/employee; head teacher/headteacher/head; teaching
assistant/classroom assistant/ta; lunchtime supervisor/midday supervisor/dinner lady;
caretaker/site manager/premises officer/site officer; reception/front desk/office;
absence/non-attendance; late/tardy/not on time; unwell/ill/poorly/sick; upset/distressed;
hurt/injured/harmed; hit/strike; fight/brawl; theft/stealing; damage/vandalism;
litter/rubbish/waste; toilet/lavatory/washroom; playtime/break/breaktime/recess;
assembly/collective gathering; term time/in term; academic year/school year; curriculum/programme
of study/syllabus; homework/home learning; test/assessment/exam/examination; mark/grade/score;
award/prize; certificate/diploma; excellent/outstanding/very good; poor/unsatisfactory;
abuse/mistreatment; risk/danger/hazard; emergency/crisis; procedure/process; step/stage;
rule/regulation; law/legislation; act/statute; right/entitlement; duty/responsibility/obligation;
role/post/position; board/governing board; meeting/session; minutes/record of the meeting;
agenda/list of business; vote/ballot; decision/determination/ruling; complaint/grievance;
hearing/panel meeting; appeal/challenge; evidence/proof; outcome/result; reason/ground/cause;
consequence/result/effect; effect/impact/influence; plan/strategy; measure/step/action;
target/goal; standard/level; quality/excellence; training/instruction/professional development;
induction/introduction; visitor/guest/caller; helper/volunteer; supplier/provider/vendor;
tradesman/contractor; company/firm/business; organisation/body/institution; council/local
authority; government/state; country/nation; world/globe; language/tongue; faith/religion;
belief/conviction; race/ethnicity; sex/gender; disability/impairment; inclusive/welcoming;
equality/equal treatment; diversity/variety; culture/ethos/atmosphere;
environment/surroundings/setting; healthy/wholesome; water/drink; tree/plant; road/street;
path/footpath/walkway; gate/entrance; door/doorway; window/pane; hall/auditorium; room/space;
seat/chair; table/desk; bag/rucksack/backpack/satchel; coat/jacket; shoe/footwear; pen/biro;
pay/settle/remit; refund/reimburse/repay/pay back; charge/bill; donate/contribute;
donation/contribution/gift; raise/collect; reduce/cut/lower; increase/raise/put up; double/twice;
number/amount/quantity/total; list/set out/enumerate; sum/amount; several/a few/some;
part/portion/share; rest/remainder; beginning/start; middle/centre; side/edge; follow/obey/comply
with/keep to/stick to/act in line with; in line with/in accordance with/according to/as set out
in/under/pursuant to/in keeping with; on top of/in addition to/over and above/besides/as well as;
instead of/in place of/rather than; apart from/except for/other than/with the exception
of/excluding/save for; regardless of/irrespective of/whatever; whenever/every time/each time/any
time; wherever/in any place; whoever/any person who/anybody who/anyone who; until/till/up to the
time when; while/whilst/during the time that; unless/except if/if not; is able to/are able to/can;
is not able to/are not able to/cannot/is unable to/are unable to; has the opportunity to/have the
opportunity to/can; is responsible for/are responsible for/looks after/look after; plays a part
in/play a part in/helps with/help with; has a duty to/have a duty to; in the first
instance/first/firstly/to begin with/initially; finally/lastly/in the end; secondly/second/next;
at the end of/at the close of; as soon as possible/as quickly as possible/as soon as practicable;
every effort/best; best efforts/best; ensure that/make sure that/see that; take into
account/consider/have regard to/take account of/bear in mind; take steps to/act to; be aware/know;
aware of/know of/familiar with; vigilant/watchful/alert; alongside/together with;
check/inspect/examine; hand/give/pass; switch off/turn off; switch on/turn on;
mindful/considerate/thoughtful/respectful; unattended/lying about/lying around; fetch/collect/pick
up; supervise/oversee/watch over; record/note/write down/log; attend/come to/go to; submit/send
in; remove/take off/take away; prevent/stop; protect/safeguard/keep safe; wash/clean;
consult/speak to/talk to; contact/ring/call/phone/telephone; seek/ask for/request; replace/swap;
update/bring up to date/revise; deliver/bring; arrange/organise; prepare/get ready/make ready;
vacate/evacuate/exit/leave; enter/go into/come into; assemble/gather/meet; cooperate/work
together; accompany/go with/escort; maintain/keep up/look after; specify/state/name/say;
indicate/show; monitor/keep an eye on; evaluate/assess/judge; investigate/look into;
resolve/settle/sort out; determine/decide; report/tell/let know; sign in/register; once used/after
use; arrive/arrival/come; refreshments/food and drink; hurry/rush/run; silent/quiet; proceed/go;
locate/find; select/pick/choose; forward/send/pass on; verify/confirm; sit/be seated; different
to/different from/different than
"""
"""Say the same, or nearly, where one takes the place of the other and all else stays."""
EMPTY = """
please; kindly; indeed; actually; basically; simply; just; of course; as you know; as you will
know; as we know; needless to say; it is worth noting that; please note that; please note; note
that; it should be noted that; it is important to note that; clearly; obviously; certainly; in
fact; as such; it is our view that; we are of the view that; we feel that; in our opinion; there
is; there are; it is; what is more; to this end; in this way
"""
"""Say nothing: they can come or go."""
IRREGULAR = """
held/hold; kept/keep; given/give; gave/give; taken/take; took/take; began/begin; begun/begin;
thought/think; told/tell; sent/send; bought/buy; built/build; found/find; met/meet; said/say;
spoken/speak; spoke/speak; written/write; wrote/write; worn/wear; wore/wear; chosen/choose;
chose/choose; shown/show; brought/bring; taught/teach; led/lead; left/leave; made/make; got/get;
gone/go; went/go; done/do; did/do; came/come; seen/see; saw/see; known/know; knew/know; lost/lose;
paid/pay; heard/hear; lent/lend; spent/spend; understood/understand; children/child; men/man;
women/woman; hung/hang; felt/feel; sat/sit; stood/stand; ran/run; drew/draw; drawn/draw;
broke/break; broken/break; ate/eat; eaten/eat; fell/fall; fallen/fall; flew/fly; forgot/forget;
forgotten/forget; grew/grow; grown/grow; hid/hide; hidden/hide; laid/lay; learnt/learn;
meant/mean; rose/rise; risen/rise; sold/sell; sought/seek; slept/sleep; stole/steal; stolen/steal;
sworn/swear; threw/throw; thrown/throw; won/win; wound/wind; caught/catch; fought/fight;
dealt/deal; is/be; are/be; was/be; were/be; been/be; being/be; has/have; had/have; having/have;
used/use
"""
"""Words that are inflected in a way of their own, each with what it is in a dictionary."""
