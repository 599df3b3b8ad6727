"""Doing: verbs that say the same, and a noun with a verb for a verb (‘make a decision’)."""

from __future__ import annotations

DOING = """
do/carry out/conduct/perform/undertake/execute/accomplish/complete/discharge/effect; begin/start/
commence/initiate/set in motion/embark on/get under way/kick off/open; end/finish/conclude/
complete/terminate/bring to an end/come to an end/draw to a close/come to a close/bring to a
close/wind up; stop/cease/halt/discontinue/put a stop to/bring to a halt/desist from/give up/call
a halt to; continue/go on/carry on/keep on/proceed/persist/maintain/remain in place; use/utilise/
make use of/employ/avail themselves of/avail of/avail yourself of/make use/exploit/deploy/apply;
try/attempt/endeavour/make an attempt/make an effort/make every effort/seek/strive/do their best/
do our best/aim/work hard; help/assist/aid/support/give help/give assistance/be of assistance/be
of help/provide assistance/provide help/provide support/offer support/offer help/offer assistance/
lend a hand/give support/render assistance; help to run/help with/facilitate/make possible/make
easier/enable; make/create/produce/generate/form/prepare; make sure/ensure/see that/see to it
that/make certain/be sure/take care that/take care to/be certain; cause/bring about/lead to/result
in/give rise to/be the cause of/create/produce/trigger/prompt; happen/occur/take place/arise/come
about/come to pass/transpire/crop up; change/alter/amend/modify/revise/adjust/make changes to/make
a change to/make amendments to/make alterations to/vary/adapt/make an amendment to/make an
adjustment to/make adjustments to; improve/enhance/better/make better/ameliorate/upgrade/raise/
strengthen; increase/raise/boost/enlarge/augment/expand/build up/make bigger; reduce/lower/
decrease/lessen/cut/cut down/cut back/bring down/minimise/keep down/diminish/make smaller; keep/
retain/hold/hold on to/hang on to/store/preserve/maintain; get/obtain/acquire/receive/gain/secure/
come by/procure/be in receipt of/get hold of; give/provide/supply/offer/furnish/grant/issue/hand/
hand out/give out/present/make available/distribute/provide with/supply with/afford/award; send/
forward/dispatch/despatch/transmit/send on/send off/send out/post/mail/circulate; bring/bring
along/bring in/take along/come with; collect/pick up/fetch/gather/call for/come for/gather
together; put/place/position/lay/set/deposit/install; take out/remove/withdraw/extract/take away/
take off/get out; find/locate/come across/discover/track down/trace; find out/ascertain/establish/
determine/discover/learn/identify/work out/seek to establish; look for/search for/seek/hunt for/
try to find; look at/consider/examine/study/view/take a look at/have a look at/give consideration
to/go through/go over; look into/investigate/enquire into/inquire into/examine/explore/make
enquiries into/make enquiries about/make inquiries about/carry out an investigation into/conduct
an investigation into; look after/care for/take care of/tend/mind/attend to; deal with/handle/
manage/address/tackle/process/see to/treat/attend to/respond to; choose/select/pick/opt for/decide
on/pick out/make a choice of/make a selection of/settle on/go for; decide/determine/make a
decision/take a decision/reach a decision/come to a decision/arrive at a decision/make up their
mind/resolve/conclude/make the decision/take the decision; agree/be in agreement/come to an
agreement/reach an agreement/reach agreement/concur/come to terms/be of the same mind/assent;
think/believe/consider/feel/be of the view/be of the opinion/take the view/hold the view/hold the
opinion/regard/deem/judge/suppose/is of the view; know/be aware/be aware of/have knowledge of/be
familiar with/is aware/be informed of/understand/have an awareness of/have an understanding of;
remember/recall/bear in mind/keep in mind/not forget/recollect; understand/grasp/comprehend/
follow/have an understanding of/appreciate/be clear about; explain/clarify/make clear/set out/give
an explanation of/provide an explanation of/spell out/account for/shed light on/throw light on/
elaborate on/give an account of; describe/set out/give a description of/give details of/detail/
outline/provide details of/depict; list/set out/itemise/enumerate/give a list of/make a list of/
provide a list of/specify; say/state/mention/declare/express/set out/indicate/point out/observe/
put forward; tell/inform/notify/let know/advise/make aware/give notice to/give notification to/
bring to the attention of/draw to the attention of/alert/apprise/keep informed/give information
to; ask/request/put a question to/make a request/make a request to/enquire/inquire/put in a
request/call on/seek; ask for/request/seek/apply for/make a request for/put in a request for/call
for/submit a request for/make an application for/demand; answer/reply/respond/reply to/respond to/
give a reply/give an answer/give a response/make a response/provide a response/provide an answer/
send a reply; talk/speak/have a conversation/hold a conversation/have a talk/converse/chat/have a
word/have a chat; talk about/discuss/have a discussion about/have a conversation about/hold a
discussion about/hold discussions about/hold discussions on/hold a discussion on/have discussions
about/speak about/talk over/talk through/go over/debate; talk to/speak to/speak with/talk with/
have a conversation with/have a word with/hold a conversation with/have a discussion with/have
discussions with/hold discussions with/hold a discussion with/communicate with/converse with;
meet/have a meeting/hold a meeting/come together/get together/gather/assemble/convene/hold
meetings/have meetings; meet with/meet/have a meeting with/hold a meeting with/come together with/
get together with/hold meetings with; contact/get in touch with/make contact with/get in contact
with/be in touch with/reach/communicate with/approach/get hold of; call/ring/phone/telephone/give
a call to/make a call to/make a telephone call to/make a phone call to/ring up/phone up/call up;
write to/send a letter to/contact in writing/correspond with; write/write out/put in writing/set
down/put down/draft/draw up/pen/compose; write down/note/record/make a note of/make a record of/
take a note of/keep a note of/set down/log/keep a record of/jot down/take down/document/put on
record/put on the record/enter; read/go through/peruse/read through/read over/look through; sign/
put their signature to/put their name to/append their signature to/put a signature to; show/
display/demonstrate/present/exhibit/indicate/give an indication of/provide an indication of/
illustrate/make plain/point to/put on display/put on show; see/view/notice/observe/witness/spot/
catch sight of/perceive; watch/observe/keep watch over/keep an eye on/keep watch on/view; teach/
instruct/educate/give instruction to/give lessons to/give lessons in/provide instruction in;
learn/study/pick up/find out about/acquire knowledge of/master; train/give training to/provide
training to/provide training for/give training in/provide training in/offer training to/deliver
training to/deliver training for/deliver training in/instruct; plan/draw up plans for/make plans
for/make a plan for/make arrangements for/prepare for/work out/devise/organise; arrange/organise/
make arrangements for/set up/make arrangements to/make the arrangements for/put in place/lay on/
coordinate/sort out/fix; prepare/get ready/make ready/make preparations for/draw up/put together/
set out/lay out; put together/compile/assemble/make up/build/gather; set up/establish/create/
found/put in place/form/start/institute/bring into being/develop; run/manage/operate/administer/
organise/be in charge of/direct/oversee/conduct; lead/head/be in charge of/head up/chair/be at the
head of/take the lead on/take the lead in; be responsible for/have responsibility for/be in charge
of/is in charge of/has responsibility for/is responsible for/take responsibility for/have the
responsibility for/has the responsibility for/bear responsibility for/have charge of/it is the
responsibility of/carry responsibility for/is the responsibility of/are the responsibility of; be
accountable for/have accountability for/answer for/is accountable for/has accountability for;
belong to/be owned by/be the property of/owned by/is the property of/remain the property of; own/
have/possess/be the owner of/be in possession of/have ownership of/has ownership of/ownership/have
in their possession/is in possession of/in the possession of/hold; carry/have with them/have on
them/bring/take/transport/convey; wear/be dressed in/have on/put on/be wearing/dress in; need/
require/be in need of/have need of/is in need of/call for/demand/want/have a need for/has a need
for/in need of; want/wish/would like/desire/be desirous of/desirous of/have a wish to/have a
desire to/care to/be keen to; like/enjoy/be fond of/take pleasure in/is fond of; hope/have hopes/
trust/it is our hope that/it is hoped that/we hope that; expect/anticipate/look forward to/have an
expectation/have the expectation; intend/plan/aim/mean/have the intention/have it in mind/have the
aim/propose/it is the intention; suggest/propose/put forward/make a suggestion/make a proposal;
complain/make a complaint/lodge a complaint/raise a complaint/submit a complaint/bring a
complaint/express dissatisfaction/file a complaint; object/raise an objection/make an objection/
lodge an objection/voice an objection/express an objection; apply/make an application/submit an
application/put in an application/send in an application; appeal/make an appeal/lodge an appeal/
submit an appeal/bring an appeal/enter an appeal; refer/make a referral/submit a referral; make a
report/give a report/submit a report/provide a report/send a report/file a report/bring to notice;
pay/make a payment/settle/make payment/pay out/pay over/hand over payment/remit/meet the cost of/
cover the cost of/bear the cost of/pay the cost of; pay back/repay/refund/reimburse/give back/make
good/make a refund/give a refund/make a repayment; buy/purchase/acquire/make a purchase of/
procure/pay for; sell/offer for sale/put on sale/put up for sale/vend; visit/make a visit to/pay a
visit to/go to see/come to see/come to/call in at/call on/make visits to/pay visits to; attend/be
present at/go to/be at/come to/take part in/turn up at/be in attendance at/turn up for/be present
for; take part in/participate in/join in/join in with/be involved in/engage in/play a part in/have
a part in/be part of/partake in/play a role in/take an active part in; go/proceed/make their way/
make your way/go along/make one's way; go to/proceed to/make their way to/make your way to/head
for/head to/report to/make for/walk to; come/arrive/get here/turn up/reach/get to; come back/
return/get back/go back/revert; leave/depart/go/go away/exit/depart from/go out of/go from/vacate/
set off; enter/go in/go into/come in/come into/gain access to/get into/access/make their way into;
stay/remain/keep/wait/be left; wait/remain/stay/hang on/hold on/bide their time; let in/admit/give
access to/grant access to/allow in/grant admission to/give entry to; share/pass on/share out/
circulate/exchange/spread/disseminate; discuss/talk about/debate/consider/confer about/confer on/
give consideration to/deliberate on; agree to/consent to/give consent to/give agreement to/give
their consent to/give their agreement to/accept/approve/give approval to/give their approval to/
sign off/say yes to/give the go-ahead to/give permission for/give their permission for; refuse/
decline/turn down/reject/say no to/not agree to/deny/rule out; approve/sign off/give approval to/
give approval for/endorse/authorise/pass/ratify/give the go-ahead for/grant approval for/grant
approval to/adopt; follow/keep to/obey/observe/comply with/adhere to/abide by/stick to/conform to/
act in accordance with/be in compliance with/act in line with/respect/act on/stand by/conform
with; break/breach/contravene/violate/infringe/fail to follow/fail to comply with/not follow/act
in breach of/be in breach of/flout/be in contravention of/go against; judge/assess/evaluate/make
an assessment of/carry out an assessment of/undertake an assessment of/make a judgement about/make
a judgement on/appraise/weigh up/form a view of/form a view on/gauge; assess/make an assessment/
carry out an assessment/undertake an assessment/conduct an assessment/complete an assessment/do an
assessment/perform an assessment; review/carry out a review/undertake a review/conduct a review/
hold a review/go over/reconsider/have a review of/keep under review; check/verify/confirm/make a
check/carry out a check/carry out checks/make checks/carry out checks on/carry out checks of/carry
out a check of/make checks on/do a check/do checks/undertake checks/conduct checks; inspect/carry
out an inspection/conduct an inspection/make an inspection/undertake an inspection/look over/
perform an inspection; investigate/carry out an investigation/conduct an investigation/undertake
an investigation/make an investigation/make enquiries/make inquiries/hold an inquiry; search/carry
out a search/conduct a search/make a search/undertake a search/perform a search; consult/hold a
consultation/carry out a consultation/conduct a consultation/seek the views of/ask the views of/
ask the opinion of/undertake a consultation/seek the opinion of/have a consultation with/hold a
consultation with/hold consultations with; compare/make a comparison/draw a comparison/make
comparisons; count/make a count/tally/carry out a count/do a count; measure/take a measurement/
take measurements/make a measurement; test/carry out a test/do a test/carry out tests/conduct a
test/conduct tests/run a test/perform a test/try out/put to the test; clean/keep clean/carry out
cleaning/do the cleaning; repair/mend/fix/carry out repairs/make repairs/carry out a repair/put
right/do repairs/carry out repairs to/carry out repairs on/make good; replace/put back/provide a
replacement/substitute/swap/renew; use up/consume/exhaust/run out of/get through; spend/expend/
make use of/lay out/pay out; save/keep/conserve/put aside/set aside; divide/split/separate/share/
break up/break down; join/link/connect/combine/attach/bring together/put together/unite/fasten;
fasten/secure/tie/do up/fix/attach/make fast; lock/lock up/keep locked/keep under lock and key/
locked away; switch off/turn off/power off/power down/shut down; switch on/turn on/power on/power
up; fill in/complete/fill out/fill up/make out; hand in/submit/give in/turn in/send in/deliver/
pass in; hand over/give/pass/surrender/pass over/deliver; hand out/give out/distribute/pass round/
issue/share out; set out/explain/state/describe/lay out/lay down/outline/give/contain/specify/
detail/prescribe/provide; lay down/set/set out/stipulate/prescribe/specify/determine; settle/
resolve/sort out/work out/put right/clear up/deal with/bring to a conclusion; correct/put right/
rectify/fix/remedy/amend/make right/make good/address; strengthen/reinforce/make stronger/bolster/
shore up; speed up/expedite/accelerate/hasten/quicken/make faster; slow down/delay/hold up/put
off/hinder; put off/postpone/defer/delay/hold over; bring forward/advance/move forward; avoid/keep
away from/steer clear of/shun/stay away from/keep clear of; prevent/stop/avert/preclude/head off/
keep from/guard against; protect/keep safe/safeguard/look after/guard/shield/keep from harm;
promote/further/encourage/foster/advance/champion; encourage/urge/give encouragement to/foster/
promote/motivate/prompt; show respect for/respect/have respect for/treat with respect/be
respectful to/be respectful of/be respectful towards; treat/handle/deal with/behave towards;
value/prize/appreciate/set store by/hold dear/place value on/cherish/attach importance to;
celebrate/mark/commemorate/honour/hold a celebration of; thank/express thanks to/give thanks to/
express gratitude to/be grateful to; apologise/say sorry/make an apology/offer an apology/give an
apology/express regret; greet/welcome/say hello to/receive; warn/give a warning to/issue a warning
to/give warning to/caution/alert; remind/give a reminder to/issue a reminder to/send a reminder
to/jog the memory of; affect/have an effect on/have an impact on/influence/impact on/impact upon/
impact/make a difference to/have a bearing on/bear on/have implications for; relate to/concern/be
about/have to do with/deal with/be concerned with/refer to/pertain to/bear on/apply to; apply to/
cover/extend to/hold for/be applicable to/is applicable to/apply in respect of/be relevant to/
include; include/contain/comprise/take in/cover/consist of/be made up of/is made up of/
incorporate/encompass/embrace/involve; consist of/be made up of/is made up of/be composed of/is
composed of/comprise/be comprised of/is comprised of; depend on/rely on/be dependent on/is
dependent on/be subject to/hinge on/turn on/be contingent on/be reliant on/is reliant on/be
conditional on; differ/vary/be different/be at variance/diverge; exist/be/be in existence/is in
existence/prevail; take up/occupy/fill/use; last/go on/continue/run/endure/be in progress; live/
reside/be resident/dwell/have their home/live at/is resident/have their residence; work/hold a
post/be at work/have a job; rest/take a rest/have a rest/relax/take a break/have a break; eat/
have/consume/take/dine on; drink/have/consume/take/have a drink of; behave/conduct themselves/act/
conduct/comport/conduct yourself/conduct yourselves; tidy up/clear up/clean up/tidy/put in order/
put away/tidy away/clear away; count heads/do a headcount/take a headcount/headcount/make a
headcount/head count; have the final say/have the last word/final say/decide finally; absorb/soak
up/take in; accept/agree to take; accompany/go along with/escort/come with; add to/increase/
supplement; admire/look up to; advertise/publicise/promote; aim/intend/seek; alarm/frighten/scare;
allocate/assign/give/allot/share out; amaze/astonish/surprise; amuse/entertain; analyse/study/
examine; annoy/irritate/bother; argue/quarrel/dispute/have an argument; arrange/set out; ask/pose
a question; attach/fasten/fix/join/secure; attract/draw/draw in; beat/defeat; become/turn into/
grow into; begin/get going; bend/stoop; benefit/gain/profit; block/obstruct/get in the way of;
boast/brag; bother/trouble/disturb; break/snap; breathe/take a breath; bring in/introduce/phase
in; bring up/raise/mention; build/put up/erect/construct; bump into/collide with/knock into; burn/
scorch; bury/inter; calculate/work out/compute; calm down/settle down; cancel/call off; care
about/mind about; catch/capture; celebrate/mark/hold a party for; change clothes/get changed/
change; chew/munch; clap/applaud; climb over/get over; collapse/fall down; combine/mix/blend;
comfort/console/reassure; comment on/remark on/make comments on/make a comment on; commit/pledge;
conceal/hide; confuse/muddle; congratulate/praise; contain/hold; cool/chill; cope/manage; copy/
reproduce/duplicate; cross/go across/walk across; cry/weep; cure/heal; depend on/be decided by;
deserve/merit/earn; design/plan/devise/draw up; despise/look down on; detect/notice/discover;
develop/grow/build up/evolve; die/pass away; disappear/vanish/go missing; discourage/put off/
deter/dissuade; discover/come upon; dislike/not like; disobey/defy; display/put up/show/exhibit/
pin up; dispose of/throw away/throw out/get rid of/discard; disrupt/disturb/interrupt; dissolve/
melt; distract/divert; disturb/interrupt/bother; divide into/split into/break into; donate/give;
doubt/be unsure of; draw/sketch; draw attention to/highlight/point out/flag/flag up; dress/get
dressed; drop/let fall; dump/tip; embarrass/shame; engage/involve; enlarge/make larger; enrich/
improve; entertain/amuse; equip/fit out/kit out; estimate/guess/judge; exaggerate/overstate;
excel/do very well; exchange/swap/trade; expand/widen/broaden; expect/think; experience/go
through/undergo; explore/look round; extend/lengthen/prolong/make longer; face/look towards; fade/
grow dim; fail/not succeed; fall ill/become ill/be taken ill/get sick/become unwell/feel unwell/
feel ill; fall over/trip/tumble; feed/give food to; feel/sense; fetch/get/bring; fight/have a
fight; fill/top up; flood/fill with water; flow/run; focus on/concentrate on/centre on; fold/fold
up; forget/not remember; gaze/look/stare; get better/recover/improve; get involved/take part/join
in; get on with/be friendly with; get up/rise; glue/stick/paste; graze/scrape; greet/say hello;
grip/hold; guard/protect/watch over; guess/estimate; hang up/hang; harass/pester; harm/hurt/
injure/do harm to/cause harm to; have breakfast/eat breakfast; have lunch/eat lunch/lunch/have
their lunch/eat their lunch; heat/warm/warm up; hide/keep out of sight; hug/cuddle/embrace;
identify/recognise/pick out/spot; ignore/take no notice of/disregard; imagine/picture; imitate/
copy; inspire/motivate; insult/offend; intend/have in mind; interfere with/tamper with/meddle
with; introduce/bring in/start; invent/make up/think up; joke/make jokes; judge/rate; keep out/
exclude; kick/boot; kneel/go down on their knees; knock/bang; land/come down; laugh/giggle; lay
the table/set the table; lean/rest; let go/release; level/flatten; light/set light to; link/
connect/tie; live up to/meet; load/fill; look up/search for; love/adore; make up/invent; make use
of/take advantage of; march/parade; match/fit; measure/gauge; meet/fulfil/satisfy; melt/thaw;
mend/patch/repair; miss/be absent from/not attend; mix/stir; mock/make fun of/tease/laugh at;
move/shift/transfer/relocate; move about/move around/walk around; move house/change address; need/
have to have; nurture/care for/develop; obstruct/block; offer/put forward; open/undo; oppose/be
against/object to; outline/summarise/sketch; overcome/get over; overlook/miss; overtake/pass; own
up/confess/admit; pack/put in; pause/stop for a moment; persuade/convince; phase out/gradually
stop; pick/gather; plug in/connect; polish/shine; pour/tip; pray/say prayers; press/push; pretend/
make believe; print/run off; promise/pledge/give a promise/make a promise/undertake; pronounce/
say; provoke/goad; publish/put out/print; pull/tug; push in/jump the queue; quarrel/argue/fall
out; rain/be wet; raise/lift/lift up; raise money/collect money/fundraise/raise funds; rank/order;
realise/know/understand; rearrange/change round; reassure/comfort; recommend/put forward/suggest;
reduce/ease; reflect on/think about/consider/think over; regret/be sorry; rehearse/practise/run
through; release/let go/set free; reopen/open again; reorganise/rearrange; repeat/do again/say
again; rescue/save; respect/look up to; restore/put back/bring back; retire/stop work; reuse/use
again; reveal/make known; revise/go over; reward/give a prize to; ride/travel by; rush/hurry/dash;
salute/greet; scatter/spread; scold/tell off/reprimand; score/get; scratch/scrape; serve/give out/
dish up; shake/tremble; share with/pass on to; shine/glow; shout/yell/call out; show how to/teach
to/demonstrate how to; show round/give a tour of/take round; shut in/close in; shut out/keep out;
slip/slide; smash/break; smile/grin; solve/work out/resolve; sound/ring; speak up/speak out;
spill/slop; spread/smear; squabble/argue; squash/crush; stack/pile/pile up; stand for/represent/
mean; stand in for/cover for/deputise for; state clearly/make clear; stay behind/remain behind;
stay overnight/spend the night; step in/intervene; stick/glue; store/put away/keep; stretch/
extend; suffer/undergo; summarise/sum up/give a summary of/outline; support/back/help; surprise/
astonish; surround/enclose; survey/carry out a survey of/conduct a survey of/do a survey of; swap/
exchange; swear/curse/use bad language; sweep/brush; take a photograph of/photograph/take
photographs of/take pictures of/take a picture of/take photos of; take back/return; take care of/
see to; take down/remove; take over/take control of; take place/be held/go on/happen/occur; take
turns/take it in turns; taste/try; tear/rip; telephone/give a ring/give a call; tell the truth/be
honest/be truthful; thank/say thank you to; thrive/flourish/do well; throw/toss; transfer/move;
translate/put into; trip/stumble; tuck in/push in; turn/rotate; type/key in; undress/get
undressed; unfasten/undo/untie; unpack/empty; upset/distress/sadden; wander/stray; warm up/heat;
waste/squander; wave/signal; weaken/undermine; weigh/find the weight of; whisper/speak quietly;
win/come first; worry/be anxious; yell/shout; take down/dismantle/take apart/remove; put up/erect/
assemble; feed/give food/give food to/give feed to; be tasked with/have the task of/be charged
with/is tasked with/tasked with/be given the task of; accommodate/meet/cater for/provide for/
satisfy/allow for; discontinue/stop/end/close/close down/cease/withdraw; fail/stop working/break
down/go wrong/cease to work; have access to/has access to/can use/use/can get at/can reach/be able
to use/may use; be away/absence/is away; absence/away/not there/not present; be full of/be filled
with/is full of/is filled with; say what it means/explain; be based on/be founded on/is based on/
rest on/draw on; be used to/be accustomed to; be about to/be going to/be on the point of; be made
from/be made of/be made out of; be known as/is known as/go by the name of; be in place/exist/
stand/have stood/in place/in existence/be there; be in use/in use; be at risk/be in danger/at
risk/in danger; be late/arrive late/come late; be on time/arrive on time/come on time; be out of
date/have expired/expired; be proud of/take pride in; be good at/do well at/have a talent for; be
interested in/have an interest in/take an interest in; be similar to/resemble/be like; be
different from/differ from; be part of/belong to/form part of/is part of; be subject to/come
under/fall under; be sorry/regret/apologise; be suitable for/suit/be right for; be worth/merit; be
committed to/have a commitment to/commitment/committed to/is committed to/believe in; believe in/
be in favour of; deserve/be deserving of/be worthy of/is deserving of; have an allergy/be
allergic/have allergies; have a duty of care/owe a duty of care; have difficulty/find it hard/find
it difficult/struggle; have confidence in/trust; have regard to/take into account/consider/pay
regard to; have a choice/choose; have a go/try; have fun/enjoy themselves; have doubts/doubt; have
knowledge/know; take responsibility/be responsible; take advice/seek advice/ask for advice; take
care/be careful/exercise care; take charge/lead; take effect/come into force/come into effect/
apply/start; take exception to/object to; take minutes/minute/write the minutes/make minutes; take
the chair/chair; take the minutes/minute; take a register/call a register/call the register/take
the register; take a vote/vote/hold a vote; take legal advice/consult a lawyer; take precautions/
be careful; take pride/be proud; take steps/act/take action/take measures; take shelter/shelter;
take time/be slow; make a difference/matter/help; make a list/list; make a mistake/err/go wrong/
get it wrong; make a start/start/begin; make a profit/gain; make an entry/enter; make an
exception/except; make an offer/offer; make an order/order; make arrangements/arrange; make
choices/choose; make contact/contact; make enquiries/enquire/ask; make friends/befriend; make
known/tell/announce/publish; make notes/note/take notes; make plans/plan; make progress/progress/
get on; make reference to/refer to/mention; make room/clear space; make sense of/understand; make
suggestions/suggest; make the most of/use fully; make themselves known/introduce themselves; give
a talk/speak/talk; give advice/advise; give an example/show; give an opinion/say what they think;
give an order/order; give an undertaking/undertake/promise; give assurance/assure; give attention
to/attend to/pay attention to; give authority/authorise; give credit/credit; give details/say;
give evidence/testify; give feedback/comment; give instructions/instruct; give notice/notify; give
permission/permit; give priority/put first/prioritise; give reasons/explain why/say why; give
rise/cause; give thought to/think about/consider; give time/allow time; give way/yield; hold a
ballot/ballot; hold a competition/run a competition; hold a discussion/discuss; hold a party/have
a party; hold a sale/sell; hold an election/elect; hold an interview/interview; hold an
investigation/investigate; provide advice/advise; provide care/care; provide cover/cover; provide
details/say; provide evidence/show/prove; provide feedback/comment; provide guidance/guide;
provide information/inform; provide instruction/instruct/teach; provide supervision/supervise;
provide transport/transport; offer advice/advise; offer encouragement/encourage; offer guidance/
guide; offer training/train; carry out a survey/survey; carry out an audit/audit; carry out an
evaluation/evaluate; carry out maintenance/maintain; carry out monitoring/monitor; carry out
observations/observe; carry out research/research; undertake a survey/survey; undertake an audit/
audit; undertake monitoring/monitor; undertake research/research; undertake training/train/have
training; undergo training/train/have training/receive training; receive care/be cared for
"""
"""What is done."""
