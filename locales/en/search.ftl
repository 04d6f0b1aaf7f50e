### Searching the register.

search-title = Search
# $typed (String) - what was typed
search-title-of = { $typed } · search
search-lead = Norms paragraph by paragraph, proposals, votes and members, in English and in French.
search-desk-lead = As in the public search, with what is for members.
search-how-title = How to search
search-how-words = Every word is looked for, in all its forms and with or without accents:
search-how-phrase = Words in quotation marks are found as they stand together:
search-how-symbol = A symbol leads to the thing itself:
# $count (Number) - how many
# $number (String) - the same, grouped
search-count = { $count ->
    [0] No result
    [one] { $number } result
   *[other] { $number } results
}
# $number (String) - how many, grouped
search-more-than = More than { $number } results
# $number (String) - how many, grouped
search-bound = The first { $number } are shown, those with your words in a title or heading before the others. Narrow the results to see more of what you look for; the figures beside the choices say how many there are at least.
# $number (String) - how many, grouped
search-at-least = { $number } or more
# $typed (String) - what was typed
search-none = Nothing in the register has all of: { $typed }
# $typed (String) - what was typed
search-none-narrowed = Nothing has all of { $typed } within your choices.
search-none-of-choices = Nothing in the register is within your choices.
search-did-you-mean = Did you mean
search-everywhere = Without these choices
search-each-word = By one word alone
search-ways-on = Other ways on
search-cut = Your question is long: only its beginning was looked for.
search-narrow = Narrow the results
search-narrowed = Narrowed to
# $what (String) - what the results are narrowed to
search-remove = Remove “{ $what }”
# $page (String) - this page
# $pages (String) - how many there are
search-page = Page { $page } of { $pages }
search-previous = Previous
search-next = Next
# $kind (String) - what was found
search-kinds = { $kind ->
    [norm] Norms
    [proposal] Proposals
    [vote] Votes
    [member] Members
   *[all] All
}
# $kind (String) - what was found
search-kind = { $kind ->
    [norm] Norm
    [proposal] Proposal
    [vote] Vote
   *[member] Member
}
# $facet (String) - by what results are narrowed
search-facet = { $facet ->
    [kind] What
    [theme] Theme
    [status] Status
    [year] Year
    [member] Member
   *[result] Result of the vote
}
# $kind (String) - what has the status
# $status (String) - the status
search-status = { $kind }: { $status }
# $state (String) - where a vote stands
search-vote-state = { $state ->
    [open] open or to come
    [closed] closed, result provisional
    [certified] result certified
    [refused] certification refused
   *[ended] ended without decision
}
search-for-members = For members
search-opensearch-name = Registry of the Global AI Partnership
search-opensearch-short = AI Partnership
