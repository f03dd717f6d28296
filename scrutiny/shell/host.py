"""What a host of repositories tells the commands that it runs."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


def public_host(environment: Mapping[str, str]) -> str | None:
    """The name of the host on which this is run, where it says that its repository is public; else None.

    GitHub, and what works like it, tells it in a file about the event; GitLab in a variable.
    https://docs.github.com/en/webhooks/webhook-events-and-payloads
    https://docs.gitlab.com/ci/variables/predefined_variables/
    """
    if environment.get("CI_PROJECT_VISIBILITY") == "public":
        return environment.get("CI_SERVER_HOST", "GitLab")
    if environment.get("GITHUB_ACTIONS") == "true" and _is_public(environment.get("GITHUB_EVENT_PATH", "")):
        return urlsplit(environment.get("GITHUB_SERVER_URL", "")).hostname or "GitHub"
    return None


def _is_public(event: str) -> bool:
    try:
        told = json.loads(Path(event).read_bytes())
        return told["repository"]["private"] is False
    except (OSError, ValueError, KeyError, TypeError):
        return False
