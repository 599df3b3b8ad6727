"""Records: what the program keeps in files, and how the values in it become JSON and back."""

from policyloom.records.kinds import FormatError, Kind, SealError, envelope, json_text
from policyloom.records.values import FLAT, MEMBER, Form, Json, Own, RecordError, checked
