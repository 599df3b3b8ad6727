"""SOURCE: what authors write, typed, with its place in the files, but not yet resolved."""

from policyloom.source.channels import Channel, Platform
from policyloom.source.clause_data import (
    NO_DATA,
    Authority,
    ClauseData,
    DefinitionPlan,
    FormPlan,
    FormRowPlan,
    RoleDuties,
)
from policyloom.source.clauses import (
    ChangeKind,
    Clause,
    ClauseVersion,
    Mutability,
    Translation,
    Version,
    version_from,
    version_words,
)
from policyloom.source.conditions import Condition, Requirement
from policyloom.source.instruments import (
    Anchor,
    Basis,
    Instrument,
    InstrumentEdition,
    InstrumentProvision,
)
from policyloom.source.library import Library
from policyloom.source.looks import ControlRowPlan, LookSettings
from policyloom.source.modifications import Hold, Insertion, Modification, Omission, Substitution
from policyloom.source.new_bodies import NewBodies, Proposal
from policyloom.source.overlays import (
    AUTOMATIC,
    DocumentSettings,
    GivenReason,
    Holder,
    Membership,
    Overlay,
    Picture,
    PolicyLink,
)
from policyloom.source.policies import (
    NUMBERING,
    Choice,
    Inclusion,
    Policy,
    RegisteredPolicy,
    SectionPart,
    SectionPlan,
)
from policyloom.source.values import Value
from policyloom.source.vocabulary import (
    Follows,
    Forms,
    LocalBlock,
    Setting,
    SettingType,
    Term,
    Vocabulary,
)

__all__ = [
    "AUTOMATIC",
    "NO_DATA",
    "NUMBERING",
    "Anchor",
    "Authority",
    "Basis",
    "ChangeKind",
    "Channel",
    "Choice",
    "Clause",
    "ClauseData",
    "ClauseVersion",
    "Condition",
    "ControlRowPlan",
    "DefinitionPlan",
    "DocumentSettings",
    "Follows",
    "FormPlan",
    "FormRowPlan",
    "Forms",
    "GivenReason",
    "Hold",
    "Holder",
    "Inclusion",
    "Insertion",
    "Instrument",
    "InstrumentEdition",
    "InstrumentProvision",
    "Library",
    "LocalBlock",
    "LookSettings",
    "Membership",
    "Modification",
    "Mutability",
    "NewBodies",
    "Omission",
    "Overlay",
    "Picture",
    "Platform",
    "Policy",
    "PolicyLink",
    "Proposal",
    "RegisteredPolicy",
    "Requirement",
    "RoleDuties",
    "SectionPart",
    "SectionPlan",
    "Setting",
    "SettingType",
    "Substitution",
    "Term",
    "Translation",
    "Value",
    "Version",
    "Vocabulary",
    "version_from",
    "version_words",
]
