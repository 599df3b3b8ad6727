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
preference; word/term/expression; year/twelve months/12 months; wellies/wellington boots/
wellingtons/rubber boots; bit/piece/part; crumb/morsel; cutlery/knives and forks; napkin/
serviette; apron/pinny/overall; carpet/rug; cushion/pillow; curtain/drape; bucket/pail; jug/
pitcher; box/carton/crate; sack/bag; rope/cord; string/twine; broom/brush; mop/floor cloth; soap/
hand wash/handwash; tissue/paper handkerchief; mirror/looking glass; clock/timepiece; drawing pin/
thumbtack; sticky tape/adhesive tape; glue/adhesive/paste; scissors/a pair of scissors; ruler/
measure; painting/picture/artwork; drawing/sketch; artwork/work of art/piece of art; poem/verse;
song/tune/piece of music; ball game/game with a ball; climbing frame/climbing apparatus; shed/hut/
outbuilding; bush/shrub; flower/bloom; weed/unwanted plant; soil/earth; stone/rock; stream/brook;
wood/woodland; crossing/place to cross; roundabout/traffic island; driver/motorist; bus stop/stop;
station/railway station/train station; airport/airfield; journey/trip/travel; ticket/pass;
luggage/bags/baggage; suitcase/case; passport/travel document; map reading/reading maps; weather/
conditions; storm/gale; rain/rainfall/wet weather; snow/snowfall; ice/frost; heat/hot weather;
sunshine/sun; shade/shadow; wind/breeze; night/night-time/nighttime; dusk/nightfall/sunset; dawn/
daybreak/sunrise; sound/noise; smell/odour/scent; colour/shade; shape/form; size/dimensions;
speed/pace; price list/list of prices/tariff; receipt/proof of purchase; wage/pay/salary; savings/
money saved; loan/advance; fine/penalty; banner/flag; parade/procession; guest list/list of
guests; audience/spectators/onlookers/crowd; crowd/throng; queue/line; row/line; circle/ring;
pair/two; group work/work in groups; pair work/work in pairs; teamwork/working as a team/working
together; friendship/friendliness; fun/enjoyment/pleasure; joy/happiness/delight; sorrow/sadness;
fear/fright; anger/rage; bravery/courage; patience/tolerance; effort/hard work/endeavour;
laziness/idleness; fairness/justice; freedom/liberty; quarrel/argument/dispute/disagreement/row;
insult/offensive remark; swearing/bad language/foul language; lie/untruth/falsehood; rumour/
gossip; joke/prank; trick/prank; promise/pledge; apology/expression of regret; excuse/reason;
tradition/custom; hobby/pastime/interest; talent/gift; strength/strong point; weakness/weak point/
shortcoming; stomach/tummy/belly; scratch/graze/scrape; burn/scald; ache/pain/soreness; allergy/
allergic reaction; recovery/getting better; diet/eating habits; vegetables/veg/greens; pudding/
dessert/sweet; packed meal/packed lunch; recipe/set of instructions; hygiene/cleanliness; dirt/
mud/soil; dust/grime; smoke/fumes; flame/fire; blaze/fire; leak/drip; power cut/loss of power/
power failure/blackout; breakdown/failure; damage/harm; repair work/repairs; building work/
construction/works; roof/rooftop; ceiling/top of the room; wall/partition; floor/ground; basement/
cellar; attic/loft; corridor/hallway/passage/passageway; foyer/lobby/entrance hall; doorstep/step;
handrail/banister/rail; letterbox/letter box/postbox/post box; doorbell/bell; intercom/entryphone/
door phone; key fob/fob; padlock/lock; printer/printing machine; battery/cell; cable/lead/wire/
flex; headset/headphones; loudspeaker/speaker; microphone/mic; hearing aid/hearing device;
wheelchair/mobility chair; walking stick/cane; pushchair/buggy/stroller/pram; car seat/child seat;
helmet/hard hat/safety hat; life jacket/buoyancy aid; apron/tabard; swimwear/swimming costume/
swimsuit/swimming things; sleeping bag/bedding; camp/campsite/camp site; farm/farmyard; nest/
nesting place; cheque/check; tyre/tire; kerb/curb; grey/gray; plough/plow; draught/draft; pyjamas/
pajamas/nightclothes; brolly/umbrella; telly/television/tv; uni/university; rep/representative;
demo/demonstration; intro/introduction; dept/department; govt/government; incl/including; tel/
telephone; hrs/hours; mins/minutes; grown-up/adult/grown up; youth/young person/young people/
teenager; old person/elderly person/pensioner/senior citizen; newborn/baby/infant; rear/back;
self/itself/themselves/himself/herself; contents/what is in it/what it holds; duration/length/
last/how long it lasts; access/way in/entry; access/use/be able to use; accessible/can be reached/
reach/within reach; trunk/chest; chest of drawers/drawers; shelf/rack/ledge; hook/peg/coat hook/
coat peg; hob/cooking ring; kettle/water boiler; tea towel/dish cloth/dishcloth; washing machine/
washer; washing-up/washing up/dishes; laundry/washing; rug/mat; blind/window blind/shade; bulb/
light bulb/lightbulb; battery-operated/battery-powered; petrol/gas/gasoline; windscreen/
windshield; boot/trunk; number plate/registration plate/license plate; driving licence/driver's
license; motorway/highway; zebra crossing/pedestrian crossing/crosswalk; pedestrian/person on
foot/walker; cyclist/person on a bike/bike rider; hoarding/billboard; shopkeeper/shop owner;
dustman/refuse collector/bin collector; chemist/pharmacy/pharmacist; surgery/doctor's/health
centre/medical centre/clinic; dentist/dental surgeon; optician/optometrist; plumber/heating
engineer; cv/curriculum vitae/resume; vacancy/opening/job opening; job advert/job advertisement/
job ad; leave/time off/absence from work; maternity leave/maternity absence; annual leave/holiday/
paid holiday; payslip/pay slip/wage slip; pay rise/raise/increase in pay; overtime/extra hours;
shift/turn of duty; workload/amount of work; colleague/co-worker/coworker/fellow worker; boss/
manager/line manager; deputy/second in command/stand-in; successor/person who follows;
predecessor/person who came before; trainee/apprentice; donor/giver; winner/victor; loser/beaten
side; owner/proprietor; tenant/occupier; landlord/lessor; author/writer; reader/person reading;
speaker/presenter; organiser/person organising; applicant/person applying/candidate; complainant/
person who complains/person complaining/person making the complaint; recipient/person receiving/
receiver; user/person using/people who use; customer/client; attendee/person attending/
participant; trip leader/visit leader/leader of the trip/leader of the visit; signatory/person who
signs/person signing; whistleblower/person who speaks up; membership/members/body of members;
leadership team/senior team/senior leadership team/slt; workforce/workers; readership/readers
"""
"""What is spoken of."""
