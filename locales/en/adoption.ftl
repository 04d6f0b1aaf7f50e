### Adoption: what members notified, what they have done, and the matrix of both.

## What a member notifies, inside a sentence

event-adhered = adherence
event-does-not-intend = does not intend to adhere at this stage
event-reservation = reservation
event-reservation-withdrawn = reservation withdrawn
event-declaration = interpretative declaration
event-measure-notified = measure notified
event-implemented-in-law = implemented in law
event-implemented-in-practice = implemented in practice
event-adherence-withdrawn = adherence withdrawn

## What a member has done, as a word of its own

status-implemented-in-practice = implemented in practice
status-implemented-in-law = implemented in law
status-measure-notified = measure notified
status-adhered = adhered
status-adherence-withdrawn = adherence withdrawn
status-does-not-intend = does not intend to adhere at this stage
status-nothing-reported = nothing reported

## The matrix

adoption-title = Adoption: what each member has done with each norm
adoption-what = Members notify what they have done with a norm, and the register derives the standing from these dated notifications. The secretariat acknowledges receipt; it does not assess the content. A vote and an adherence are two things: a member that voted no may adhere.
adoption-filter-title = Choose
adoption-filter-theme = Theme
adoption-filter-every-theme = All themes
adoption-filter-status = Standing
adoption-filter-every-status = Every standing
adoption-filter-member = Member
adoption-filter-every-member = All members
adoption-filter-kind = Kind of member
adoption-filter-every-kind = All kinds
adoption-filter-button = Show
# $norms (Number) - how many norms
# $members (Number) - how many members
adoption-caption = Standing of { $members ->
    [one] { $members } member
   *[other] { $members } members
} on { $norms ->
    [one] { $norms } norm
   *[other] { $norms } norms
}
adoption-legend = What the marks mean
adoption-member = Member
adoption-empty = No norm had been adopted by then. Norms will stand here once one is.
# $count (Number) - reservations that stand
adoption-reservations = { $count ->
    [one] with { $count } reservation
   *[other] with { $count } reservations
}
adoption-empty-narrowed = Nothing answers to this choice on that day. Take a part of it back to see more.
adoption-narrow = On a narrow screen the matrix is the list below, norm by norm.
adoption-lists-title = The same, norm by norm
# $count (Number) - Adherents
adoption-adherents = { $count ->
    [one] { $count } Adherent
   *[other] { $count } Adherents
}

## On the map

# $norms (Number) - norms shown
# $date (String) - the day
adoption-map-overall = { $norms ->
    [one] Adherents to the { $norms } norm shown, on { $date }
   *[other] How many of the { $norms } norms shown each member adheres to, on { $date }
}
# $norms (Number) - norms shown
# $status (String) - the standing asked for
# $date (String) - the day
adoption-map-status = { $norms ->
    [one] The { $norms } norm shown, with the standing “{ $status }”, on { $date }
   *[other] On how many of the { $norms } norms shown each member has the standing “{ $status }”, on { $date }
}
# $norm (String) - its symbol
# $date (String) - the day
adoption-map-norm = Where each member stands on { $norm }, on { $date }
# $member (String) - its name
# $count (Number) - norms
# $norms (Number) - of how many
adoption-map-share = { $member }: { $count } of { $norms }
adoption-share-all = all
adoption-share-two-thirds = two thirds or more
adoption-share-one-third = one third or more
adoption-share-few = fewer than one third
adoption-share-none = none

## Adherences over time

timeline-title = Adherences over time
# $of (String) - a norm, or how many norms
# $from (String) - first day
# $to (String) - last day
# $count (String) - with its noun
timeline-label = { $of }, from { $from } to { $to }: { $count }
# $norms (Number) - how many
timeline-of-norms = { $norms ->
    [one] { $norms } norm
   *[other] { $norms } norms
}
# $count (Number) - of all norms
timeline-sum = { $count ->
    [one] { $count } adherence
   *[other] { $count } adherences
}
# $count (Number) - adherences that the clause asks for
timeline-needed = { $count } needed for entry into force
# $date (String) - of the entry into force
timeline-force = in force { $date }
timeline-table = The same as a table
timeline-caption = Days on which somebody adhered or withdrew, newest first
timeline-cut = The newest; all of them are in the files.
timeline-date = Date of effect
timeline-joined = Adhered
timeline-left = Withdrew
timeline-total = Adherents
timeline-all = Adherences to all shown
timeline-empty = Adherences will stand here, by their dates, once a member adheres.

## The columns of files

adoption-column-norm = Norm
adoption-column-title = Title
adoption-column-code = Standing (code)
adoption-column-since = Adherent since
adoption-column-reservations = Reservations
adoption-column-last = Last notification
adoption-column-last-date = Its date
adoption-column-missing = For the entry into force
