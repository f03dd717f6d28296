"""A picture, PNG or JPEG: published anew from its points alone, and nothing else of the file."""

from scrutiny.safety.pictures import clean, inspect

__all__ = ["clean", "inspect"]
