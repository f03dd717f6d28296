// An address that a reader copies ends in a slash. A disk shows no page for a folder.
if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) history.replaceState(history.state, "", location.href.replace("/index.html", "/"));
