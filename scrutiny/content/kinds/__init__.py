"""The kinds of record, one file each. None imports another; the register joins them by id and name.

A file defines `KIND`, a record that a heading in a note begins, or `FORM`, a kind of file of its own, or both
where the record can stand by itself; those that only help the others define neither.
"""

from scrutiny.base.discovery import defined
from scrutiny.content.fields import Form
from scrutiny.content.record import Record

RECORDS: tuple[type[Record], ...] = defined("KIND", __name__, __path__)
"""The kinds of record that a note can hold, but for passages of discussion."""
FORMS: tuple[Form, ...] = defined("FORM", __name__, __path__)
"""The kinds of file that an office can write."""
