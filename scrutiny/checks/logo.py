"""The office's logo is a picture that lies in the content folder."""

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for the file, and for its type: PNG, which can hold no program, as SVG can."""
    logo = register.office.logo
    if logo is None:
        return
    if not logo.value.lower().endswith(".png"):
        report.error(logo.place, "logo", f"the logo '{logo}' is not a PNG file", "save the picture as PNG")
    elif logo.value not in register.content.attachments:
        near = nearest(logo.value, register.content.attachments)
        fix = f"did you mean '{near}'?" if near else "put it beside office.yaml, or correct the name"
        report.error(logo.place, "logo", f"there is no file '{logo}'", fix)
