"""All records joined: names on a date, links, threads, mentions, addresses."""
