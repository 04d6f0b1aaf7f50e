"""The calendar, by icalendar; and a private one, if the environment names its address in DUTIES."""

import os
from datetime import date, datetime, timezone

from icalendar import Calendar

from house import get


def check(origin, _export):
    ids = {}
    for lang in ("en", "fr"):
        ids[lang] = []
        for event in events(f"{origin}/{lang}/calendar.ics"):
            begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
            assert type(begins) is type(ends) and begins <= ends, event["UID"]
            if isinstance(begins, datetime):
                assert begins.tzinfo in (timezone.utc,) or begins.utcoffset().total_seconds() == 0
            else:
                assert isinstance(begins, date) and (ends - begins).days == 1, event["UID"]
            assert event["SUMMARY"].params["LANGUAGE"] == lang
            assert event["STATUS"] in ("CONFIRMED", "CANCELLED")
            ids[lang].append(str(event["UID"]))
        assert len(ids[lang]) == len(set(ids[lang])) > 0
    assert ids["en"] == ids["fr"]
    return f"{len(ids['en'])} events, the same in both languages{private()}"


def private():
    url = os.environ.get("DUTIES")
    if not url:
        return ""
    due = list(events(url, ("VEVENT", "VTODO")))
    for one in due:
        if one.name == "VEVENT":
            assert (one.decoded("DTEND") - one.decoded("DTSTART")).total_seconds() == 1800
        else:
            assert one["STATUS"] == "NEEDS-ACTION" and "DTSTART" not in one
    names = [str(one["UID"]) for one in due]
    assert len(names) == len(set(names)), names
    return f"; {len(due)} duties behind a private link"


def events(url, kinds=("VEVENT",)):
    media, body = get(url)
    assert media == "text/calendar", media
    calendar = Calendar.from_ical(body)
    assert not calendar.errors, calendar.errors
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], url
    for kind in kinds:
        for event in calendar.walk(kind):
            assert not event.errors, (url, event.errors)
            assert event["SUMMARY"] and event["URL"] and int(event["SEQUENCE"]) >= 0
            yield event
