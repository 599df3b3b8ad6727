"""Things: nouns that say the same."""

from __future__ import annotations

THINGS = """
aim/goal/purpose/objective/intention/target/end/object/ambition; approach/way/method/means/manner/
technique/procedure/system/way of working; arrangement/plan/provision/measure/preparation;
article/item/object/thing; authority/power/right; area/zone/place/part/space/section/region/
location; basis/ground/foundation/footing; benefit/advantage/good/gain/plus; building/block/
premises/property/facility; category/kind/type/sort/class/group; cause/reason/source/root/origin;
centre/middle/heart/hub/core; change/alteration/amendment/modification/revision/adjustment/
variation; circumstances/conditions/situation/case/facts; comment/remark/observation/view/note/
feedback; communication/message/contact/letter/correspondence; concern/worry/anxiety/misgiving;
cost/price/expense/charge/outlay/expenditure; danger/hazard/risk/peril/threat; decision/ruling/
determination/resolution/verdict/finding; defect/fault/flaw/shortcoming/imperfection; detail/
particular/information/fact/specifics; difficulty/problem/trouble/issue/challenge/obstacle;
drawback/disadvantage/downside/snag; effect/result/outcome/consequence/impact/end result/upshot;
effort/attempt/try/endeavour/bid; employment/work/job/occupation; error/mistake/slip/inaccuracy;
event/occasion/function/happening; facts/information/data/evidence; feature/aspect/element/
characteristic/point; fee/charge/payment/cost/price; feeling/emotion/sentiment; food/meals/
catering/refreshments; gap/opening/space/hole; gift/present/donation; group/set/band/cluster/
party; guidance/advice/guidelines/help/direction; heading/title/headline/caption; idea/suggestion/
thought/proposal/notion; illness/sickness/ill health/disease/ailment; importance/significance/
weight; improvement/betterment/enhancement/advance; instruction/direction/order/command/directive;
knowledge/understanding/awareness/familiarity; lack/shortage/absence/want/shortfall/dearth; level/
standard/degree/grade/tier; limit/maximum/ceiling/cap/upper limit; list/register/inventory/
schedule/catalogue; material/resource/equipment/supplies/stuff; meeting/gathering/session/
get-together; need/requirement/necessity/demand; news/information/updates; note/record/memo/
minute; occasion/time/instance/case; opportunity/chance/occasion/opening/possibility; option/
choice/alternative/possibility; order/sequence/arrangement; outline/summary/overview/sketch/
synopsis; package/parcel/packet; part/section/portion/component/element/segment/piece; people/
persons/individuals/those/folk; person/individual/somebody/someone/one; place/location/site/venue/
spot/position; post/job/position/role/appointment; practice/way of working/custom/habit/procedure;
process/procedure/steps/system/course of action; programme/schedule/timetable/plan/agenda;
progress/development/advance/headway; qualification/certificate; question/query/enquiry/inquiry;
reminder/prompt/nudge; rest/remainder/others/balance/what is left; result/outcome/end result/final
outcome/finding; rule/regulation/requirement/guideline; shortfall/deficit/gap; situation/
circumstances/position/state of affairs/case; skill/ability/competence/expertise/talent; space/
room/area; stage/step/phase/point; start/beginning/outset/onset/commencement/opening; statement/
declaration/announcement; subject/topic/theme/matter; success/achievement/accomplishment/
attainment; supply/stock/store/provision; talk/speech/address/presentation/conversation; task/job/
duty/piece of work/assignment/chore; team/staff/group/crew/squad; thanks/gratitude/appreciation;
tool/implement/instrument/utensil; view/opinion/belief/standpoint/point of view/viewpoint/
perspective/attitude/stance; way/method/means/manner/mode/fashion/approach; wish/desire/want/
preference; word/term/expression; year/twelve months/12 months
"""
"""What is spoken of."""
