"""Labels: what a document says that nobody wrote in a clause, English -> Welsh.

Written with care and not yet read by somebody whose language it is: see docs/overlays.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    # Every page
    "Contents": "Cynnwys",
    "Document control": "Rheoli'r ddogfen",
    "At a glance": "Cipolwg",
    "Page {} of {}": "Tudalen {} o {}",
    "Appendix {}": "Atodiad {}",
    "Skip to the policy": "Neidio i'r polisi",
    "Print this policy": "Argraffu'r polisi hwn",
    "Print": "Argraffu",
    "Table": "Tabl",
    "In English": "Yn Saesneg",
    "Language": "Iaith",
    # How it stands
    "DRAFT": "DRAFFT",
    "Draft": "Drafft",
    "Draft: not approved.": "Drafft: heb ei gymeradwyo.",
    "This text can still change. Do not rely on it.": (
        "Gall y testun hwn newid o hyd. Peidiwch â dibynnu arno."
    ),
    "{}; withdrawn on {} by the {}": "{}; tynnwyd yn ôl ar {} ({})",
    "Version {}: approved on {} by the {} (minute {})": (
        "Fersiwn {}: cymeradwywyd ar {} ({}; cofnod {})"
    ),
    "Version {}: approved on {} by the {}": "Fersiwn {}: cymeradwywyd ar {} ({})",
    "Version {}: reviewed on {} by the {}, no changes (minute {})": (
        "Fersiwn {}: adolygwyd ar {}, heb newidiadau ({}; cofnod {})"
    ),
    "Version {}: reviewed on {} by the {}, no changes": (
        "Fersiwn {}: adolygwyd ar {}, heb newidiadau ({})"
    ),
    "Version {}": "Fersiwn {}",
    "Draft, after version {}": "Drafft, ar ôl fersiwn {}",
    "Withdrawn": "Tynnwyd yn ôl",
    "Note to the editor": "Nodyn i'r golygydd",
    # Document control
    "Version": "Fersiwn",
    "Status": "Statws",
    "Review cycle": "Cylch adolygu",
    "Status and review cycle": "Statws a chylch adolygu",
    "Owner": "Perchennog",
    "Responsible group": "Grŵp cyfrifol",
    "Part of": "Rhan o",
    "Approved by": "Cymeradwywyd gan",
    "Approved on": "Cymeradwywyd ar",
    "In force from": "Mewn grym o",
    "Last reviewed": "Adolygwyd ddiwethaf",
    "Next review by": "Adolygu erbyn",
    "Replaces": "Yn disodli",
    "Amendments": "Diwygiadau",
    "Amendments since version {}": "Diwygiadau ers fersiwn {}",
    "History": "Hanes",
    " (proposed)": " (arfaethedig)",
    "Not yet approved": "Heb ei gymeradwyo eto",
    "Not decided yet": "Heb ei benderfynu eto",
    "None yet: this is a draft": "Dim eto: drafft yw hwn",
    "None: nothing was approved before": "Dim: ni chymeradwywyd dim o'r blaen",
    "None since the last edition": "Dim ers y fersiwn ddiwethaf",
    "First edition": "Fersiwn gyntaf",
    "The whole text: no edition stood before it": "Y testun cyfan: nid oedd fersiwn o'i blaen",
    "Statutory; reviewed {}": "Statudol; adolygir {}",
    "Not statutory; reviewed {}": "Anstatudol; adolygir {}",
    "Statutory, {}": "Statudol, {}",
    "Not statutory, {}": "Anstatudol, {}",
    "the next review date": "dyddiad yr adolygiad nesaf",
    "The next review date": "Dyddiad yr adolygiad nesaf",
    "the draft": "y drafft",
    "The draft": "Y drafft",
    "version {}": "fersiwn {}",
    "every year": "bob blwyddyn",
    "every two years": "bob dwy flynedd",
    "every three years": "bob tair blynedd",
    "every four years": "bob pedair blynedd",
    "every five years": "bob pum mlynedd",
    "every six months": "bob chwe mis",
    "every six years": "bob chwe blynedd",
    "every ten years": "bob deng mlynedd",
    "every {} years": "bob {} mlynedd",
    "every month": "bob mis",
    "every {} months": "bob {} mis",
    "every term": "bob tymor",
    "when needed": "pan fo angen",
    "Every year": "Bob blwyddyn",
    "Every two years": "Bob dwy flynedd",
    "Every three years": "Bob tair blynedd",
    "Every four years": "Bob pedair blynedd",
    "Every five years": "Bob pum mlynedd",
    "Every six months": "Bob chwe mis",
    "Every month": "Bob mis",
    "Every term": "Bob tymor",
    "When needed": "Pan fo angen",
    "Headteacher": "Pennaeth",
    "Head": "Pennaeth",
    "Principal": "Pennaeth",
    "Governing body": "Corff llywodraethu",
    "governing body": "corff llywodraethu",
    "headteacher": "pennaeth",
    "head": "pennaeth",
    "Governing board": "Bwrdd llywodraethu",
    "Chair of governors": "Cadeirydd y llywodraethwyr",
    # In the text
    "Danger:": "Perygl:",
    "Important:": "Pwysig:",
    "Note:": "Noder:",
    "Do": "Gwnewch",
    "Do not": "Peidiwch",
    "Picture": "Llun",
    "Name": "Enw",
    "Signature": "Llofnod",
    "Date": "Dyddiad",
    "For office use": "At ddefnydd y swyddfa",
    # What a text refers to
    "section ": "adran ",
    "paragraph ": "paragraff ",
    "section {}": "adran {}",
    "regulation {}": "rheoliad {}",
    "paragraph {}": "paragraff {}",
    "paragraph {} onwards": "paragraff {} ymlaen",
    "paragraphs {} to {}": "paragraffau {} i {}",
    "statutory guidance": "canllawiau statudol",
    "guidance": "canllawiau",
    "standards": "safonau",
    "Part {}": "Rhan {}",
    "Schedule {}": "Atodlen {}",
    "part ": "rhan ",
    "Appendix {}, part ": "Atodiad {}, rhan ",
    "section {}, part ": "adran {}, rhan ",
    "Figure ": "Ffigur ",
    # What is missing
    "Not yet in Welsh, and given in English here: ": (
        "Nid yw'r canlynol ar gael yn Gymraeg eto, ac fe'u rhoddir yma yn Saesneg: "
    ),
    "the title": "y teitl",
    "the notices": "yr hysbysiadau",
    "the title of section {}": "teitl adran {}",
    "the title of {}": "teitl {}",
    "the title “{}”": "y teitl “{}”",
}
