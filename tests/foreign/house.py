"""How the checks ask a running house."""

import json
import urllib.request


def get(url, accept="*/*"):
    asked = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return answer.headers.get_content_type(), answer.read()


def read(url):
    return json.loads(get(url)[1])


def items(origin, path):
    """Every item of a list of the interface, page after page."""
    url = f"{origin}{path}"
    while url:
        page = read(url)
        yield from page["items"]
        url = page["next"]
