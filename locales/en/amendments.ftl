## Amendments to a proposal, and voting on its parts

amendments-title = Amendments
# $symbol (String) - P-2026-014
amendments-to = Amendments to { $symbol }
# $amendment (String) - A.2
# $symbol (String) - P-2026-014
amendment-title = Amendment { $amendment } to { $symbol }
amendment-one = Amendment
# $count (Number) - how many
amendments-caption = { $count ->
    [one] One amendment
   *[other] { $count } amendments
}
amendments-none = Amendments will stand here once members propose them: from the opening of the consultation until the voting begins.
amendment-sponsor = Sponsor
amendment-units = Units concerned
amendment-state-label = State
amendment-vote = Vote
amendment-to = Amends
amendment-proposed = Proposed
amendment-place = Place in the order of voting
amendment-merged = Taken up in
# $state (String) - the state
amendment-state = { $state ->
    [standing] Standing
    [withdrawn] Withdrawn
    [accepted] Accepted by the sponsor
    [fallen] Without object
    [adopted] Adopted
    [rejected] Rejected
   *[no-decision] No decision
}
amendment-link-proposal = The proposal
# $ballot (String) - B-2026-031
amendment-link-vote = Vote { $ballot }
# $comment (Number) - its number
amendment-link-comment = Grew from comment C.{ $comment }
amendment-link-record = In the public record

## What it changes

amendment-changes = What it changes
# $how (String) - replace, insert-after, delete
# $unit (String) - its name
amendment-change = { $how ->
    [replace] New words for { $unit }
    [insert-after] New text after { $unit }
   *[delete] { $unit } is deleted, with what stands under it
}
amendment-change-first = New text at the very beginning
# $unit (String) - its id
amendment-unit-gone = a unit that is no longer there ({ $unit })
# $unit (String) - its name
# $words (String) - its first words
amendment-unit-offer = { $unit }: { $words }
# $words (String) - its first words
amendment-unit-words = “{ $words }”
amendment-beginning = The very beginning of the text
amendment-gap = Units that stay as they are are left out here.
amendment-no-longer-applies = It can no longer be applied to the text as it is now:
# $what (String) - what speaks against
# $unit (String) - its name
# $language (String) - English or French
amendment-obstacle = { $what ->
    [gone] { $unit } is no longer in the text ({ $language }).
    [changed] { $unit } has other words since ({ $language }).
    [added] Something was added under { $unit } since ({ $language }).
    [twice] { $unit } is changed twice ({ $language }).
    [other-kind] The new words for { $unit } are not one unit of its kind ({ $language }).
   *[no-words] Nothing is inserted after { $unit } ({ $language }).
}
# $language (String) - English or French
amendment-obstacle-wording = The wording in { $language } is missing.
amendment-obstacle-parallel = The English and the French text would no longer have the same units.
amendment-obstacle-nothing-left = Nothing would be left of the text.
# $amendment (Number) - its number
# $what (String) - a sentence
amendment-against = A.{ $amendment }: { $what }
amendment-fell = The amendment has no object any more:
amendment-fall = Record that it has no object any more
amendment-fall-reason = Why it no longer applies
amendment-fall-hint = Possible once its turn in the order of voting has come. In the language of this page.

## What is done with it

amendment-accept = Accept the amendment
amendment-withdraw = Withdraw the amendment
amendment-join = Co-sponsor the amendment
# $amendments (String) - A.1 and A.2
amendments-await = Accepted, and not in a revision yet: { $amendments }.
amendments-take-up = Make the next revision with them
amendments-by-hand = These cannot be taken up mechanically: revise the text by hand, or leave it to the members to propose them again.
amendment-open-whole = Put the whole to the vote
# $place (Number) - from 1
amendment-open-part = Open the next vote: place { $place } in the order
amendment-order-link = Record the order of voting

## The order of voting

amendment-order = Order of voting
# $symbol (String) - P-2026-014
amendment-order-title = Order of voting on { $symbol }
amendment-order-none = Once the text is final, the order in which amendments and parts of it are put to the vote will stand here, with its reason. Without amendments there is one vote, on the whole.
amendment-order-then = After these votes the text, with what was adopted, is put to the vote as a whole.
# $amendment (String) - A.2
# $member (String) - name
amendment-place-of = Amendment { $amendment } ({ $member })
# $units (String) - their names
amendment-place-division = Separate vote on { $units }
amendment-its-turn = Next to be put to the vote
amendment-not-yet = Not yet
amendment-order-lead = Every amendment that stands has a place, from 1. The order proposed begins with what is furthest from the text: the share of words changed, in both languages, of the units concerned. Change it where the bodies’ practice asks for another.
amendment-order-not-now = An order is recorded once the text is final, and before anything is put to the vote.
amendment-order-no-amendment = No amendment stands. Parts of the text can be put to the vote separately below.
# $changed (Number) - words
# $of (Number) - words
# $share (Number) - per cent
amendment-distance = { $changed } of { $of } words of the units concerned change ({ $share }%).
amendment-place-label = Place
amendment-divisions = Division of the text
amendment-divisions-lead = Where a member asks for it, units are voted on separately. Units that are not adopted are taken out of the text.
# $number (Number) - from 1
amendment-division-number = Separate vote { $number }
amendment-division-units = Units, each with all that stands under it
amendment-order-reason = The amendment furthest from the text is put to the vote first.
amendment-order-reason-label = Reason for this order
amendment-order-record = Record the order

## Drafting

amendment-start = Propose an amendment
amendment-start-unit = Begin with
amendment-start-hint = The unit’s present words come into the draft in both languages. More changes can be added there.
amendment-without-unit = An empty draft
amendment-start-button = Start a draft
amendment-drafts = Drafts of your delegation
# $changes (Number) - how many
# $moment (String) - when
amendment-draft-line = { $changes ->
    [one] One change, saved { $moment }
   *[other] { $changes } changes, saved { $moment }
}
# $moment (String) - when
amendment-draft-saved = Saved { $moment }. Only your delegation sees it.
# $symbol (String) - P-2026-014
amendment-draft-title = Draft amendment to { $symbol }
# $number (Number) - of the comment
amendment-from-comment = It grows from comment C.{ $number }.
# $from (String) - revision
# $to (String) - revision
amendment-stale = The changes were made to { $from }; the text is now { $to }.
amendment-carry-over = Make them to the present text
# $number (Number) - from 1
amendment-change-number = Change { $number }
amendment-how-label = What happens
# $how (String) - replace, insert-after, delete
amendment-how = { $how ->
    [replace] The unit gets new words
    [insert-after] New text after the unit
   *[delete] The unit is deleted
}
amendment-unit-label = Unit
amendment-now = At present
amendment-wording-en = New words in English
amendment-wording-fr = New words in French
amendment-wording-hint = Written as in a text: “2. …” for a paragraph, “(a) …” for a point, “## Article 4 …” for an article. Leave both empty for a deletion.
# $number (Number) - from 1
amendment-remove = Remove change { $number }
amendment-add = One more change
amendment-add-button = Add this change
amendment-reason-hint = Why the text should change. It is published with the amendment.
amendment-reason-lang = Language of the reason
amendment-save-review = Save and read through
amendment-discard = Throw the draft away
# $symbol (String) - P-2026-014
amendment-review-title = Propose this amendment to { $symbol }?
amendment-lacks = Before it can be proposed:
# $number (Number) - from 1
# $what (String) - a sentence
amendment-lack-at = Change { $number }: { $what }
amendment-no-change = Add at least one change.
amendment-propose = Propose the amendment
amendment-back-to-draft = Back to the draft
amendment-head-proposes = The head of delegation proposes it.

## Votes on a part

# $amendment (String) - A.2
# $code (String) - KEN
# $member (String) - name
# $proposal (String) - P-2026-014/Rev.1
# $title (String) - its title
part-question-amendment = { $code ->
    [EUE] Shall amendment { $amendment } of the { $member } to { $proposal }, { $title }, be adopted?
   *[other] Shall amendment { $amendment } of { $member } to { $proposal }, { $title }, be adopted?
}
# $units (String) - their names
# $proposal (String) - P-2026-014/Rev.1
# $title (String) - its title
part-question-division = Shall { $units } be kept in the text of { $proposal }, { $title }?
part-what = What is voted on
part-how-amendment = This is what the text becomes if the amendment is adopted.
part-how-division = What is marked as deleted leaves the text if it is not adopted.
# $amendment (String) - A.2
part-link-amendment = Amendment { $amendment }
part-link-order = The order of voting
part-units = Units concerned:
# $kind (String) - amendment, division
# $place (Number) - from 1
# $heading (String) - proposal and title
part-heading = { $kind ->
    [amendment] Vote { $place } before the whole, on an amendment: { $heading }
   *[division] Vote { $place } before the whole, on a part of the text: { $heading }
}

## Due on a desk

# $count (Number) - how many
due-amendments-answer = { $count ->
    [one] One amendment awaits your answer
   *[other] { $count } amendments await your answer
}
# $count (Number) - how many
due-amendments-take-up = { $count ->
    [one] One accepted amendment awaits the next revision
   *[other] { $count } accepted amendments await the next revision
}
# $place (Number) - from 1
due-amendments-part = Place { $place } in the order of voting is to be put to the vote
due-amendments-order = Amendments stand: the order of voting is to be recorded
