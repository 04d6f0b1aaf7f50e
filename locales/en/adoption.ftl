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
adoption-lists-title = The same, norm by norm
# $count (Number) - Adherents
adoption-adherents = { $count ->
    [one] { $count } Adherent
   *[other] { $count } Adherents
}
