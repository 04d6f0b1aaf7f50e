### Duties: the board, the private calendar, the public one, and the working days of the house.

# $kind (String) - what is due
duties-asked = { $kind ->
    [vote] Vote
    [prepared-vote] Vote to confirm
    [comment] Comment
    [comment-drafts] Comments to publish
    [co-sponsorship] Confirm the co-sponsorship
    [amendment-answers] Answer amendments
    [amendments-accepted] Revise the text
    [correction] Correct and submit again
    [agreement] Agree the translation
    [report] Report
    [prepared-report] Report to send
    [corrigendum] Look at the corrigendum
    [office-code] Confirm by code
    [office-ends] Appointment ends
    [second-officer] Waits for a second officer
    [vote-holder] Confirm the vote
    [translation] Translate
    [sign-off] Sign off
    [open-consultation] Open the consultation
    [fix-final-text] Fix the final text
    [comment-answers] Answer comments
    [order-of-voting] Record the order of voting
    [open-part] Put a part to the vote
    [open-ballot] Put to the vote
    [closing] Vote closes
    [certify] Certify the result
    [acknowledge] Notification received
    [entry-into-force] Enters into force
   *[undelivered] Letters not delivered
}
# $kind (String) - what was due
duties-done = { $kind ->
    [vote] Voted
    [comment] Commented
    [co-sponsorship] Co-sponsorship confirmed
    [amendment-answers] Amendment accepted
    [correction] Submitted again
    [agreement] Translation agreed
    [report] Reported
    [corrigendum] Objected to the corrigendum
    [second-officer] Approved by a second officer
    [vote-holder] Vote confirmed
    [translation] Translated
    [sign-off] Signed off
    [open-consultation] Consultation opened
    [fix-final-text] Final text fixed
    [comment-answers] Comment answered
    [open-ballot] Put to the vote
    [certify] Certified
    [acknowledge] Receipt acknowledged
    [entry-into-force] In force
   *[other] Done
}
# $due (Number) - things due
# $overdue (Number) - of them past their deadline
duties-sum = { $due ->
    [one] One thing is due
   *[other] { $due } things are due
}{ $overdue ->
    [0] , the nearest deadline first.
    [one] , one of them overdue.
   *[other] , { $overdue } of them overdue.
}
duties-overdue = Overdue
duties-no-deadline = No deadline
# $count (Number) - of things done
duties-done-title = { $count ->
    [one] One thing done in the last 30 days
   *[other] { $count } things done in the last 30 days
}
# $name (String) - of a person
duties-prepared-by = Prepared by { $name }
# $name (String) - Corr.1
duties-corrigendum = { $name } stands unless a member objects
# $count (Number) - of letters
duties-undelivered = { $count ->
    [one] One letter was given up
   *[other] { $count } letters were given up
}
duties-undelivered-what = See why, and have them tried again.
duties-empty-languages = Texts that lack a language, and languages to be signed off, will stand here, the nearest deadline first.
duties-empty-administrator = New holders of an office who wait for their code to be confirmed, and letters that were given up, will stand here.
duties-empty-auditor = Nothing falls due from the auditor: the private log is read whenever the auditor wishes. The end of the appointment will stand here 30 days ahead.
duties-empty-partner = Partners take part without votes or reports, so nothing falls due. The end of the appointment will stand here 30 days ahead.

## The private calendar
duties-calendar-name = My duties, Global AI Partnership
# $asked (String) - Vote
# $about (String) - a title
duties-summary = { $asked }: { $about }
# $moment (String) - Paris and UTC
duties-until = Due by { $moment }.
duties-link-title = Duties in your own calendar
duties-link-what = A private link gives your calendar program what stands on your desk, deadline by deadline. Whoever has the link can read it without signing in; it never says how anyone voted, and names proposals for members by their symbol only. It ends with your last office.
# $moment (String) - since when
duties-link-since = You have a link since { $moment }. It cannot be shown again; another one takes its place.
duties-link-none = You have no link.
duties-link-make = Make the link
duties-link-replace = Make another link
duties-link-revoke = Revoke the link
duties-link-made = Your private link
duties-link-said = Subscribe to this address in your calendar program. The link you had before, if any, has stopped.
duties-link-once = It is shown this once. Treat it like a password; if it gets into other hands, revoke it on your account page.
duties-link-back = Back to the account
duties-link-gone = The link was revoked: whoever asks for it finds nothing.
duties-link-offer = These deadlines in your own calendar
duties-link-have = Your private calendar link

## The public calendar
calendar-title = Calendar
calendar-lead = Votes, consultations and entries into force to come, and the days on which the house does not work. Hours are those of Paris, with UTC beside them.
calendar-subscribe = Calendar file (iCalendar)
calendar-subscribe-how = To subscribe, give your calendar program this address:
calendar-quiet = No vote, consultation or entry into force has a date at present. Each will stand here as soon as it is opened or its day is known.
# $month (String) - December
# $year (String) - 2026
calendar-month = { $month } { $year }
calendar-opening = Vote opens
calendar-closing = Vote closes
calendar-consultation-ends = Consultation ends
calendar-enters = Enters into force
calendar-no-work = No working day
# $symbol (String) - GAIP/NORM/0007
# $title (String) - of the norm
calendar-force = Enters into force: { $symbol }, { $title }
# $name (String) - of the day
calendar-closed = No working day: { $name }
calendar-closed-what = No deadline of the house falls on this day.
# $holiday (String) - which
holiday-name = { $holiday ->
    [new-year] New Year’s Day
    [labour] Labour Day
    [victory] Victory Day 1945
    [national] Bastille Day
    [assumption] Assumption
    [all-saints] All Saints’ Day
    [armistice] Armistice Day 1918
    [christmas] Christmas Day
    [easter-monday] Easter Monday
    [ascension] Ascension Day
   *[whit-monday] Whit Monday
}
# $number (String) - d1 is Monday
weekday-name = { $number ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[d7] Sunday
}
# $weekday (String) - Monday
# $date (String) - 28 December 2026
day-and-date = { $weekday } { $date }

## The working days of the house
working-days-title = Working days of the house
working-days-lead = Votes and consultations end on working days. A day put in here takes no new deadline; what was already due on it stays due, and members still vote until its hour. The public calendar shows the days and their names.
working-days-table = Days on which the house is closed
working-days-empty = The house is closed on no day to come besides weekends and public holidays. Days that you put in will stand here and on the public calendar.
# $date (String) - the day
working-days-remove = Make { $date } a working day again
working-days-add = Close the house
working-days-first = Day
working-days-last = Last day, if it is a period
working-days-last-hint = Every working day of the period is closed, 31 days at most.
working-days-name-en = Name in English
working-days-name-fr = Name in French
working-days-name-hint = As the public reads it: End of year closure.
working-days-button = Close on these days
working-days-closed = The house is closed on these days: no new deadline falls on them.
working-days-opened = The day is a working day again.
working-days-known = A day of this period is in the table already. Take it out first, or choose another period.
working-days-free = There is no working day to close: it is a weekend or a public holiday.
working-days-holidays = Public holidays of the seat
working-days-holidays-what = These and weekends are never working days, by rule; they need not be put in.
log-duty-link-made = private calendar link made
log-duty-link-revoked = private calendar link revoked
log-day-closed = day closed for deadlines
log-day-opened = day made a working day again
