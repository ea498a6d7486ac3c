"""The result of an inventory in words and pictures: headline, bars, change, coverage, years, every figure's explanation."""
