"""What is measured, and an organisation's emissions year by year."""

from talkoot.footprints.models.files import LearntKind, RememberedColumns, SourceFile
from talkoot.footprints.models.indicators import Indicator, IndicatorQuerySet
from talkoot.footprints.models.inventories import Answer, Calculation, Inventory, InventoryQuerySet
from talkoot.footprints.models.mandates import Mandate, MandateQuerySet
from talkoot.footprints.models.rows import Evidence, HeldInstrument, Row, RowQuerySet
from talkoot.footprints.models.targets import ChosenMeasure, EmissionTarget, Restatement

__all__ = [
    "Answer", "Calculation", "ChosenMeasure", "EmissionTarget", "Evidence", "HeldInstrument", "Indicator",
    "IndicatorQuerySet", "Inventory", "InventoryQuerySet", "LearntKind", "Mandate", "MandateQuerySet",
    "RememberedColumns", "Restatement", "Row", "RowQuerySet", "SourceFile",
]  # fmt: skip
