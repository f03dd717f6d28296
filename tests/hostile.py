"""Addresses and paths that were made to lead elsewhere, for several tests."""

from hypothesis import strategies as st

ADDRESSES = (
    "/../victimdir/",
    "/a/../../x/",
    "/a/..",
    "/..",
    "/.",
    "/./",
    "..",
    ".",
    "../../escape",
    "a/../../x",
    "//evil.example/",
    "/a//b/",
    "/a\\..\\..\\x/",
    "\\\\server\\share\\x",
    "/C:/Windows/",
    "C:\\Windows\\x",
    "/a:b/",
    "/%2e%2e/x/",
    "/a%2fb/",
    "/caf%C3%A9/",
    "/cafe\u0301/",
    "/a b/",
    "/a\tb/",
    "/a\u202eb/",
    "/a?b/",
    "/a*/",
    "/con/",
    "/a/NUL/",
    "/a/aux.pdf",
    "/lpt1.txt/",
    "/com\u00b9/",
    "/a./",
    "/a.pdf./",
    "/.git/hooks/",
    "/.htaccess",
    "/.well-known/",
    "/_headers",
    "/_redirects/",
    "/-rf/",
    f"/{'a' * 256}/",
    f"{'/abcdefgh' * 200}/",
    "/a/#" + "b" * 300,
    "/a/#../x",
    "",
)
"""No address of the site, whoever says so."""

OWN = (
    "/assets/style.css/",
    "/assets/x/",
    "/search/",
    "/search/x/",
    "/Search/x/",
    "/manifest.sha256",
    "/ledger.jsonl",
    "/edition.json/",
    "/feed.atom",
    "/priorities/roads/feed.atom/",
    "/sitemap.xml/",
    "/robots.txt",
    "/404.html",
    "/index.html",
    "/meetings/a/index.json/",
    "/meetings/a/note.md/",
    "/meetings/a/changes/1.md",
)
"""Addresses of the program's own files, or below them: nothing else may answer there."""

_PARTS = st.one_of(
    st.sampled_from(["..", ".", "", "a", "A", "b.html", "con", "nul.txt", "c:", "x.", "x ", "~", "é", "-rf"]),
    st.sampled_from(["..\\x", "a\0b", "a\nb", "\x1b[2J", "\ud800", "%2e%2e", ".git", "a" * 256, "\u202e"]),
    st.text(max_size=4),
)

paths = st.builds("{}{}".format, st.sampled_from(["", "/", "//", "\\", "C:/"]),
                  st.lists(_PARTS, max_size=5).map("/".join))  # fmt: skip
"""Paths that mix all of that."""
