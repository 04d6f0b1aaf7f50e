### Members: the list, and the page of each.

members-title = Members
# $members (Number) - all
# $states (Number) - member States
# $organisations (Number) - regional organisations
members-counts = { $members ->
    [one] { $members } member
   *[other] { $members } members
}: { $states ->
    [one] { $states } State
   *[other] { $states } States
} and { $organisations ->
    [one] { $organisations } regional organisation
   *[other] { $organisations } regional organisations
}.
members-caption = Members and their standing today
members-caption-note = The member votes, not the person.
members-code = Code
members-standing = Standing
members-since = Member since
members-former-title = Former members
members-partners-title = Partners
members-partners-lead = Partners read what is not confidential, and do not vote.
members-partners-empty = Invitees, Participants and Associates will stand here once a body has decided on them.
members-partners-caption = Partners today
members-entry = Act
members-not-yet = not yet a member
members-member = member
members-admitted = admission
members-reinstated = reinstatement
members-withdrawn = withdrawal
# $scope (String) - suspended from what
# $date (String) - first day without
members-suspended-until = { $scope } until { $date }
# $date (String) - of effect
members-former-since = withdrew on { $date }
members-standing-title = Standing over time
members-standing-caption = Each change, by the decision it rests on, newest first
members-recorded = Recorded
members-offices-title = Offices of the delegation
members-offices-empty = The seats of the delegation will stand here once it is accredited.
members-offices-caption = Seats in force
members-offices-note = The record names seats, never persons.
members-names-title = Names
members-names-caption = Names borne, newest first
members-short = Short name
members-formal = Formal name
