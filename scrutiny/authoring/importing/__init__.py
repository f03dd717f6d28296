"""Documents of the back catalogue as drafts of notes: rules alone, nothing learned, nothing sent anywhere.

`readers` turn bytes into a `Document`, `reading` and the `rules` find what is in it, `draft` writes it in our
format, and `account` makes sure that no word is lost or added.
"""
