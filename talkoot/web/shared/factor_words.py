"""What the factor library says of a figure's source and licence, in the reader's language where we wrote it ourselves."""

from django.utils.translation import gettext_lazy as _

from talkoot.engine import Factor

LICENCES = {
    "facts cited": _("facts cited"),
    "US public domain": _("public domain in the United States"),
    "reuse with attribution": _("free to use with attribution"),
    "free to use with attribution to AIB": _("free to use with attribution to AIB"),
}
DOCUMENTS = {"Computed from the figures named in each note": _("computed from figures that the remark names")}


def document_name(factor: Factor) -> str:
    """The document's own title; our own, of computed figures, is translated."""
    return str(DOCUMENTS.get(factor.document, factor.document))


def licence_name(licence: str) -> str:
    """An SPDX identifier as it is; a licence in words translated."""
    return str(LICENCES.get(licence, licence))
