"""Companies and other organisations, municipalities and regional bodies, and the people who act for them."""

from talkoot.organisations.models.companies import Contact, Organisation, OrganisationQuerySet, Site
from talkoot.organisations.models.municipalities import (
    Municipality,
    MunicipalityQuerySet,
    Officer,
    RegionalBody,
    RegionalReader,
)

__all__ = [
    "Contact", "Municipality", "MunicipalityQuerySet", "Officer", "Organisation", "OrganisationQuerySet", "RegionalBody",
    "RegionalReader", "Site",
]  # fmt: skip
