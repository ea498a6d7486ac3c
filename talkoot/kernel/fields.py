"""Field types used by several apps."""

from decimal import Decimal
from typing import Any

from django.db import models


class QuantityField(models.DecimalField):
    """An exact figure; the row says its unit. 18 digits, six of them after the point."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 18, 6
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Decimal | None, expression: Any, connection: Any) -> Decimal | None:
        """Give 12.5 back as 12.5, not as 12.500000."""
        if value is None:
            return None
        value = Decimal(value)
        return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
