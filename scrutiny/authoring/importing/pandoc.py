"""What only pandoc writes, as plain Markdown: fenced divisions with a style, words with attributes."""

import re

_FENCE = re.compile(r":{3,}\s*(?P<told>\{[^{}]*\}|[\w-]*)\s*$")
_STYLE = re.compile(r"custom-style=\"?(?P<style>[^\"}]+)")
_SPAN = re.compile(r"\[(?P<words>(?:[^\[\]\n]|\\[\[\]]|\n(?!\s*\n))*)\]\{(?P<told>[^{}\n]*)\}")
_AFTER_HEADING = re.compile(r"^(#{1,6} .*?)\s*\{[#.][^{}]*\}\s*$", re.MULTILINE)


def plain(text: str) -> str:
    """The text without the marks of pandoc; a title by its style is a heading."""
    if ":::" not in text and "]{" not in text and "{#" not in text and "{." not in text:
        return text
    text = _AFTER_HEADING.sub(r"\1", _SPAN.sub(_span, text))
    lines, title = list[str](), False
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if fence:
            style = _STYLE.search(fence["told"])
            title = bool(style and style["style"].strip().casefold() == "title")
            lines.append("")
        else:
            lines.append(f"# {line}" if title and line.strip() else line)
            title = title and not line.strip()
    return "\n".join(lines)


def _span(found: re.Match[str]) -> str:
    words = found["words"]
    return f"<u>{words}</u>" if re.search(r"\.(?:underline|ul)\b", found["told"]) else words
