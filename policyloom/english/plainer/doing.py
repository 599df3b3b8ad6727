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
come by/procure/be given/be in receipt of/get hold of; give/provide/supply/offer/furnish/grant/
issue/hand/hand out/give out/present/make available/distribute/provide with/supply with/afford/
award; send/forward/dispatch/despatch/transmit/send on/send off/send out/post/mail/circulate;
bring/bring along/bring in/take along/come with; collect/pick up/fetch/gather/call for/come for/
gather together; put/place/position/lay/set/deposit/install; take out/remove/withdraw/extract/take
away/take off/get out; find/locate/come across/discover/track down/trace; find out/ascertain/
establish/determine/discover/learn/identify/work out/seek to establish; look for/search for/seek/
hunt for/try to find; look at/consider/examine/study/view/take a look at/have a look at/give
consideration to/go through/go over; look into/investigate/enquire into/inquire into/examine/
explore/make enquiries into/make enquiries about/make inquiries about/carry out an investigation
into/conduct an investigation into; look after/care for/take care of/tend/mind/attend to; deal
with/handle/manage/address/tackle/process/see to/treat/attend to/respond to; choose/select/pick/
opt for/decide on/pick out/make a choice of/make a selection of/settle on/go for; decide/
determine/make a decision/take a decision/reach a decision/come to a decision/arrive at a
decision/make up their mind/resolve/conclude/make the decision/take the decision; agree/be in
agreement/come to an agreement/reach an agreement/reach agreement/concur/come to terms/be of the
same mind/assent; think/believe/consider/feel/be of the view/be of the opinion/take the view/hold
the view/hold the opinion/regard/deem/judge/suppose/is of the view; know/be aware/be aware of/have
knowledge of/be familiar with/is aware/be informed of/understand/have an awareness of/have an
understanding of; remember/recall/bear in mind/keep in mind/not forget/recollect; understand/
grasp/comprehend/follow/have an understanding of/appreciate/be clear about; explain/clarify/make
clear/set out/give an explanation of/provide an explanation of/spell out/account for/shed light
on/throw light on/elaborate on/give an account of; describe/set out/give a description of/give
details of/detail/outline/provide details of/depict; list/set out/itemise/enumerate/give a list
of/make a list of/provide a list of/specify; say/state/mention/declare/express/set out/indicate/
point out/observe/put forward; tell/inform/notify/let know/advise/make aware/give notice to/give
notification to/bring to the attention of/draw to the attention of/alert/apprise/keep informed/
give information to; ask/request/put a question to/make a request/make a request to/enquire/
inquire/put in a request/call on/seek; ask for/request/seek/apply for/make a request for/put in a
request for/call for/submit a request for/make an application for/demand; answer/reply/respond/
reply to/respond to/give a reply/give an answer/give a response/make a response/provide a
response/provide an answer/send a reply; talk/speak/have a conversation/hold a conversation/have a
talk/converse/chat/have a word/have a chat; talk about/discuss/have a discussion about/have a
conversation about/hold a discussion about/hold discussions about/hold discussions on/hold a
discussion on/have discussions about/speak about/talk over/talk through/go over/debate; talk to/
speak to/speak with/talk with/have a conversation with/have a word with/hold a conversation with/
have a discussion with/have discussions with/hold discussions with/hold a discussion with/
communicate with/converse with; meet/have a meeting/hold a meeting/come together/get together/
gather/assemble/convene/hold meetings/have meetings; meet with/meet/have a meeting with/hold a
meeting with/come together with/get together with/hold meetings with; contact/get in touch with/
make contact with/get in contact with/be in touch with/reach/communicate with/approach/get hold
of; call/ring/phone/telephone/give a call to/make a call to/make a telephone call to/make a phone
call to/ring up/phone up/call up; write to/send a letter to/contact in writing/correspond with;
write/write out/put in writing/set down/put down/draft/draw up/pen/compose; write down/note/
record/make a note of/make a record of/take a note of/keep a note of/set down/log/keep a record
of/jot down/take down/document/put on record/put on the record/enter; read/go through/peruse/read
through/read over/look through; sign/put their signature to/put their name to/append their
signature to/put a signature to; show/display/demonstrate/present/exhibit/indicate/give an
indication of/provide an indication of/illustrate/make plain/point to/put on display/put on show;
see/view/notice/observe/witness/spot/catch sight of/perceive; watch/observe/keep watch over/keep
an eye on/keep watch on/view; teach/instruct/educate/give instruction to/give lessons to/give
lessons in/provide instruction in; learn/study/pick up/find out about/acquire knowledge of/master;
train/give training to/provide training to/provide training for/give training in/provide training
in/offer training to/deliver training to/deliver training for/deliver training in/instruct; plan/
draw up plans for/make plans for/make a plan for/make arrangements for/prepare for/work out/
devise/organise; arrange/organise/make arrangements for/set up/make arrangements to/make the
arrangements for/put in place/lay on/coordinate/sort out/fix; prepare/get ready/make ready/make
preparations for/draw up/put together/set out/lay out; put together/compile/assemble/make up/
build/gather; set up/establish/create/found/put in place/form/start/institute/bring into being/
develop; run/manage/operate/administer/organise/be in charge of/direct/oversee/conduct; lead/head/
be in charge of/head up/chair/be at the head of/take the lead on/take the lead in; be responsible
for/have responsibility for/be in charge of/is in charge of/has responsibility for/is responsible
for/take responsibility for/have the responsibility for/has the responsibility for/bear
responsibility for/have charge of/it is the responsibility of/carry responsibility for/is the
responsibility of/are the responsibility of; be accountable for/have accountability for/answer
for/is accountable for/has accountability for; belong to/be owned by/be the property of/owned by/
is the property of/remain the property of; own/have/possess/be the owner of/be in possession of/
have ownership of/has ownership of/ownership/have in their possession/is in possession of/in the
possession of/hold; carry/have with them/have on them/bring/take/transport/convey; wear/be dressed
in/have on/put on/be wearing/dress in; need/require/be in need of/have need of/is in need of/call
for/demand/want/have a need for/has a need for/in need of; want/wish/would like/desire/be desirous
of/desirous of/have a wish to/have a desire to/care to/be keen to; like/enjoy/be fond of/take
pleasure in/is fond of; hope/have hopes/trust/it is our hope that/it is hoped that/we hope that;
expect/anticipate/look forward to/have an expectation/have the expectation; intend/plan/aim/mean/
have the intention/have it in mind/have the aim/propose/it is the intention; suggest/propose/put
forward/make a suggestion/make a proposal; complain/make a complaint/lodge a complaint/raise a
complaint/submit a complaint/bring a complaint/express dissatisfaction/file a complaint; object/
raise an objection/make an objection/lodge an objection/voice an objection/express an objection;
apply/make an application/submit an application/put in an application/send in an application;
appeal/make an appeal/lodge an appeal/submit an appeal/bring an appeal/enter an appeal; refer/make
a referral/submit a referral; make a report/give a report/submit a report/provide a report/send a
report/file a report/bring to notice; pay/make a payment/settle/make payment/pay out/pay over/hand
over payment/remit/meet the cost of/cover the cost of/bear the cost of/pay the cost of; pay back/
repay/refund/reimburse/give back/make good/make a refund/give a refund/make a repayment; buy/
purchase/acquire/make a purchase of/procure/pay for; sell/offer for sale/put on sale/put up for
sale/vend; visit/make a visit to/pay a visit to/go to see/come to see/come to/call in at/call on/
make visits to/pay visits to; attend/be present at/go to/be at/come to/take part in/turn up at/be
in attendance at/turn up for/be present for; take part in/participate in/join in/join in with/be
involved in/engage in/play a part in/have a part in/be part of/partake in/play a role in/take an
active part in; go/proceed/make their way/make your way/go along/make one's way; go to/proceed to/
make their way to/make your way to/head for/head to/report to/make for/walk to; come/arrive/get
here/turn up/reach/get to; come back/return/get back/go back/revert; leave/depart/go/go away/exit/
depart from/go out of/go from/vacate/set off; enter/go in/go into/come in/come into/gain access
to/get into/access/make their way into; stay/remain/keep/wait/be left; wait/remain/stay/hang on/
hold on/bide their time; let in/admit/give access to/grant access to/allow in/grant admission to/
give entry to; share/pass on/share out/circulate/exchange/spread/disseminate; discuss/talk about/
debate/consider/confer about/confer on/give consideration to/deliberate on; agree to/consent to/
give consent to/give agreement to/give their consent to/give their agreement to/accept/approve/
give approval to/give their approval to/sign off/say yes to/give the go-ahead to/give permission
for/give their permission for; refuse/decline/turn down/reject/say no to/not agree to/deny/rule
out; approve/sign off/give approval to/give approval for/endorse/authorise/pass/ratify/give the
go-ahead for/grant approval for/grant approval to/adopt; follow/keep to/obey/observe/comply with/
adhere to/abide by/stick to/conform to/act in accordance with/be in compliance with/act in line
with/respect/act on/stand by/conform with; break/breach/contravene/violate/infringe/fail to
follow/fail to comply with/not follow/act in breach of/be in breach of/flout/be in contravention
of/go against; judge/assess/evaluate/make an assessment of/carry out an assessment of/undertake an
assessment of/make a judgement about/make a judgement on/appraise/weigh up/form a view of/form a
view on/gauge; assess/make an assessment/carry out an assessment/undertake an assessment/conduct
an assessment/complete an assessment/do an assessment/perform an assessment; review/carry out a
review/undertake a review/conduct a review/hold a review/go over/reconsider/have a review of/keep
under review; check/verify/confirm/make a check/carry out a check/carry out checks/make checks/
carry out checks on/carry out checks of/carry out a check of/make checks on/do a check/do checks/
undertake checks/conduct checks; inspect/carry out an inspection/conduct an inspection/make an
inspection/undertake an inspection/look over/perform an inspection; investigate/carry out an
investigation/conduct an investigation/undertake an investigation/make an investigation/make
enquiries/make inquiries/hold an inquiry; search/carry out a search/conduct a search/make a
search/undertake a search/perform a search; consult/hold a consultation/carry out a consultation/
conduct a consultation/seek the views of/ask the views of/ask the opinion of/undertake a
consultation/seek the opinion of/have a consultation with/hold a consultation with/hold
consultations with; compare/make a comparison/draw a comparison/make comparisons; count/make a
count/tally/carry out a count/do a count; measure/take a measurement/take measurements/make a
measurement; test/carry out a test/do a test/carry out tests/conduct a test/conduct tests/run a
test/perform a test/try out/put to the test; clean/keep clean/carry out cleaning/do the cleaning;
repair/mend/fix/carry out repairs/make repairs/carry out a repair/put right/do repairs/carry out
repairs to/carry out repairs on/make good; replace/put back/provide a replacement/substitute/swap/
renew; use up/consume/exhaust/run out of/get through; spend/expend/make use of/lay out/pay out;
save/keep/conserve/put aside/set aside; divide/split/separate/share/break up/break down; join/
link/connect/combine/attach/bring together/put together/unite/fasten; fasten/secure/tie/do up/fix/
attach/make fast; lock/lock up/keep locked/keep under lock and key/locked away; switch off/turn
off/power off/power down/shut down; switch on/turn on/power on/power up; fill in/complete/fill
out/fill up/make out; hand in/submit/give in/turn in/send in/deliver/pass in; hand over/give/pass/
surrender/pass over/deliver; hand out/give out/distribute/pass round/issue/share out; set out/
explain/state/describe/lay out/lay down/outline/give/contain/specify/detail/prescribe/provide; lay
down/set/set out/stipulate/prescribe/specify/determine; settle/resolve/sort out/work out/put
right/clear up/deal with/bring to a conclusion; correct/put right/rectify/fix/remedy/amend/make
right/make good/address; strengthen/reinforce/make stronger/bolster/shore up; speed up/expedite/
accelerate/hasten/quicken/make faster; slow down/delay/hold up/put off/hinder; put off/postpone/
defer/delay/hold over; bring forward/advance/move forward; avoid/keep away from/steer clear of/
shun/stay away from/keep clear of; prevent/stop/avert/preclude/head off/keep from/guard against;
protect/keep safe/safeguard/look after/guard/shield/keep from harm; promote/further/encourage/
foster/advance/champion; encourage/urge/give encouragement to/foster/promote/motivate/prompt; show
respect for/respect/have respect for/treat with respect/be respectful to/be respectful of/be
respectful towards; treat/handle/deal with/behave towards; value/prize/appreciate/set store by/
hold dear/place value on/cherish/attach importance to; celebrate/mark/commemorate/honour/hold a
celebration of; thank/express thanks to/give thanks to/express gratitude to/be grateful to;
apologise/say sorry/make an apology/offer an apology/give an apology/express regret; greet/
welcome/say hello to/receive; warn/give a warning to/issue a warning to/give warning to/caution/
alert; remind/give a reminder to/issue a reminder to/send a reminder to/jog the memory of; affect/
have an effect on/have an impact on/influence/impact on/impact upon/impact/make a difference to/
have a bearing on/bear on/have implications for; relate to/concern/be about/have to do with/deal
with/be concerned with/refer to/pertain to/bear on/apply to; apply to/cover/extend to/hold for/be
applicable to/is applicable to/apply in respect of/be relevant to/include; include/contain/
comprise/take in/cover/consist of/be made up of/is made up of/incorporate/encompass/embrace/
involve; consist of/be made up of/is made up of/be composed of/is composed of/comprise/be
comprised of/is comprised of; depend on/rely on/be dependent on/is dependent on/be subject to/
hinge on/turn on/be contingent on/be reliant on/is reliant on/be conditional on; differ/vary/be
different/be at variance/diverge; exist/be/be in existence/is in existence/be found/prevail; take
up/occupy/fill/use; last/go on/continue/run/endure/be in progress; live/reside/be resident/dwell/
have their home/live at/is resident/have their residence; work/be employed/hold a post/be at work/
have a job/be engaged/is employed; rest/take a rest/have a rest/relax/take a break/have a break;
eat/have/consume/take/dine on; drink/have/consume/take/have a drink of; behave/conduct themselves/
act/conduct/comport/conduct yourself/conduct yourselves
"""
"""What is done."""
