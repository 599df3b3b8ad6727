"""Folk: people by their names, without those whose acting weighs."""

from __future__ import annotations

FOLK = """
mum/mother/mummy; dad/father/daddy; mums and dads/mothers and fathers/parents; brother or sister/
sibling; brothers and sisters/siblings; grandma/grandmother/gran/nan; grandad/grandfather/grandpa;
newcomer/new arrival/new starter/new entrant/joiner; beginner/novice/learner; leaver/school
leaver/departing pupil; expert/specialist/authority; member of the public/outsider; passer-by/
bystander; classmate/fellow pupil/peer; neighbour/nearby resident/local resident; local people/
local residents/residents/people who live nearby/the local community/people living nearby/those
who live nearby; firm/company/business/enterprise; shop/store/retailer; organisation/body/
institution/agency; fire brigade/fire service/fire and rescue service
"""
"""Who is spoken of."""
