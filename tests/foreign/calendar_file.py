"""The calendar, by icalendar; and a delegation's own, behind the private link that it makes."""

import re
from datetime import date, datetime, timezone

from icalendar import Calendar

from house import get
from signed_in import signed_in

# Delegations of the demo, until one owes something.
MEMBERS = ["FRA", "DEU", "USA"]


def check(origin, _export, accounts):
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
    return f"{len(ids['en'])} events, the same in both languages; {private(origin, accounts)}"


def private(origin, accounts):
    """Of the first delegation by its code that owes something."""
    for member in MEMBERS:
        browser = signed_in(origin, accounts, "head-of-delegation", member)
        answer = browser.ask("POST", "/en/desk/account/duty-link", {})
        link = re.search(r"<code>([^<]+)</code>", answer.text)
        assert answer.status == 200 and link, answer.status
        due = list(events(link[1], ("VEVENT", "VTODO")))
        if due:
            break
    assert due, "nobody owes anything"
    for one in due:
        if one.name == "VEVENT":
            assert (one.decoded("DTEND") - one.decoded("DTSTART")).total_seconds() == 1800
        else:
            assert one["STATUS"] == "NEEDS-ACTION" and "DTSTART" not in one
    names = [str(one["UID"]) for one in due]
    assert len(names) == len(set(names)), names
    answer = browser.ask("POST", "/en/desk/account/duty-link/removal", {})
    assert answer.status == 303, answer.status
    assert browser.ask("GET", link[1]).status == 404
    return f"{len(due)} duties of {member} behind a private link, which was revoked"


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
