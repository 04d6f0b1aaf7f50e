"""JSON-LD of norms, by pyld and rdflib; the block in the page is the file."""

import html
import json
import re

from pyld import jsonld
from rdflib import Graph, URIRef

from house import get, items

ELI = "http://data.europa.eu/eli/ontology#"
# The context of schema.org as far as it is needed here: no network is asked.
SCHEMA = {
    "@context": {
        "@vocab": "https://schema.org/",
        "schema": "https://schema.org/",
        "url": {"@type": "@id"},
        "contentUrl": {"@type": "@id"},
        "legislationLegalForce": {"@type": "@id"},
        "legislationLegalValue": {"@type": "@id"},
    }
}


def loader(url, _options=None):
    if url.rstrip("/") in ("https://schema.org", "http://schema.org"):
        return {"contextUrl": None, "documentUrl": url, "document": SCHEMA, "contentType": "application/ld+json"}
    raise AssertionError(f"{url} is asked for")


def check(origin, *_):
    triples = count = 0
    for norm in items(origin, "/api/v1/norms"):
        for lang in ("en", "fr"):
            page = f"{origin}/{lang}/norms/{norm['symbol']}"
            media, body = get(f"{page}.jsonld")
            assert media == "application/ld+json", (page, media)
            written = json.loads(body)
            inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', get(page)[1].decode(), re.S)
            assert inside and json.loads(html.unescape(inside.group(1))) == written, page
            quads = jsonld.to_rdf(written, {"documentLoader": loader, "format": "application/n-quads"})
            graph = Graph().parse(data=quads, format="nquads")
            expression = URIRef(written["@id"])
            assert (expression, URIRef(ELI + "realizes"), None) in graph, page
            titles = list(graph.objects(expression, URIRef(ELI + "title")))
            assert [title.language for title in titles] == [lang], (page, titles)
            assert (expression, URIRef("https://schema.org/legislationIdentifier"), None) in graph, page
            triples += len(graph)
            count += 1
    assert count > 0
    return f"{count} descriptions, {triples} statements"
