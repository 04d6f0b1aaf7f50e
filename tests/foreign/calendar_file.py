"""The calendar, by icalendar."""

from datetime import timezone

from icalendar import Calendar

from house import get


def check(origin, _export):
    ids = {}
    for lang in ("en", "fr"):
        url = f"{origin}/{lang}/calendar.ics"
        media, body = get(url)
        assert media == "text/calendar", media
        calendar = Calendar.from_ical(body)
        assert not calendar.errors, calendar.errors
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"], url
        ids[lang] = []
        for event in calendar.walk("VEVENT"):
            assert not event.errors, (url, event.errors)
            begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
            assert begins <= ends, (url, event["UID"])
            assert begins.tzinfo in (timezone.utc,) or begins.utcoffset().total_seconds() == 0
            assert event["SUMMARY"] and event["URL"] and int(event["SEQUENCE"]) >= 0
            assert event["SUMMARY"].params["LANGUAGE"] == lang
            assert event["STATUS"] in ("CONFIRMED", "CANCELLED")
            ids[lang].append(str(event["UID"]))
        assert len(ids[lang]) == len(set(ids[lang])) > 0
    assert ids["en"] == ids["fr"]
    return f"{len(ids['en'])} events, the same in both languages"
