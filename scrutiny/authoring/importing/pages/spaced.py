"""Words that are set with room between their letters, as some headings are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny.authoring.importing.pages.geometry import Word, middle

LEAST = 5
"""Letters by themselves, one after the other, below which they are no spaced words."""


def joined(words: Sequence[Word]) -> list[Word]:
    """The words of a line, letters with even room between them as the words that they are."""
    out, run = list[Word](), list[Word]()
    for word in [*words, None]:
        if word is not None and len(word.text) == 1 and (not run or run[-1].size == word.size):
            run.append(word)
            continue
        out += _words(run) if len(run) >= LEAST else run
        run = []
        if word is not None:
            out.append(word)
    return out


def _words(letters: list[Word]) -> list[Word]:
    """The words of a run, cut where there is more room than is usual in it."""
    usual = middle([after.x0 - before.x1 for before, after in pairwise(letters)])
    out = [letters[0]]
    for before, after in pairwise(letters):
        if after.x0 - before.x1 > usual + 0.15 * after.size:
            out.append(after)
        else:
            out[-1] = replace(out[-1], text=out[-1].text + after.text, x1=after.x1)
    return out
