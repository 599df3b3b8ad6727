"""Schools: the things of every day in a school, by each of their names."""

from __future__ import annotations

SCHOOLS = """
toilet/lavatory/loo/wc/washroom/restroom; canteen/dining hall/dining room/refectory/lunch hall/
cafeteria/lunchroom/dinner hall; reception/front desk/reception desk/reception area/main
reception/main office; medical room/sick bay/first aid room/sickroom/nurse's room/treatment room;
staffroom/staff room/common room; library/learning resource centre/resource centre/reading room;
hall/assembly hall/main hall/great hall; exam hall/examination hall/exam room/examination room;
sports hall/gym/gymnasium/gymnasia; playing field/sports field/field/school field; playground/
yard/play area/schoolyard/play yard; car park/parking/parking area/parking lot/parking space;
classroom/teaching room/schoolroom/form room/class; lab/laboratory/science room/science lab;
storeroom/store/store cupboard/stockroom/stock cupboard/storage room; cupboard/cabinet/closet;
whiteboard/board/interactive whiteboard; noticeboard/notice board/bulletin board/pinboard/display
board; timetable/schedule/rota; register/roll/attendance register; homework/home learning/prep/
home study/homework task; school bag/schoolbag/book bag/bag; lunchbox/lunch box/packed lunch box;
packed lunch/lunch from home; school dinner/school meal/school lunch/hot meal/cooked meal; snack/
bite to eat/light meal; sweets/confectionery/candy; fizzy drink/soft drink/carbonated drink/pop;
pen/ballpoint/biro; felt tip/felt pen/marker; glasses/spectacles; trainers/sports shoes/gym shoes/
running shoes; sports kit/pe kit/gym kit/games kit; coat/overcoat/outdoor coat; hat/sun hat;
uniform/school dress/school clothes/school uniform; lost property/lost and found/mislaid items/
lost items; head lice/nits; plaster/sticking plaster; inhaler/puffer/pump; medicine/medication/
drug/medicament; tablet/pill; first aid box/first aid kit/first-aid kit; injection/jab/
vaccination/immunisation; temperature/fever; tummy ache/stomach ache/stomach pain; being sick/
vomiting/throwing up; accident/mishap; accident book/accident log/accident record/accident
register; parents' evening/parent consultation evening/consultation evening; open day/open
morning/open evening/open house; sports day/field day; school trip/educational visit/school visit/
outing/excursion/school outing/day trip/day out; residential/residential visit/residential trip/
overnight trip/overnight visit; after-school club/after school club/extracurricular club/extended
day club; breakfast club/before-school club/morning club/early club; wraparound care/before and
after school care/out of school care; half-term/half term/mid-term break; school council/student
council/pupil council; sixth form/post-16/year 12 and 13; reception class/foundation class; key
stage/ks; year group/year/age group/cohort; coursework/non-exam assessment/nea; mark/grade/score/
result; report/school report; reading book/reader/reading scheme book; exercise book/workbook/
jotter; textbook/course book/coursebook; worksheet/work sheet/handout; mobile phone/mobile/cell
phone/cellphone/phone; laptop/laptop computer/notebook/portable computer; social media/social
networks/social networking sites/social media platforms; email/electronic mail/e-mail message/
email message; app/application/mobile app; headphones/earphones/earbuds; memory stick/usb stick/
flash drive/usb drive/pen drive/thumb drive; photo/photograph/picture/image/snapshot/pic; film/
video/movie/recording/video recording; cctv/security cameras/surveillance cameras/closed circuit
television; password/passcode/pass phrase; wifi/wi-fi/wireless network/wireless; website/web site/
webpage/web page/site/internet page/school website/online; online/on the internet/on the web/on
the website/over the internet/via the internet/on our website/on the school website; fundraiser/
fundraising event/charity event; raffle/prize draw/tombola; bike/bicycle/cycle/pushbike/push bike;
cycle/ride a bike/ride a bicycle/bike/go by bike/come by bike/travel by bike; walk/go on foot/come
on foot/travel on foot/on foot; bus/minibus/school bus; lorry/truck; crossing patrol/lollipop man/
lollipop lady/lollipop person; lollipop lady/school crossing patrol officer; rubbish/litter/waste/
refuse/trash/garbage; bin/rubbish bin/litter bin/waste bin/dustbin/wastebasket/trash can; recycle/
put in the recycling; fire alarm/alarm/fire bell; fire drill/fire practice/evacuation drill/fire
evacuation practice; fire exit/emergency exit; fire door/emergency door; assembly point/muster
point/meeting point; footpath/path/pavement/walkway/pathway; stairs/staircase/steps/stairway;
upstairs/on the upper floor/on the first floor/on the floor above; downstairs/on the ground floor/
on the lower floor/on the floor below; gate/school gate/main gate/entrance gate; fence/railings;
tap/water tap/faucet; water fountain/drinking fountain/water cooler; heating/central heating;
light/lamp; cooker/oven/stove; dinner money/lunch money/meal payments; pocket money/spending
money; fair/fete/bazaar/fayre; play/show/performance/production/drama; concert/recital/musical
performance; choir/singing group/chorus; band/orchestra/ensemble; team/side/squad; match/game/
fixture; pe/physical education/sport/games/gym; maths/mathematics/numeracy; rs/re/religious
studies/religious education; dt/design and technology/design technology; pshe/personal social
health and economic education/personal development; mfl/modern foreign languages/modern languages/
foreign languages; sen/special educational needs; eal/english as an additional language; ehcp/ehc
plan/education health and care plan/education, health and care plan; iep/individual education
plan; dbs/disclosure and barring service; gdpr/general data protection regulation; pta/parent
teacher association/parents' association/friends association; cpd/continuing professional
development/continuous professional development/professional development; inset day/training day/
staff training day/non-pupil day; faq/frequently asked questions; hr/human resources/personnel;
vat/value added tax; ppe/personal protective equipment; coshh/control of substances hazardous to
health; risk assessment/ra; admin/administration/administrative/clerical; finance/financial;
health and safety/h and s/safety; autumn/autumn term
"""
"""What there is in a school."""
