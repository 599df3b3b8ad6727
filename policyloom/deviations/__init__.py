"""Deviations: what bodies say otherwise, where the layers above have moved on, and who decided."""

from policyloom.deviations.decisions import Decision, Deed
from policyloom.deviations.meetings import Meeting, Reading, Standing, meetings
