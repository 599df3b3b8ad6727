"""Words: what an editor would exchange for each other, or leave out.

The groups stand apart by semicolons, the words of a group by strokes. They are about the English
of policies, and of no policy; ``senses`` says how they are used.
"""

from __future__ import annotations

SAME = """
pupil/student/learner/child/kid/youngster; parent/carer/guardian; staff/team/employee/colleague/
personnel; phone/telephone/mobile/smartphone; email/e-mail; website/site/webpage/web page/web
site; document/file/paper; policy/document; form/template; list/register; guide/handbook/booklet/
guidance; section/part/chapter/paragraph; buy/purchase/acquire; begin/start/commence/launch/
initiate; end/finish/conclude/terminate/complete; use/utilise/employ/make use of; help/assist/
support/aid/assistance; give/provide/supply/offer/issue; get/obtain/receive; show/display/set out/
present/demonstrate; hang/display/be on show; explain/describe/outline/set out; say/state/mention;
think/believe/consider/regard/see/view; tell/inform/notify/let know/advise; ask/request/enquire;
need/require; make sure/ensure/see to it; try/attempt/endeavour/seek; hold/take place/run/be held;
happen/occur/take place/arise; keep/retain/store/hold; stay/remain/keep; choose/select/pick;
change/alter/amend/modify/adjust; check/verify; look at/examine/inspect/review/consider; deal
with/handle/address/manage; carry out/conduct/perform/undertake/do; work out/calculate; set up/
establish/create; send/forward/pass on/transmit; return/give back/hand back/bring back; come/
arrive; go/leave/depart; live/reside; talk/speak; read/go through; meet/gather; enough/sufficient/
adequate; many/numerous/a large number of/a number of/lots of/several; much/a great deal of/a lot
of; extra/additional/further/more; big/large/great; small/little; fast/quick/rapid/speedy;
promptly/quickly/without delay/swiftly; now/currently/at present/at this time/at the moment/at
this moment in time/presently; soon/shortly; later/afterwards/subsequently/later on; before/prior
to/ahead of/in advance of; after/following/subsequent to; during/in the course of/throughout;
about/regarding/concerning/in relation to/with regard to/with respect to/in respect of/as regards/
on the subject of; because/since/as/due to the fact that/owing to the fact that/in view of the
fact that/on the grounds that; because of/due to/owing to/as a result of; if/in the event that/in
case/should it be that/where/when; although/though/despite the fact that/in spite of the fact
that; so/therefore/thus/hence/consequently/as a consequence; also/as well/in addition/
additionally/furthermore/moreover/besides/too; but/however/nevertheless/nonetheless; and/as well
as/together with/along with; to/in order to/so as to/for the purpose of/with a view to; for/on
behalf of; by/by means of/by way of/through/via; with/together with; like/such as/for example/for
instance/e.g./including; that is/i.e./in other words/namely; near/close to/next to/beside; main/
principal/chief/key/primary; important/significant/vital/essential/crucial; happy/pleased/glad;
nice/pleasant/good; well/beautifully/nicely; bright/light/sunny; quiet/calm/peaceful; careful/
cautious/mindful; right/correct/proper/appropriate/suitable/fitting; wrong/incorrect/mistaken;
clear/plain/obvious/evident; easy/simple/straightforward; hard/difficult; whole/entire/complete/
full; same/identical; different/various/diverse; own/personal; kind/type/sort/category/form; way/
manner/method/means; place/location/spot/venue; time/occasion/moment; goal/aim/purpose/objective/
intention; problem/difficulty/issue; matter/issue/topic/subject; worry/concern; view/opinion/
belief/feedback; idea/suggestion/proposal; answer/reply/response/respond; question/query/enquiry;
information/detail/facts/particulars; advice/guidance/recommendation; choice/option/alternative;
mistake/error; skill/ability; work/job/task; lesson/class; classroom/teaching room; holiday/break/
vacation; lunch/lunchtime/midday meal; meal/food; trip/visit/outing/excursion; club/activity;
fair/fete; hall/main hall; yard/playground; entrance/reception/front desk; building/premises;
money/funds/cash; cost/price/charge/fee; bill/invoice; car/vehicle; picture/photograph/photo/
image; film/video/footage; computer/laptop/device/machine; internet/web/online; pc/computer;
illness/sickness; medicine/medication; doctor/gp; injury/wound; clothes/clothing/garments;
uniform/school uniform/dress; kit/equipment/gear; sport/pe/physical education/games; maths/
mathematics; book/reader; letter/note; leaflet/flyer; notice/sign/poster; copy/duplicate; date/
day; start/beginning/outset; yearly/annual/annually/every year/each year/once a year; monthly/
every month/each month; weekly/every week/each week; daily/every day/each day; each other/one
another; someone/somebody/a person; anyone/anybody; everyone/everybody; nobody/no one; people/
persons/individuals; family/families/household; home/house; town/village/area; neighbourhood/
community; join/attend; enjoy/like; love/enjoy; value/appreciate/prize; welcome/greet; thank/be
grateful; respect/regard; kindness/courtesy/politeness; polite/courteous; honest/truthful; fair/
just/equitable; safe/secure; bully/bullying; rude/impolite; behave/conduct; behaviour/conduct;
grow/develop; learn/study; teach/instruct; succeed/achieve/do well; progress/development; build/
construct; mend/repair/fix; clean/tidy; close/shut; open/unlock; entry/admission; set/fix;
appoint/name/nominate; lead/head/run; keep to/follow/comply with/abide by/adhere to/observe;
break/breach/contravene/infringe; stop/cease/discontinue; go on/continue/carry on; reach/arrive
at; fill in/complete/fill out; sign up/register/enrol; look after/care for/take care of; depend
on/rely on; find/locate; find out/discover/learn; bring/carry; wear/put on; share/pass on; store/
save; write/put in writing; written/in writing; spoken/verbal/oral; attach/enclose; contact/get in
touch with/reach; visit/call on; take part/participate/join in; at once/immediately/straight away/
right away/without delay/forthwith; in general/generally/broadly/on the whole/by and large;
especially/particularly/in particular/notably; only/solely/exclusively; almost/nearly; very/
extremely/highly/really; often/frequently/regularly; seldom/rarely; sometimes/occasionally/at
times/from time to time; usually/normally/generally/ordinarily/as a rule/typically; always/at all
times/invariably; allow/permit/let/authorise; forbid/prohibit/ban/bar/disallow/not allow; agree/
consent/give consent; agreement/consent/permission/approval/authorisation; approve/authorise/agree
to; refuse/decline/reject/turn down/deny; accept/take; uphold/support; necessary/needed/required;
compulsory/mandatory/obligatory; voluntary/optional; confidential/private; put/place/lay; dispose
of/destroy/get rid of; location/place; secure/safe; timetable/schedule/programme/calendar;
newsletter/bulletin/circular; inventory/list/register/record/log; social media/social network/
social networking; computer room/computer suite/ict suite/it suite/ict room; bullying/
cyberbullying/online bullying; whiteboard/interactive board/interactive whiteboard/smartboard;
matter/important/count; example/e.g./for example; below/that follows/following/as follows/
underneath; above/preceding; due/proper/appropriate/reasonable; give back/hand back/return; be
grateful/grateful/thank; be grateful to/grateful to/thank; ict/it/computing/information
technology; laptop/notebook; tablet/ipad; device/gadget/phone; message/text; post/posting;
comment/remark; network/system; account/profile; login/log-in/sign-in/username; password/passcode;
data/information; personal information/personal data; member of staff/staff member/staff/employee;
head teacher/headteacher/head; teaching assistant/classroom assistant/ta; lunchtime supervisor/
midday supervisor/dinner lady; caretaker/site manager/premises officer/site officer; reception/
front desk/office; absence/non-attendance; late/tardy/not on time; unwell/ill/poorly/sick; upset/
distressed; hurt/injured/harmed; hit/strike; fight/brawl; theft/stealing; damage/vandalism;
litter/rubbish/waste; toilet/lavatory/washroom; playtime/break/breaktime/recess; assembly/
collective gathering; term time/in term; academic year/school year; curriculum/programme of study/
syllabus; homework/home learning; test/assessment/exam/examination; mark/grade/score; award/prize;
certificate/diploma; excellent/outstanding/very good; poor/unsatisfactory; abuse/mistreatment;
risk/danger/hazard; emergency/crisis; procedure/process; step/stage; rule/regulation; law/
legislation; act/statute; right/entitlement; duty/responsibility/obligation; role/post/position;
board/governing board; meeting/session; minutes/record of the meeting; agenda/list of business;
vote/ballot; decision/determination/ruling; complaint/grievance; hearing/panel meeting; appeal/
challenge; evidence/proof; outcome/result; reason/ground/cause; consequence/result/effect; effect/
impact/influence; plan/strategy; measure/step/action; target/goal; standard/level; quality/
excellence; training/instruction/professional development; induction/introduction; visitor/guest/
caller; helper/volunteer; supplier/provider/vendor; tradesman/contractor; company/firm/business;
organisation/body/institution; council/local authority; government/state; country/nation; world/
globe; language/tongue; faith/religion; belief/conviction; race/ethnicity; sex/gender; disability/
impairment; inclusive/welcoming; equality/equal treatment; diversity/variety; culture/ethos/
atmosphere; environment/surroundings/setting; healthy/wholesome; water/drink; tree/plant; road/
street; path/footpath/walkway; gate/entrance; door/doorway; window/pane; hall/auditorium; room/
space; seat/chair; table/desk; bag/rucksack/backpack/satchel; coat/jacket; shoe/footwear; pen/
biro; pay/settle/remit; refund/reimburse/repay/pay back; charge/bill; donate/contribute; donation/
contribution/gift; raise/collect; reduce/cut/lower; increase/raise/put up; double/twice; number/
amount/quantity/total; list/set out/enumerate; sum/amount; several/a few/some; part/portion/share;
rest/remainder; beginning/start; middle/centre; side/edge; follow/obey/comply with/keep to/stick
to/act in line with; in line with/in accordance with/according to/as set out in/under/pursuant to/
in keeping with; on top of/in addition to/over and above/besides/as well as; instead of/in place
of/rather than; apart from/except for/other than/with the exception of/excluding/save for;
regardless of/irrespective of/whatever; whenever/every time/each time/any time; wherever/in any
place; whoever/any person who/anybody who/anyone who; until/till/up to the time when; while/
whilst/during the time that; unless/except if/if not; is able to/are able to/can; is not able to/
are not able to/cannot/is unable to/are unable to; has the opportunity to/have the opportunity to/
can; is responsible for/are responsible for/looks after/look after; plays a part in/play a part
in/helps with/help with; has a duty to/have a duty to; in the first instance/first/firstly/to
begin with/initially; finally/lastly/in the end; secondly/second/next; at the end of/at the close
of; as soon as possible/as quickly as possible/as soon as practicable; every effort/best; best
efforts/best; ensure that/make sure that/see that; take into account/consider/have regard to/take
account of/bear in mind; take steps to/act to; be aware/know; aware of/know of/familiar with;
vigilant/watchful/alert; alongside/together with; check/inspect/examine; hand/give/pass; switch
off/turn off; switch on/turn on; mindful/considerate/thoughtful/respectful; unattended/lying
about/lying around; fetch/collect/pick up; supervise/oversee/watch over; record/note/write down/
log; attend/come to/go to; submit/send in; remove/take off/take away; prevent/stop; protect/
safeguard/keep safe; wash/clean; consult/speak to/talk to; contact/ring/call/phone/telephone;
seek/ask for/request; replace/swap; update/bring up to date/revise; deliver/bring; arrange/
organise; prepare/get ready/make ready; vacate/evacuate/exit/leave; enter/go into/come into;
assemble/gather/meet; cooperate/work together; accompany/go with/escort; maintain/keep up/look
after; specify/state/name/say; indicate/show; monitor/keep an eye on; evaluate/assess/judge;
investigate/look into; resolve/settle/sort out; determine/decide; report/tell/let know; sign in/
register; once used/after use; arrive/arrival/come; refreshments/food and drink; hurry/rush/run;
silent/quiet; proceed/go; locate/find; select/pick/choose; forward/send/pass on; verify/confirm;
sit/be seated; different to/different from/different than; at the weekend/on the weekend/at
weekends/on weekends/weekends; ascertain/establish/find out/learn; furnish/provide/supply/give;
possess/be in possession of/in possession of/hold/own/have; afford/give/allow; accomplish/achieve/
do/carry out; accorded/given; accommodate/house/fit; accompany/go with; accumulate/gather/collect/
build up; acknowledge/confirm/recognise; acquaint/tell/inform; additional/extra/more/further;
adjacent/next to/beside; advantageous/useful/helpful; advise/tell/inform; aggregate/total;
alleviate/ease/lessen; allocate/give/assign/allot; alternative/other/another; amend/change/revise;
anticipate/expect/foresee; apparent/clear/plain; appropriate/right/proper/suitable; approximately/
about/around/roughly; assemble/gather/meet; attempt/try/effort; beneficial/helpful/useful;
capacity/ability/room; cease/stop/end; circumvent/get round/avoid; clarify/explain/make clear;
combine/join/merge; comprise/consist of/is made up of/are made up of/made up of/contain/include;
concerning/about; constitute/be/form/make up; construct/build/make; convene/call/hold; deem/
consider/think/regard; demonstrate/show; denote/mean/show; desire/want/wish; detrimental/harmful;
diminish/lessen/reduce; discuss/talk about/talk over; disseminate/spread/share/circulate;
dwelling/home/house; elect/choose; eliminate/remove/get rid of; elucidate/explain; emphasise/
stress/highlight; empower/allow/let; enable/allow/let; encounter/meet; enquire/ask; envisage/
expect/foresee; equitable/fair; erroneous/wrong; establish/set up/found; evince/show; exhibit/
show/display; expedite/speed up/hasten; expend/spend; expenditure/spending; expiration/expiry/end;
facilitate/help/ease/make easier; finalise/finish/complete; frequently/often; fundamental/basic;
gain access to/get into/enter; give/hand over; henceforth/from now on; implement/carry out/put
into practice/put in place; inasmuch as/because; inception/start; incorporate/include; indicate/
show/say; individual/person; inform/tell/let know; initial/first; initiate/begin/start; inspect/
look at; instigate/start/bring about; institute/begin/start/set up; intend/mean/plan; lessen/
reduce; liaise with/work with/talk to/speak to; locality/place/area; magnitude/size; mail/post;
methodology/method; minimise/reduce/keep down; modify/change; mislay/lose; necessitate/need/call
for; notification/notice; notwithstanding/despite; nominate/name/put forward; objective/aim/goal;
obtain/get; occasion/time; optimum/best; originate/start; owing to/because of; participate/take
part/join; peruse/read; portion/part; possess/have/own; practise/rehearse; preserve/keep;
primarily/mainly; principal/main; procure/get/obtain; provide with/give; provision/supply;
proximity/nearness; pursue/follow; reach/get to; recognise/know/accept/acknowledge; reflect/think;
refresh/update/bring up to date/keep up to date/kept up to date; regulation/rule; reimburse/pay
back; reiterate/repeat/say again; relocate/move; remainder/rest; remedy/cure/put right;
remunerate/pay; render/make/give; request/ask for; reside/live; rise/go up; fall/go down;
scrutinise/examine/look at/check; segregate/separate/keep apart; signpost/sign; solicit/ask for;
statutory/legal; strategy/way/plan; submit/send/hand in/give; subsequently/later/afterwards;
substantiate/prove/back up; supplementary/extra; terminate/end/stop; timely/prompt/promptly;
transmit/send; transpire/happen; ultimately/in the end; undertake/agree/promise; utilisation/use;
validate/confirm; variation/change; verify/check/prove; viable/workable; visualise/see; wish/want/
like; would like/want/wish; witness/see; get to know/come to know/know; improve/get better; draft/
draw up/drawn up/write/prepare; praise/reward; break/damage; gather/collect; canteen/dining hall/
refectory; sick bay/medical room/first aid room; mum/mother; dad/father; gym/gymnasium; chairman/
chairwoman/chairperson/chair; e safety/online safety/esafety; ethnic origin/ethnicity; fridge/
refrigerator; exam/examination; lab/laboratory; ad/advert/advertisement; bike/bicycle/cycle; bus/
coach/minibus; plane/aeroplane; flu/influenza; info/information; admin/administration; memo/
memorandum; photocopy/copy; zoo/zoological garden; tv/television; id/identity card/identification;
taught/learn; watch/monitor/observe; different/differing; different/varying; timetabled/scheduled;
arrangement/plan; afterwards/after that; moreover/also; over/during; monthly/month by month; half
term/half-term; instance/case/example; handle/treat; exit/way out; car park/parking area; bin/
waste bin/rubbish bin; lift/elevator; pavement/footpath; queue/line up; tap/faucet; torch/
flashlight; trousers/pants; jumper/sweater/pullover; trainers/sports shoes; plimsolls/pumps;
ruler/rule; rubber/eraser; sweets/candy; crisps/chips; biscuit/cookie; nappy/diaper; autumn/fall;
post code/postcode/zip code; mobile phone/mobile/phone; hoover/vacuum/vacuum cleaner; signature/
sign; payment/pay; enrolment/enrol; arrival/arrive; departure/depart; removal/remove; proof/prove;
belief/believe; choice/choose; loss/lose; gift/give; growth/grow; sale/sell; speech/speak;
thought/think; view/think; success/succeed; response/respond; receipt/receive; use/usage; weight/
weigh; height/high; length/long; width/wide; depth/deep; strength/strong; warmth/warm; absence/
absent; presence/present; importance/important/matter; difference/different; ability/able;
responsibility/responsible; safety/safe; admission/admit; permission/permit; decision/decide;
division/divide; conclusion/conclude; inclusion/include; provision/provide; description/describe;
subscription/subscribe; reception/receive; explanation/explain; maintenance/maintain;
pronunciation/pronounce; repetition/repeat; comparison/compare; analysis/analyse; criticism/
criticise; apology/apologise; advice/advise; entry/enter; enquiry/enquire; injury/injure;
delivery/deliver; recovery/recover; discovery/discover; withdrawal/withdraw; refusal/refuse;
approval/approve; renewal/renew; dismissal/dismiss; proposal/propose; disposal/dispose; referral/
refer; appraisal/appraise; range/variety/many/various/a range of/a variety of; opportunity/chance/
given the opportunity; obtain/find/get/available; in/as part of; left hand side/left; right hand
side/right; upon/on; amongst/among; towards/toward; now/at the present time; great deal/much/a
lot; keep/make sure/ensure; let know/know; every one/everyone; any one/anyone; want/aim/wish;
thank/grateful; be grateful to/thank; grateful to/thank; take the register/call the register;
update/refresh/renew; keep up to date/update; unattended/left unattended; special needs/special
educational needs; lie with/rest with; have the capacity to/can; wish/want/desire; worry/concern/
upset; ill/unwell/sick; see/notice/observe; discuss/talk/speak; in close proximity to/close to/
near; similar to/similar with; compared to/compared with; speak to/speak with; talk to/talk with;
cater for/cater to; centred on/centred around; angry at/angry with; angry about/angry at; named
after/named for; enrol in/enrol on; meet/meet with; vend/sell; photocopier/copier; in receipt of/
receive; with effect from/from/as of; hitherto/until now; whereas/while/but; whereby/by which;
thereafter/then/after that; herein/here; amid/during; albeit/although; aforementioned/this/these;
said/this; forthcoming/coming/next; latter/second; abundant/plenty; ample/enough; adjoin/be next
to; adversely/badly; apprise/tell; attribute/cause; category/group/kind; characteristic/feature;
component/part; concept/idea; consolidate/combine/join; contiguous/next to; correspondence/letter;
currently/now; designate/name; discrepancy/difference; duration/length; enumerate/list; equip/fit;
exceptionally/very; feasible/possible; forfeit/lose; formulate/work out/plan; genuine/real;
hazardous/dangerous; imperative/vital; in conjunction with/with/together with; in excess of/more
than/over; in favour of/for; in lieu of/instead of; in the near future/soon; incorrectly/wrongly;
inform of/tell about; interim/temporary; irrespective/regardless; issue/give/send; jeopardise/
risk; legible/readable; mandatory/compulsory; marginal/slight; merchandise/goods; monitor/check/
track; nevertheless/still/even so; numerous/many; occupation/job; on a regular basis/regularly;
overall/total; partially/partly; per annum/a year/each year; permissible/allowed; premature/early;
proceed/go on/go ahead; prohibit/ban; promptly/quickly; pupil premium/pp; rationale/reason;
rectify/put right/correct; refrain from/do not; relating to/about; requirement/need; restrict/
limit; retain/keep; selection/choice; shortfall/lack; statute/law; stipulate/state/set;
subsequent/later/next; suspend/stop; tranche/part; unavailable/not available; unoccupied/empty;
vacant/empty; vehicle/car; vicinity/area; vocation/job; wholly/fully; youngster/child; excellent/
well/good/very well; lively/engaging/popular/lovely/beautiful/obliging/helpful/happy/content/calm/
quiet/warm/friendly/pleasant/nice/nicer/wonderful/fantastic/exciting/interesting/vibrant/
welcoming/caring/attractive/cheerful/delightful/enjoyable/kind/superb/splendid/well attended;
heavy/weighty; date/day/when; place/where; reason/why; despatch/dispatch/send; pertaining to/
relating to/about; pertain/relate/concern; opportunity/afforded the opportunity/given the chance;
fireman/firefighter; policeman/policewoman/police officer; postman/postwoman/mail carrier;
groundsman/groundskeeper/grounds staff; workman/worker; tradesman/tradesperson/contractor; layman/
lay person; spokesman/spokeswoman/spokesperson; headmaster/headmistress/head teacher/headteacher;
manpower/workforce/staff; foreman/supervisor; waitress/waiter; steward/stewardess; alderman/
councillor; handyman/maintenance worker; craftsman/craftsperson; cameraman/camera operator;
sportsman/sportsperson/athlete; in the absence of/without; for the duration of/during/throughout;
in the vicinity of/near; until such time as/until; in the course of/during; by virtue of/because
of; by reason of/because of; with the result that/so; in a position to/able to/can; on the part
of/by; as a means of/to; for the reason that/because; on account of/because of; at an early date/
soon; at a later date/later; in due course/later/soon; give rise to/cause; make provision for/
provide for; have an effect on/affect; put an end to/end; make an application/apply; make a
request/ask; make a complaint/complain; raise a complaint/complain; lodge a complaint/complain;
give notice/tell; be of the opinion/think; is of the opinion/thinks; hold responsible/blame; carry
out an inspection/inspect; in respect of/for/about; pursuant to/under; in compliance with/under;
undergo/have; commence/start; conveyance/transport; convey/carry/take/bring; remit/send/pay;
render/give; retain/keep; reinstate/put back; reverse/undo; sanction/approve; evaluate/judge/test;
exempt/free; expedient/quick; forward/send; furthermore/also; gratuitous/free; inhibit/stop;
injurious/harmful; innovative/new; intimate/say; lieu/place; maximum/most; minimum/least;
negligible/tiny; obligatory/compulsory; obviate/prevent; occasioned by/caused by; omit/leave out;
particulars/details; persons/people; place of residence/home; predominantly/mainly; prescribed/
set; prior/earlier; probity/honesty; promulgate/publish; proportion/part; pursuit/chase;
ramification/result; reconsider/think again; remuneration/pay; represent/stand for; reveal/show;
similarly/also; spouse/husband/wife/partner; subordinate/junior; sufficient/enough; superfluous/
extra; supplement/add to; surplus/extra; tabulate/list; thereby/by that; to the extent that/if;
ultimate/last; unduly/too; uniform/same; verbatim/word for word; vary/change; virtually/almost;
void/empty; warrant/justify; whilst/while; withhold/keep back; zone/area; online/website/on the
website; send/special educational needs/special needs; vle/virtual learning environment/online
learning platform/learning platform; conditional upon/conditional on/depend on/depends on; come to
a halt/come to a stop/stop; make themselves known/report
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
your information; at this point; in essence; in effect; as it were; so to speak; ideally;
naturally; rather; quite; really; very; truly; surely; even
"""
"""Say nothing: they can come or go."""
LIGHT = """
basis; practice; levy; manner; way; course; process; fact; purpose; aim; copy; range; variety;
number; amount; opportunity; chance; detail; available; located; situated; find; obtain; set out;
carry out; conduct; undertake; perform; render; reach; hold; total; kind; sort; type; area; level;
nature; instance; degree; extent; make; give; take; provide; offer; receive; become; exist;
contain; below; above; overleaf; following; here; itself; out; up; along; together; own;
respective; particular; particularly; actual; general; overall; appropriate; various; also; too;
more; most; much; somewhat; altogether; feel; able; lie with; rest with; lovely; calm; quiet;
warm; friendly; nice; pleasant; happy
"""
"""Say little: they come or go where a sentence is built otherwise, and all else stays."""
TWO_WORDS = frozenset(
    ["resign", "recover", "reform", "resent", "recreation", "redress", "remark", "represent"]
)
"""Say one thing as one word and another with a hyphen."""
BOTH_WORDS = frozenset(
    map(frozenset, (("form", "from"), ("there", "three"), ("trial", "trail"), ("diary", "dairy")))
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
