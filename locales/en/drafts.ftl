### Drafts: a delegation’s own, from the first line to the submission.

drafts-title = Drafts
# $member (String) - the member's name
drafts-lead = Drafts of the delegation of { $member }. Nobody else sees them, the secretariat included.
drafts-empty = Drafts will stand here once somebody of the delegation starts one.
drafts-new = Start a draft
draft-untitled = Without a title yet
# $moment (String) - when
# $version (Number) - counts the saves
draft-saved = Saved { $moment }, version { $version }
# $symbol (String) - P-2026-014
draft-of-proposal = Next revision of { $symbol }
draft-used = This draft has been submitted and can no longer be changed.
# $symbol (String) - D-FRA-12
draft-edit-title = Draft { $symbol }
draft-english = In English
draft-french = In French
draft-language-hint = One language is enough. What you leave empty in the other, the secretariat translates.
draft-original = Original
draft-original-hint = The language in which it is submitted, and in which the reason is given.
draft-text-hint = Begin an article with ## Article 1, a paragraph with 1. and a point with (a). Leave an empty line between them.
draft-about = About the proposal
draft-choose = Choose
draft-opens-on-hint = For a proposal for members that is not adopted; leave empty if it stays closed.
# $force (String) - the form of the clause
draft-force-kind = { $force ->
    [on-date] On a date
    [after-adoption] Months after the adoption
    [after-adherences] Months after a number of adherences
   *[other] { $force }
}
draft-force-date = Date, if on a date
draft-force-months = Months, if after the adoption or adherences (0 for the same day)
draft-force-adherences = Number of adherences, if after adherences
draft-report-every = Months between reports from Adherents (empty if none)
draft-reason-hint = Why it is needed, in the language of the original.
draft-save = Save
draft-save-preview = Save and preview
draft-preview = Preview
draft-edit = Go on writing
# $symbol (String) - D-FRA-12
draft-preview-title = Preview of { $symbol }
draft-lacks = Before it can be submitted
draft-submit = Submit the proposal
# $symbol (String) - P-2026-014
draft-submit-revision = Submit the revision of { $symbol }
draft-submit-what = The submission enters the public record and gets a symbol. It cannot be undone, but it can be revised and withdrawn.
draft-head-submits = Only the head of delegation submits. Tell her or him that the draft is ready.
draft-stored = Open the version that is stored

# Amendments that a revision contains
draft-contains = Accepted amendments that this revision contains
draft-contains-hint = Tick those whose wording you worked into the text by hand. What is left can be taken up mechanically later; the final text waits for all of them.
# $amendment (String) - A.2
# $member (String)
draft-contains-one = { $amendment }, { $member }
draft-contains-read = Read it
