"""A form and a text box in the browser, for people who have never used git: settings of Sveltia CMS.

The settings are generated from the declarations of the fields; the program itself is not ours and not part of
this project (https://sveltiacms.app, on npm as @sveltia/cms). It is pinned by version and digest, hosted by
the office itself, and never a part of the public site.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scrutiny.authoring import json_schema
from scrutiny.content.fields import Form, Shape

VERSION = "0.221.1"
DIGEST = "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6"
"""Of dist/sveltia-cms.js in that version; a browser runs no other."""

PAGE = f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Write notes</title>
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<script src="sveltia-cms.js" integrity="{DIGEST}"></script>
</body>
</html>
"""

TEXT = "text_below"
"""What the form calls the text below the front matter; no field has that name."""

FOLDERS = tuple(form for form in json_schema.FORMS if form.files.endswith(".md"))
"""The kinds of file that can be written in the browser: those with a file each."""


def files(content: str, service: str, repository: str, branch: str) -> Mapping[str, str]:
    """The page and its settings by path.

    `service` is 'github', 'gitlab' or 'gitea', `repository` is 'owner/name', `content` the folder in it.
    """
    settings = {
        "backend": {"name": service, "repo": repository, "branch": branch},
        "media_folder": content,
        "editor": {"preview": False},
        # A field left empty is not written: an empty embargo or withdrawal would stop the build.
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(form, content) for form in FOLDERS],
    }
    return {"index.html": PAGE, "config.json": json.dumps(settings, ensure_ascii=False, indent=2) + "\n"}


def _collection(form: Form, content: str) -> Mapping[str, Any]:
    folder = form.files.partition("/")[0]
    title = "name" if "name" in form.shape["properties"] else "title"
    dated = "**" in form.files  # in a folder for each year
    return {
        "name": folder,
        "label": folder.capitalize(),
        "label_singular": form.title,
        "folder": f"{content}/{folder}",
        "create": True,
        "identifier_field": title,
        **({"path": "{{year}}/{{slug}}"} if dated else {}),
        "slug": "{{fields.date}}-{{fields.title}}" if dated else f"{{{{fields.{title}}}}}",
        "extension": "md",
        "format": "yaml-frontmatter",
        "body_field": {"key": TEXT},
        "fields": [
            *_fields(form.shape),
            {"name": TEXT, "label": "Text", "widget": "text", "required": False},
        ],
    }


def _fields(shape: Shape) -> Iterator[Mapping[str, Any]]:
    required = shape.get("required", ())
    for name, each in shape["properties"].items():
        label = name.replace("_", " ").capitalize()
        described = {"hint": each["description"]} if "description" in each else {}
        yield {"name": name, "label": label, "required": name in required, **described, **_widget(each)}


def _widget(shape: Shape) -> Mapping[str, Any]:
    """What a value is written with. Dates are words, so that one of any form stays as it is written."""
    alternatives = [each for each in shape.get("anyOf", ()) if each.get("type") != "null"]
    if len(alternatives) == 1:
        return _widget(alternatives[0])
    listed = next((each for each in alternatives if each.get("type") == "array"), None)
    if listed:
        items = listed["items"]
        return {"widget": "list", **({"fields": [*_fields(items)]} if items.get("type") == "object" else {})}
    if "enum" in shape:
        return {"widget": "select", "options": list(shape["enum"])}
    if shape.get("type") == "object":
        return {"widget": "object", "fields": [*_fields(shape)], "collapsed": True}
    pattern = shape.get("pattern")
    such = f"Write it as in {shape['examples'][0]}" if "examples" in shape else "It is written otherwise"
    return {"widget": "string", **({"pattern": [pattern, such]} if pattern else {})}
