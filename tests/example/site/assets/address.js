// The address of a page as readers copy it ends in a slash. From a disk it stays, since a disk shows no page for a folder.
"use strict";
if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}
