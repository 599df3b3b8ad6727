"""Spare words: two words of which one says it, and a noun for its verb."""

from __future__ import annotations

SPARE = """
end result/final result/result/outcome; past experience/previous experience/prior experience/
experience; advance warning/prior warning/warning; advance notice/prior notice/notice; advance
planning/forward planning/planning; future plan/plan; final outcome/end product/outcome; free
gift/gift; close proximity/proximity; general public/public; added bonus/bonus; basic
fundamentals/fundamentals/basics; each individual/each; joint collaboration/collaboration; mutual
agreement/agreement; mutual respect for each other/mutual respect/respect for each other; personal
belongings/belongings/possessions/personal items/personal possessions/things/personal effects/
property; personal opinion/opinion; safe haven/haven; whole entire/entire; meet together/meet;
gather together/gather; join together/join; combine together/combine; cooperate together/
cooperate; share together/share; return back/return; repeat again/repeat; refer back/refer; revert
back/revert; reply back/reply; plan ahead/plan; plan in advance/plan; continue to remain/remain;
still remain/remain; first began/began; start off/start; end up/end; finish off/finish; fill up/
fill; eat up/eat; tidy up/tidy; clear up/clear/clear away; wash up/wash; write up/write; print
out/print; read out/read aloud; test out/test; try out/try; sort out/sort; plan out/plan; point
out/say; check up on/check; check over/check; check through/check; lock up/lock; close up/close;
close down/close; open up/open; line up/queue/form a line/queue up; hurry up/hurry; wait around/
wait; stand up/stand; sit down/sit/take a seat/take their seats; lie down/lie; cut out/cut; cut
up/cut; add up/add; count up/count; total up/total; sum up/summarise; set down/put down; dress up/
dress; wrap up/wrap; pack up/pack; switch over/switch; pass along/pass; seat belt/seatbelt/safety
belt; high-visibility jacket/hi-vis jacket/hi-vis; working hours/office hours/hours of work;
opening hours/opening times/hours of opening; starting time/time of starting; finishing time/end
time; contact details/contact information/details/how to contact; email address/email; phone
number/telephone number/number; home address/address; full name/name; date of birth/birth date/
birthday; place of work/workplace; point of contact/contact; course of action/action; code of
conduct/conduct code; form of identification/identification/id/proof of identity; means of
transport/transport; method of payment/way to pay/way of paying; piece of equipment/equipment;
piece of work/work; item of clothing/clothing/garment; item of equipment/equipment; amount of
time/time; number of people/people; size of/sized; nature of/kind of; in nature/by nature; state
of repair/condition/repair; health condition/medical condition/condition; day of the week/weekday;
decision-making/making decisions/taking decisions; problem-solving/solving problems; note-taking/
taking notes; record-keeping/keeping records/keeping of records; fundraising/raising money/raising
funds; timekeeping/punctuality/being on time; lesson planning/planning lessons/planning of
lessons; well-being/wellbeing/welfare; wellbeing/health and happiness; safe/free from harm/out of
harm's way; membership/being a member/member; leadership/leading; ownership/own; friendship/
friend/being friends; sponsorship/sponsor; partnership/working together/partner; attendance/being
present/presence/coming; use/using/usage/utilisation/employment; failure/fail; storage/store/keep;
disposal/dispose of/throwing away/getting rid of/get rid of; closure/close; departure/depart/
leave; knowledge/know; death/die; birth/born; flight/fly; defence/defend; offence/offend; expense/
expend/spend; pretence/pretend; emphasis/emphasise/stress/lay stress on/place emphasis on/put
emphasis on/place an emphasis on; praise/give praise to/commend; maintenance/maintain/upkeep;
careful consideration/consideration; great value/value; every effort/effort; notification/notify;
reconciliation/reconcile; clarification/clarify; identification/identify; verification/verify;
specification/specify; modification/modify; certification/certify; classification/classify;
justification/justify; simplification/simplify; publication/publish; omission/omit; prescription/
prescribe; destruction/destroy; production/produce; reduction/reduce; introduction/introduce;
consumption/consume; assumption/assume; retention/retain; intervention/intervene; competition/
compete; composition/compose; coverage/cover; breakage/break; postage/post; leakage/leak;
marriage/marry
"""
"""What is said in more words than it takes."""
