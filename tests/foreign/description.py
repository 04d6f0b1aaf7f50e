"""The description of the interface, by openapi-spec-validator."""

from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from house import get, read


def check(origin, *_):
    media, _ = get(f"{origin}/api/openapi.json")
    assert media == "application/vnd.oai.openapi+json", media
    document = read(f"{origin}/api/openapi.json")
    validate(document, cls=OpenAPIV31SpecValidator)
    assert document["servers"] == [{"url": origin}], document["servers"]
    return f"{len(document['paths'])} addresses, {len(document['components']['schemas'])} schemas"
