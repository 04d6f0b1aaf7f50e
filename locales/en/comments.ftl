### Comments: compiled by unit, drafted and published by delegations, answered by the secretariat.

## Names of units

# $number (String) - 4
unit-recital = Recital { $number }
# $label (String) - 3.2
unit-paragraph = Paragraph { $label }
# $above (String) - Annex 1
# $label (String) - 2
unit-paragraph-of = { $above }, paragraph { $label }
# $above (String) - Article 3
# $number (String) - 1
unit-unnumbered = { $above }, unnumbered paragraph { $number }
# $kind (String) - the kind's word
unit-kind = { $kind ->
    [recital] recital
    [part] heading of a part
    [article] heading of an article
    [paragraph] paragraph
    [point] point
    [annex] heading of an annex
   *[other] { $kind }
}

## The compiled page

comments = Comments
# $symbol (String) - P-2026-014
comments-title = Comments on { $symbol }
# $moment (String) - when it ends
comments-until = Delegations comment until { $moment }.
# $moment (String) - when it ended
comments-ended = The consultation ended { $moment }. What was said stays here.
# $count (Number) - how many
comments-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
comments-empty = Comments will stand here, unit by unit, as delegations publish them during the consultation.
comments-empty-over = No delegation commented while the consultation ran.
comments-empty-filtered = No comment fits this choice. Choose another unit, kind, member, language or answer.
comments-filters = Narrow the comments
comments-any-kind = All kinds
comments-any-member = All members
comments-any-answer = All comments
comments-answered = Answered
comments-unanswered = Not answered yet
comments-any-unit = All units
comments-any-language = Both languages
comments-whole = The text as a whole
# $unit (String) - Paragraph 3.2
comments-unit-gone = { $unit } (not in the text any more)
comments-gone = not in the text any more
comments-csv = These comments as CSV
comments-xlsx = These comments as a spreadsheet (XLSX)
comments-own = Your delegation’s comments
comments-begin = Comment on a unit from the link beside it in the text, or here on the whole.
comments-on-whole = Comment on the text as a whole
comments-drafts = Drafts of your delegation
comments-awaited = To be answered
# $label (String) - C.3
# $member (String) - name
# $on (String) - Paragraph 3.2
comment-line = { $label }: { $member }, { $on }

## Columns of the files

comments-column-number = Comment
comments-column-revision = Revision
comments-column-unit = Unit
comments-column-address = Address
comments-column-label = On
comments-column-now = Stands now at
comments-column-kind = Kind
comments-column-code = Code
comments-column-member = Member
comments-column-comment = Text of the comment
comments-column-wording = Proposed wording
comments-column-answer = Answer
# $language (String) - its name
comments-column-reason = Reason ({ $language })
comments-column-made = Published
comments-column-answered = Answered

## A comment

# $kind (String) - its word
comment-kind = { $kind ->
    [substantive] Substantive
    [editorial] Editorial
    [translation] Translation
   *[other] { $kind }
}
# $kind (String) - its word
comment-kind-meaning = { $kind ->
    [substantive] What the text provides
    [editorial] How it is written, its meaning unchanged
    [translation] Where the two languages do not say the same
   *[other] { $kind }
}
# $revision (String) - Rev.2
comment-on-revision = on { $revision }
# $revision (String) - Rev.0
comment-unit-gone = Made on { $revision }; the unit is not in the text any more.
# $revision (String) - Rev.0
# $was (String) - Paragraph 3.2
# $now (String) - Paragraph 3.3
comment-unit-renumbered = Made on { $revision }, where this was { $was }; it is { $now } now.
# $revision (String) - Rev.0
comment-unit-reworded = Made on { $revision }; the words of the unit have changed since.
# $revision (String) - Rev.0
comment-unit-same = Made on { $revision }; the unit reads the same now.
comment-wording = Proposed wording
comment-wording-how = against the text; what is inserted is underlined, what is deleted struck out
comment-wording-same = it says the same as the text
# $language (String) - its name
comment-wording-no-text = as written: the unit has no text in { $language } to compare it with
# $kind (String) - paragraph
comment-wording-not-one = as written: these words are not one { $kind }, so they cannot simply take its place
comment-grown = Became an amendment:
comment-answer-of = The secretariat
# $label (String) - C.3
comment-answer-act = Answer { $label }
# $label (String) - C.3
comment-amend-act = Make { $label } an amendment

## The form of a comment

# $symbol (String) - P-2026-014
comment-edit-title = Comment on { $symbol }
comment-draft = Draft of a comment
comment-beside-whole = A comment on the text as a whole; choose a unit to see it here.
comment-beside-hint = The unit as it reads now. If you choose another, it stands here once you save.
# $name (String) - Paragraph 3.2
# $words (String) - how it begins
comment-unit-offer = { $name }: { $words }
comment-language-hint = In which you comment, and in which the wording is given.
comment-wording-optional = Proposed wording (optional)
comment-wording-hint = The whole unit as you would have it, not only the words that change. Its number may be left out.
# $symbol (String) - P-2026-014
comment-preview-title = Comment on { $symbol }: before it is published
comment-lacks = Before it can be published
# $member (String) - France
comment-says = { $member } says:
# $member (String) - France
comment-publish-what = This is published in the name of { $member }: the country speaks, not the person. No name of a person is recorded. It cannot be changed or withdrawn.
# $member (String) - France
comment-publish = Publish in the name of { $member }
comment-head-publishes = Only the head of delegation publishes. Tell her or him that the comment is ready.
comment-delete = Delete the draft

## The answer

# $label (String) - C.3
# $symbol (String) - P-2026-014
comment-answer-title = Answer { $label } on { $symbol }
# $answer (String) - its word; stands alone
comment-answer-choice = { $answer ->
    [accepted] Accepted
    [accepted-in-part] Accepted in part
    [rejected] Not accepted
    [noted] Noted
   *[other] { $answer }
}
# $answer (String) - its word
comment-answer-meaning = { $answer ->
    [accepted] The next revision is to take it up
    [accepted-in-part] The next revision is to take up some of it
    [rejected] The text stays as it is
    [noted] It asks for no change, or is for another occasion
   *[other] { $answer }
}
comment-reason-en = Reason in English
comment-reason-fr = Reason in French
comment-reason-hint = In one language at least.
comment-answer-what = The answer enters the public record beside the comment. It is given once and cannot be changed.
comment-answer-button = Record the answer

## Beside the text, and on desks

# $count (Number) - of comments
marks-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
# $count (Number) - of comments
marks-all = { $count ->
    [0] Comments (none yet)
   *[other] Comments ({ $count })
}
marks-comment = Comment
# $unit (String) - Paragraph 3.2; follows « 2 comments » or « Comment »
marks-on = on { $unit }
# $count (Number) - of drafts
due-comment-drafts = { $count ->
    [one] { $count } comment drafted, to be published by the head of delegation
   *[other] { $count } comments drafted, to be published by the head of delegation
}
# $count (Number) - of comments
due-comment-answers = { $count ->
    [one] { $count } comment to answer
   *[other] { $count } comments to answer
}
