### The first page, and the page for those who read by program.

home-title = What the Partnership has decided on AI
home-headline = What the Partnership has decided on AI, who voted how, and what each member has done since
home-figures = The register in figures
# $count (Number) - norms
home-norms = { $count ->
    [one] norm in force
   *[other] norms in force
}
# $count (Number) - members
home-members = { $count ->
    [one] member
   *[other] members
}
# $count (Number) - notifications
home-notifications = { $count ->
    [one] notification by members
   *[other] notifications by members
}
home-decided-title = Decided lately
home-all-votes = All votes
home-search-hint = Words, “a phrase”, or a symbol
home-standing-title = Where members stand
# $number (String) - how many members, grouped
home-standing-caption = The newest norms in force, and how many of { $number } members
home-standing-norm = Norm
home-standing-adhere = adhere
home-standing-implement = implement it
home-notified-title = Notified last
home-now-title = Being decided now
home-now-empty = No proposal is in consultation or being voted on. It will stand here from the day it is.
home-adopted-empty = No norm has been adopted yet. The newest will stand here from the day its adoption is recorded.
home-all-norms = All norms
home-all-adoption = What each member has done
home-unnamed-question = A proposal for members
# $symbol (String) - symbol
# $member (String) - the sponsor
home-submitted-by = { $symbol } · submitted by { $member }
# $left (String) - time left
home-vote-closes = Voting: { $left }
# $moment (String) - when
home-vote-opens = Voting opens on { $moment }
home-vote-awaits = Voting closed, result to come
home-consultation = Consultation
# $moment (String) - when
home-closes = closes { $moment }
# $moment (String) - when
home-until = until { $moment }
