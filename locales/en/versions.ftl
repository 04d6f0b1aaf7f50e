### Versions of norms, relations between norms, corrigenda, and the page of one paragraph.

## Where a norm stands

norms-state-ended = abrogated or replaced
# $how (String) - replaces, abrogates
# $date (String) - the day
norms-ended-on = { $how ->
    [replaces] Replaced on { $date }
   *[other] Abrogated on { $date }
}

## Versions

versions-heading = Versions
# $norm (String) - printed symbol
versions-title = { $norm }: versions
versions-changes = What changed between two versions
versions-only-one = There is only one version, so there is nothing to compare yet. A version stands here from the day an amendment is adopted.
versions-same = These two versions say the same in this language.
versions-compare-link = What changed between versions
version-fact = Version
# $date (String) - the day of its adoption
version-name = Version of { $date }
# $name (String) - Version of 10 April 2026
# $number (Number) - its place among the versions
version-name-numbered = { $name } (number { $number })
# $since (String) - the first day
# $until (String) - the day it gave way
version-was-in-force = In force from { $since } until { $until }
version-banner-other = This version is not the one in force.
# $name (String) - Version of 10 April 2026
version-in-force-link = In force: { $name }
# $date (String) - the day
version-banner-coming = A later version enters into force on { $date }.
# $date (String) - the day
version-banner-replaced = This norm was replaced by another on { $date }. Its text stays readable.
# $date (String) - the day
version-banner-abrogated = This norm was abrogated on { $date }. Its text stays readable.
# $proposal (String) - symbol
version-decided-by = Decided by { $proposal }
version-as-adopted = The text as it was voted on, without the corrigenda since
version-corrected-by = Corrected by
version-as-corrected = The text with the corrigenda that stand
version-documents = Commitments of the two texts read here

## Relations

relations-title = Relations to other norms
# $relation (String) - amends, replaces, abrogates
# $date (String) - the day of adoption
relation-done-to-it = { $relation ->
    [amends] Amended by an adoption of { $date }:
    [replaces] Replaced by a norm adopted on { $date }:
   *[other] Abrogated by an adoption of { $date }:
}
# $relation (String) - amends, replaces, abrogates
# $date (String) - the day of adoption
relation-done-by-it = { $relation ->
    [amends] Amended by an adoption of { $date }:
    [replaces] Replaces, adopted on { $date }:
   *[other] Abrogates, adopted on { $date }:
}
# $relation (String) - amends, replaces, abrogates
relation-proposed = { $relation ->
    [amends] A proposal would amend this norm:
    [replaces] A proposal would replace this norm:
   *[other] A proposal would abrogate this norm:
}

# $relation (String) - amends, replaces, abrogates
proposal-would = { $relation ->
    [amends] Amends
    [replaces] Replaces
   *[other] Abrogates
}
# $norm (String) - symbol
# $date (String) - the day of adoption
redline-of-norm = { $norm }, version of { $date }

## Corrigenda

corrigenda-title = Corrigenda
corrigendum-stands = stands
corrigendum-stands-said = No member objected: the text reads so from the beginning.
corrigendum-objected = does not stand
corrigendum-objected-said = A member objected: the corrigendum does not stand, and the text stays as it was.
corrigendum-lapsed = without object
corrigendum-lapsed-said = The norm ended before the corrigendum could stand.
corrigendum-circulates = circulates
# $until (String) - the moment, in both hours
corrigendum-open-said = It stands unless a member objects before { $until }.
# $member (String) - its name
corrigendum-objection-by = Objection of { $member }
corrigendum-object-link = Delegations: object to this corrigendum

## The desk

motion-corrigendum = Corrigendum
# $norm (String) - printed symbol
corrigendum-new-title = Circulate a corrigendum to { $norm }
corrigendum-new-what = For a manifest error, or where the two languages do not say the same. Correct the words where they stand; everything else stays as it is. Members have thirty days to object; if none does, the corrected text is the text from the beginning.
corrigendum-version = Version
corrigendum-text-en = English text, corrected
corrigendum-text-fr = French text, corrected
corrigendum-reason-lang = Language of the reason
corrigendum-desk-link = Circulate a corrigendum
# $how (String) - replace, insert-after, delete
# $unit (String) - the unit's name
# $language (String) - English, French
corrigendum-change = { $how ->
    [replace] { $unit } reads, in { $language }
    [insert-after] After { $unit }, in { $language }
   *[delete] { $unit } is deleted, in { $language }
}
corrigendum-beginning = the beginning
corrigendum-deleted = deleted
# $name (String) - Corr.1
# $norm (String) - printed symbol
corrigendum-object-title = Object to { $name } of { $norm }
corrigendum-object-what = If one member objects, the corrigendum does not stand. The objection and its note are public at once.
corrigendum-note-en = Note in English
corrigendum-note-fr = Note in French
corrigendum-object-button = Object
corrigendum-objected-already = Your member has objected.
corrigendum-object-over = The period for objections is over.
amendment-of-norm-start = Draft an amendment of this norm
amendment-of-norm-start-what = A draft of your delegation that begins with the text of the newest version.
norms-desk-units = Paragraphs that it is about
norms-desk-units-hint = For a reservation, a declaration, a measure or an implementation; none if it is about the norm as a whole

## From any paragraph

# $unit (String) - the unit's name
# $norm (String) - printed symbol
unit-page-title = { $unit } of { $norm }
# $unit (String) - the unit's name
unit-page-link = About { $unit }: whose words, votes, reservations
unit-page-in-text = In the text
unit-page-gone = This paragraph is not in the text in force. It is shown as it stood last.
unit-origins-title = Whose words these are
# $fate (String) - came-in, changed, went-out
# $proposal (String) - symbol
# $date (String) - the day
origin-submission = { $fate ->
    [came-in] Came in with { $proposal } as submitted on { $date }
    [changed] Changed by { $proposal } as submitted on { $date }
   *[went-out] Taken out by { $proposal } as submitted on { $date }
}
# $fate (String) - came-in, changed, went-out
# $proposal (String) - symbol
# $revision (Number) - its number
# $date (String) - the day
origin-revision = { $fate ->
    [came-in] Came in with Rev.{ $revision } of { $proposal } on { $date }
    [changed] Changed by Rev.{ $revision } of { $proposal } on { $date }
   *[went-out] Taken out by Rev.{ $revision } of { $proposal } on { $date }
}
# $fate (String) - came-in, changed, went-out
# $number (Number) - of the corrigendum
# $date (String) - the day
origin-corrigendum = { $fate ->
    [came-in] Came in with Corr.{ $number }, circulated on { $date }
    [changed] Changed by Corr.{ $number }, circulated on { $date }
   *[went-out] Taken out by Corr.{ $number }, circulated on { $date }
}
# $number (Number) - of the amendment
# $member (String) - its name
origin-amendment = A.{ $number } of { $member }
unit-by-amendment = By amendment:
unit-origin-reason = Reason given
unit-comments-title = Comments on it
unit-comments-empty = No member commented on this paragraph.
unit-amendments-title = Amendments to it
unit-amendments-empty = No amendment to this paragraph was proposed.
# $state (String) - standing, withdrawn, accepted, fallen, adopted, rejected, no-decision
unit-amendment-state = { $state ->
    [withdrawn] withdrawn
    [accepted] accepted by the sponsor
    [fallen] fallen
    [adopted] adopted
    [rejected] rejected
    [no-decision] no decision
   *[other] proposed
}
unit-ballots-title = Votes on it
unit-ballots-empty = It was never put to the vote.
# $proposal (String) - symbol
unit-ballot-whole = on { $proposal } as a whole
# $proposal (String) - symbol
# $number (Number) - of the amendment
unit-ballot-amendment = on amendment A.{ $number } to { $proposal }
# $proposal (String) - symbol
unit-ballot-division = on this part of { $proposal } apart
unit-did-not-vote = Did not vote
# $date (String) - the day
# $reference (String) - of the report
unit-without-vote = Adopted without a vote on { $date }, with the whole text ({ $reference })
unit-events-title = Reservations, declarations and measures about it
unit-events-empty = No member has named this paragraph in what it notified. What members notify about it will stand here the same day.
norms-notification-units = About
member-units-title = Paragraphs named in what it notified
member-units-empty = No reservation, declaration or measure of this member names a paragraph.
norms-notification-units-of = on
