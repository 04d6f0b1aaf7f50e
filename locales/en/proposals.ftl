### Proposals: lists, pages, redlines, and what can be done with them.

proposals-title = Proposals
proposals-lead = What members have submitted to the house, from the submission to the decision. Proposals for members appear here once they are opened.
proposals-desk-lead = All proposals, those for members included.
proposals-empty = Proposals will be listed here as soon as a member submits a public one, or one for members is opened.
proposals-empty-filtered = No proposal fits this choice. Choose another stage, theme or sponsor.
proposals-filters = Narrow the list
proposals-any-stage = All stages
proposals-any-theme = All themes
proposals-any-sponsor = All sponsors
proposals-show = Show
proposals-new-draft = Drafts
# $symbol (String) - P-2026-014
# $sponsor (String) - the sponsor's name
# $theme (String) - the theme's name
proposal-line = { $symbol } · submitted by { $sponsor } · { $theme }
# $date (String) - the day
proposal-submitted-on = submitted on { $date }
# $moment (String) - the hour it ends
proposal-consultation-until = consultation until { $moment }
proposal-for-members = For members

## Words of the procedure

# $stage (String) - the stage's word
proposal-stage = { $stage ->
    [submitted] Submitted
    [returned] Returned to the sponsor
    [consultation] In consultation
    [consulted] Consulted
    [final-text] Final text
    [voting-on-parts] Voting on amendments and parts
    [voting] Put to the vote
    [provisional] Provisional result
    [adopted] Adopted
    [rejected] Rejected
    [no-decision] No decision
    [withdrawn] Withdrawn
    [annulled] Annulled
   *[other] { $stage }
}
# $kind (String) - the kind's word
proposal-kind = { $kind ->
    [norm-adoption] Adoption of a norm
    [norm-amendment] Amendment of a norm
    [norm-abrogation] Abrogation of a norm
    [amendment] Amendment to a proposal
    [division] Division of the text
    [procedural] Procedural question
    [admission] Admission of a member
    [mutual-agreement] Decision by mutual agreement
   *[other] { $kind }
}
# $ground (String) - the ground's word
proposal-ground = { $ground ->
    [language-missing] A language is missing
    [title-missing] The title is missing or does not fit the text
    [summary-missing] The summary is missing or is not one
    [reason-missing] The reason is missing
    [clauses-missing] A clause is missing or cannot be applied
    [layout] The layout does not follow the form of a norm
   *[other] { $ground }
}
# $classification (String) - its word
proposal-classification = { $classification ->
    [for-members] For members and associates
    [public] Public
   *[other] { $classification }
}
# $effect (String) - the clause's word
proposal-effect = { $effect ->
    [binding-from-adoption] Binding from its adoption, except for members that vote against or abstain
    [on-notification-of-adherence] Takes effect for a member when it notifies its adherence
   *[other] { $effect }
}
# $date (String) - the day
proposal-force-on-date = On { $date }
# $months (Number) - months
proposal-force-after-adoption = { $months ->
    [0] On the day of its adoption
    [one] { $months } month after its adoption
   *[other] { $months } months after its adoption
}
# $adherences (String) - how many adherences, in words
# $months (Number) - months
proposal-force-after-adherences = { $months ->
    [0] On the day of { $adherences }
    [one] { $months } month after { $adherences }
   *[other] { $months } months after { $adherences }
}
# $count (Number) - which adherence
proposal-nth-adherence = { $count ->
    [1] the first adherence
   *[other] the adherence of { $count } members
}
# $months (Number) - months
proposal-report-every = { $months ->
    [one] Every month from its adherence
   *[other] Every { $months } months from its adherence
}
proposal-no-reports = None asked for
# $number (Number) - 0 for the text as submitted
revision-name = { $number ->
    [0] Text as submitted
   *[other] Rev.{ $number }
}
# $number (Number) - 0 for the text as submitted; stands inside a sentence
revision-name-inside = { $number ->
    [0] the text as submitted
   *[other] Rev.{ $number }
}
# $step (String) - the step's word
proposal-step = { $step ->
    [submitted] Submitted
    [consultation] Consultation
    [final-text] Final text
    [voting] Vote
    [decision] Decision
   *[other] { $step }
}

## A rule in words

# $share (String) - half, two-thirds, ... or another
# $fraction (String) - 3/5
rule-at-least = { $share ->
    [half] at least half
    [two-thirds] at least two thirds
    [three-quarters] at least three quarters
    [one-third] at least one third
    [one-quarter] at least one quarter
    [all] all
   *[other] at least { $fraction }
}
# $share (String) - half, two-thirds, ... or another
# $fraction (String) - 3/5
rule-more-than = { $share ->
    [half] more than half
    [two-thirds] more than two thirds
    [three-quarters] more than three quarters
    [one-third] more than one third
    [one-quarter] more than one quarter
   *[other] more than { $fraction }
}
# $needed (String) - at least two thirds
# $base (String) - the base's word
rule-of-base = { $base ->
    [present-and-voting] { $needed } of those present and voting
    [present] { $needed } of those present
   *[other] { $needed } of all members entitled to vote
}
# $rule (String) - the threshold in words
# $blocking (String) - the blocking share in words
rule-blocked = { $rule }, unless { $blocking } vote no
# $needed (String) - more than half
rule-quorum = quorum: { $needed } of the members entitled to vote
rule-no-quorum = no quorum required
rule-mutual-agreement = mutual agreement: no member votes no, and a member that abstains is not covered
# $rule (String) - the rule
# $quorum (String) - the quorum
rule-whole = { $rule }; { $quorum }

## The page of a proposal

proposal-stage-label = Stage
proposal-sponsor = Sponsor
proposal-cosponsors = Co-sponsors
# $member (String) - name
# $revision (String) - what it co-sponsors
proposal-cosponsor-of = { $member } (for { $revision }, to be confirmed)
# $member (String) - name
# $revision (String) - what it co-sponsors
proposal-cosponsor-then = { $member } (for { $revision })
proposal-theme = Theme
proposal-kind-label = Kind of decision
proposal-classification-label = Classification
proposal-opens-on = Opened, if not adopted, on
proposal-submitted = Submitted
proposal-original = Original
proposal-consultation = Consultation until
proposal-final-text = Final text fixed
proposal-rule = Rule that will apply
proposal-effect-label = Effect
proposal-force-label = Entry into force
proposal-reports-label = Reports from Adherents
proposal-vote-label = Vote
proposal-norm-label = Norm
proposal-revision-label = Current revision
proposal-summary = Summary
proposal-text = Text
proposal-reason = Reason
proposal-history = What was done
proposal-clauses = Clauses and rule
proposal-languages = Language of the text
# $language (String) - the language's name
proposal-text-only-in = This text is only there in { $language } so far. The other language is supplied before the final text is fixed.
proposal-translated = Translation by the secretariat
proposal-revisions = Revisions
proposal-revisions-all = All revisions
proposal-redline = Compare revisions
# $title (String) - the title
# $revision (String) - its name
proposal-revision-of = { $revision }: { $title }
# $revision (String) - the current revision's name
proposal-not-current = This is an earlier revision. The current one: { $revision }.
# $label (String) - 3.2
proposal-paragraph-link = Link to { $label }
proposal-at-desk = At the desk
proposal-public-page = Public page

## Redlines

# $symbol (String) - P-2026-014
redline-title = { $symbol }: what changed
redline-from = From
redline-to = To
redline-text = Language
redline-compare = Compare
redline-how = What was inserted is underlined, what was deleted is struck out; a line at the margin marks units that are new, gone or moved.
redline-changed = Changed:
redline-same = These two revisions say the same in this language.
redline-missing = One of these revisions has no text in this language.
redline-inserted = inserted:
redline-deleted = deleted:
redline-end = end.
redline-new = New
redline-gone = Deleted
# $label (String) - where it stood
redline-moved = Moved; before: { $label }
redline-one-revision = There is only one revision, so there is nothing to compare yet.

## What can be done

proposal-acts = What can be done
act-revise = Work on a revision
act-resubmit = Correct and submit again
act-cosponsor = Co-sponsor this revision
# $revision (String) - the current revision
act-confirm = Confirm the co-sponsorship for { $revision }
act-leave = Withdraw the co-sponsorship
act-withdraw = Withdraw the proposal
act-maintain = Maintain the proposal as sponsor
act-consent = Agree that it becomes public
act-return = Return for form
act-translate = Supply the missing language
act-consult = Open the consultation
# $revision (String) - which revision
act-fix = Fix { $revision } as the final text
act-declassify = Propose the declassification to a second officer
# $act (String) - what cannot be done
# $why (String) - the refusal
act-why-not = { $act }: { $why }
# $ground (String) - the ground
# $moment (String) - when
returned-notice = Returned for form on { $moment }: { $ground }.

## Forms of the secretariat

# $symbol (String) - P-2026-014
return-title = Return { $symbol } for form
# $moment (String) - until when
return-hint = A proposal can be returned until { $moment }, and never twice on the same ground.
return-ground = Ground
return-note = Note to the sponsor (optional)
return-button = Return to the sponsor
# $symbol (String) - P-2026-014
consultation-title = Open the consultation on { $symbol }
consultation-until = Ends at
consultation-until-hint = Paris time, on a working day. The page then shows the hour in UTC too.
consultation-button = Open the consultation
# $symbol (String) - P-2026-014
# $language (String) - the language
translation-title = Translate { $symbol } into { $language }
translation-hint = The page says that this is a translation by the secretariat. Headings, paragraphs and points keep the numbers of the original.
translation-button = Supply the translation
themes-title = Themes
theme-add = Add a theme
theme-code = Code (small letters and hyphens)
theme-name-en = Name in English
theme-name-fr = Name in French

## What is due

# $title (String) - the title
# $symbol (String) - P-2026-014
due-proposal = { $title } ({ $symbol })
# $revision (String) - the current revision
due-confirm = Co-sponsorship to confirm for { $revision }
due-returned = Returned for form: to be corrected and submitted again
# $language (String) - the language
due-translation = Text in { $language } missing

act-ballot = Put to the vote
act-adoption = Record an adoption without a vote
# $proposal (String) - symbol
withdrawal-title = Withdraw { $proposal }?
withdrawal-what = The withdrawal is public and cannot be undone. A co-sponsor of the current revision may maintain the proposal as its sponsor.
# $proposal (String) - symbol
withdrawal-button = Withdraw { $proposal }
withdrawal-keep = Keep the proposal
