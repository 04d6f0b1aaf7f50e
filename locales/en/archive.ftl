### Imported archives: decided elsewhere, kept here.

## As acts of the public record

# $collection (String) - its code
# $files (String) - names of the files, as a list
record-act-import = An archive was imported into the collection { $collection }, from { $files }.
# $count (Number) - how many
# $collection (String) - its code
record-act-imported-members = { $count ->
    [one] 1 member of the archive { $collection } was imported.
   *[other] { $count } members of the archive { $collection } were imported.
}
# $symbol (String) - of the decision
# $date (String) - of the decision
# $collection (String) - its code
# $yes (Number) - votes in favour
# $no (Number) - votes against
# $abstain (Number) - abstentions
record-act-imported-decision = Decision { $symbol } of { $date } was imported into { $collection } with its roll call: yes { $yes }, no { $no }, abstain { $abstain }.
# $symbol (String) - of the instrument
# $collection (String) - its code
# $count (Number) - how many events
record-act-imported-instrument = Instrument { $symbol } was imported into { $collection } with { $count ->
    [one] 1 event
   *[other] { $count } events
} of participation.
record-by-import = By the importer of archives

## The pages

archive-title = Archives
archive-what = Decisions and instruments of other bodies, imported as their files have them. They are not decided by this house: their members share country codes with its members, and nothing else.
archive-empty = No archive has been imported. Archives appear here once one is.
archive-notice = Imported archive: not decided by this house. Facts and words are those of the files it came from; the archive has its texts in English only.
archive-chip = Imported archive
# $code (String) - its code
archive-collection-title = Archive { $code }
# $date (String) - date
archive-imported-on = imported on { $date }
# $date (String) - date
archive-since = since { $date }
# $date (String) - date
archive-until = until { $date }
# $since (String) - date
# $until (String) - date
archive-from-to = from { $since } to { $until }
archive-decisions-title = Decisions
archive-instruments-title = Instruments
archive-members-title = Members of the archive
archive-members-caption = Members, with the first and the last day on which the archive shows them
archive-no-decisions = No decision of this archive is so. Choose another year or member.
archive-no-instruments = This archive has no instruments.
archive-no-members = This archive has no members.
archive-no-participation = The archive shows no participation.
archive-no-votes = The archive shows no vote of this member.
archive-no-roll = No roll call
archive-filter-title = Choose
archive-filter-year = Year
archive-filter-member = Member that voted
archive-filter-every-year = Every year
archive-filter-every-member = Every member
archive-filter-button = Show
# $yes (Number) - in favour
# $no (Number) - against
# $abstain (Number) - abstentions
archive-tally = { $yes } yes, { $no } no, { $abstain } abstain
archive-files-title = What it was made from
archive-files-caption = Files imported, with the entry of the public record that names each
archive-column-file = File
archive-column-rows = Rows
archive-column-entry = Entry
archive-column-member = Member
archive-column-vote = Vote
archive-column-event = Event
archive-column-note = Note
archive-column-instrument = Instrument
archive-fact-symbol = Symbol
archive-fact-date = Date
archive-fact-resolution = Resolution
archive-fact-rule = Counted under the rule
archive-fact-adopted = Adopted on
archive-fact-chapter = Chapter
archive-fact-code = Code
archive-fact-kind = Kind
archive-fact-period = Shown by the archive
archive-entry = Its entry in the public record
archive-roll-what = Who voted stands as in the archive. Whoever was a member on that day and is not named there did not vote; the archive does not say why.
archive-map-title = On the map
archive-map-what = The map has today’s borders: members that no longer exist are in the table only.
# $title (String) - of the decision
archive-map-votes = Map of the votes on: { $title }
# $title (String) - of the instrument
archive-map-participation = Map of the participation in: { $title }
archive-map-others = not shown by the archive
archive-participation-title = Participation
archive-participation-caption = Who did what, on which day
# $what (String) - a day or an event
# $note (String) - the archive’s own words
archive-event-noted = { $what } ({ $note })
archive-reach-bound = bound: ratification, accession or the like
archive-reach-signed = signature only
archive-reach-other = something else
archive-member-votes = How it voted
archive-member-events = What it did with each instrument, by date
archive-pager-first = From the beginning
archive-pager-next = Next
# $count (Number) - how many
# $shown (String) - the same, grouped
archive-count-decisions = { $count ->
    [one] { $shown } decision
   *[other] { $shown } decisions
}
# $count (Number) - how many
# $shown (String) - the same, grouped
archive-count-votes = { $count ->
    [one] { $shown } vote
   *[other] { $shown } votes
}
# $count (Number) - how many
# $shown (String) - the same, grouped
archive-count-instruments = { $count ->
    [one] { $shown } instrument
   *[other] { $shown } instruments
}
# $count (Number) - how many
# $shown (String) - the same, grouped
archive-count-events = { $count ->
    [one] { $shown } event of participation
   *[other] { $shown } events of participation
}
# $count (Number) - how many
# $shown (String) - the same, grouped
archive-count-members = { $count ->
    [one] { $shown } member
   *[other] { $shown } members
}
# $outcome (String) - adopted, rejected or no-decision
archive-outcome = { $outcome ->
    [adopted] Adopted
    [rejected] Rejected
   *[other] No decision
}
# $kind (String) - state or organisation
archive-kind = { $kind ->
    [state] State
   *[other] Organisation
}
# $event (String) - its word in the files
archive-event = { $event ->
    [signature] signature
    [ratification] ratification
    [accession] accession
    [acceptance] acceptance
    [approval] approval
    [succession] succession
    [definitive-signature] definitive signature
    [formal-confirmation] formal confirmation
    [provisional-application] provisional application
    [consent-to-be-bound] consent to be bound
   *[other] other
}
