"""Fingerprints: digests that are equal where two things are equal."""

import hashlib


def digest(text: str | bytes) -> str:
    """The SHA-256 of a text in UTF-8, or of bytes, in hexadecimal."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def key(*parts: object) -> str:
    """The digest of texts, bytes, numbers, and lists and mappings of them."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
