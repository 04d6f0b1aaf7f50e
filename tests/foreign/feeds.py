"""Atom feeds, by feedparser."""

import feedparser

from house import get, items


def check(origin, *_):
    members = [member["code"] for member in items(origin, "/api/v1/members")][:3]
    norms = [norm["symbol"] for norm in items(origin, "/api/v1/norms")][:3]
    themes = [theme["code"] for theme in items(origin, "/api/v1/themes")]
    paths = ["everything", "norms", "votes"]
    paths += [f"members/{code}" for code in members]
    paths += [f"norms/{symbol}" for symbol in norms]
    paths += [f"themes/{code}" for code in themes]
    entries = 0
    for lang in ("en", "fr"):
        for path in paths:
            url = f"{origin}/feeds/{lang}/{path}.atom"
            media, body = get(url)
            assert media == "application/atom+xml", (url, media)
            feed = feedparser.parse(body)
            assert not feed.bozo, (url, feed.get("bozo_exception"))
            assert feed.version == "atom10", (url, feed.version)
            assert feed.feed.id.startswith("tag:") and feed.feed.title and feed.feed.updated_parsed, url
            assert feed.feed.language == lang, (url, feed.feed.get("language"))
            own = [link.href for link in feed.feed.links if link.rel == "self"]
            assert own == [url], (url, own)
            ids = [entry.id for entry in feed.entries]
            assert len(ids) == len(set(ids)), url
            for entry in feed.entries:
                assert entry.title and entry.link and entry.content[0].value, (url, entry.id)
                assert entry.updated_parsed and entry.published_parsed, (url, entry.id)
            hours = [entry.updated_parsed for entry in feed.entries]
            assert hours == sorted(hours, reverse=True), url
            entries += len(ids)
    return f"{2 * len(paths)} feeds, {entries} entries"
