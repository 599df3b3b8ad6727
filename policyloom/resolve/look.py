"""Look: what the overlays say of the look -> the Look that every writer follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import Look

if TYPE_CHECKING:
    from policyloom.resolve.profile import Profile


def look(profile: Profile) -> Look:
    """Return the body's look, with the standard look for whatever no layer sets."""
    values = {key: value.text for key, value in profile.look.items()}
    standard = Look()
    return Look(
        accent=values.get("accent", standard.accent),
        cover=values.get("cover", "false") == "true",
        size=int(values.get("size", standard.size)),
        strapline=values.get("strapline", ""),
        logo=profile.assets.get("logo"),
        logo_alt=values.get("logo-alt", ""),
        letterhead=profile.assets.get("letterhead"),
        heading_style=values.get("heading-style", standard.heading_style),
        paper=values.get("paper", standard.paper),
        control_layout=values.get("control-layout", standard.control_layout),
        control_place=values.get("control-place", standard.control_place),
        new_page_for=values.get("new-page-for", standard.new_page_for),
        pdf_engine=values.get("pdf-engine", standard.pdf_engine),
    )
