### Texts: remarks, pasting, importing, the two languages side by side.

## What to mend, by line

# $line (Number) - of the text as typed
remark-line = Line { $line }
# $bytes (String) - length
# $most (String) - limit
remark-text-too-long = The text has { $bytes } bytes; at most { $most } are taken.
# $chars (String) - length
# $most (String) - limit
remark-line-too-long = This line has { $chars } characters; at most { $most } are taken. Begin another paragraph after an empty line.
# $label (String) - Article 3
# $line (Number) - where it stood first
remark-number-twice = “{ $label }” stands here a second time; the first is in line { $line }. Number one of them otherwise.
# $label (String) - Article 3
# $after (String) - Article 4
remark-out-of-order = “{ $label }” stands after “{ $after }”. Move it, or number it otherwise.
# $label (String) - Article 3
# $expected (String) - Article 2
remark-skipped = “{ $label }” stands where “{ $expected }” was expected. Was a number left out?
# $words (String) - the line
remark-no-space = “{ $words }”: put a space after the # marks, or it is no heading.
# $words (String) - the line
remark-too-deep = “{ $words }”: headings go no deeper than ##. A part begins with #, an article or annex with ##.
# $heading (String) - the heading
remark-nothing-under = Nothing stands under the heading “{ $heading }”.
# $mark (String) - (c)
# $expected (String) - (b)
remark-point-without = Point { $mark } stands where { $expected } was expected.
# $mark (String) - (a)
remark-point-hangs = Point { $mark } belongs to nothing: write the paragraph it is a point of above it.
# $words (String) - from the star on
remark-open-emphasis = A star is opened and never closed, so it is shown as typed: “{ $words }”.
# $tag (String) - the tag
remark-html = “{ $tag }” is shown as text: a norm has no HTML.
# $words (String) - the line
remark-table = “{ $words }” looks like a table, which a norm cannot have. Write a paragraph or point for each row.
# $mark (String) - the mark
remark-footnote = “{ $mark }” looks like a footnote, which a norm cannot have. Say it in the text.
# $words (String) - the words
remark-not-light = “{ $words }” is shown as typed: quotations, bullets, links and pictures have no form here.
remarks-block = To be mended before the submission
remarks-advise = To be looked at again
remarks-none = No remarks: the text can be submitted as it is written.

## What was recognised

# $count (Number)
recognised-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
# $count (Number)
recognised-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
# $count (Number)
recognised-annexes = { $count ->
    [one] { $count } annex
   *[other] { $count } annexes
}
# $count (Number)
recognised-paragraphs = { $count ->
    [one] { $count } numbered paragraph
   *[other] { $count } numbered paragraphs
}
# $count (Number)
recognised-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
# $count (Number)
recognised-unnumbered = { $count ->
    [one] { $count } recital or paragraph without a number
   *[other] { $count } recitals and paragraphs without a number
}
recognised-nothing = nothing
# $language (String) - of the text
# $counts (String) - what there is
tidied = The text in { $language } was tidied. Recognised: { $counts }. It is not saved yet.
# $language (String) - of the text
# $counts (String) - what there is
imported = The file was imported as the text in { $language }. Recognised: { $counts }. It is not saved yet.
# $counts (String) - what there is
looked-counts = Recognised: { $counts }.
structure-laid = The structure of the original stands in the text: put the words of the translation where the dots are.

## Importing

import-title = Import a Word file
# $most (String) - megabytes
import-hint = A .docx file of { $most } MB at most. Headings, numbers and points are kept as they are numbered; what a norm cannot have is left out, and you are told.
import-file = File
import-en = Import as the English text
import-fr = Import as the French text
import-translation = Import as the translation
import-replace = Replace the text that stands there
# $language (String) - of the text
import-stands = There is a text in { $language } already. Tick “Replace the text that stands there” to import over it.
import-no-file = Choose a file first.
# $most (String) - megabytes
not-imported-file-too-long = The file is larger than { $most } MB. Remove the pictures from it, or paste the text.
# $most (String) - megabytes
not-imported-unpacked = What is packed in the file is larger than { $most } MB. Remove the pictures from it, or paste the text.
not-imported-archive = The file is not a .docx file, or it is broken. Open it in the word processor, save it as .docx and try again.
not-imported-no-document = The file holds no text document. Save the text as .docx and try again.
not-imported-protected = The file is protected by a password or in the older .doc format. Save it as .docx without a password.
not-imported-broken = The document in the file is broken. Open it in the word processor, save it again and try once more.
# $most (String) - characters
not-imported-text-too-long = The text in the file is longer than { $most } characters. Import it in parts, or shorten it.
import-remarks = What was left out or decided
# $words (String) - the beginning of a paragraph
import-near = Near “{ $words }”:
import-deletion = words deleted with tracked changes were left out.
import-insertion = words inserted with tracked changes were kept.
import-note = a footnote or endnote was left out.
import-table = a table was unfolded: each cell is a paragraph.
import-picture = a picture, drawing or object was left out.
import-comment = a comment was left out.
import-contents = the table of contents was left out; the registry makes its own.
import-article = a heading with a number only was made an article.
import-number = a number that has no form here stands before the words.

## Writing

help-title = How to write the text
help-lead = A text is written line by line, with an empty line between paragraphs. These marks are all there is:
help-heading = a heading: # for a part, ## for an article or an annex. What stands before the first ## is the preamble.
help-paragraph = a numbered paragraph of the article above it.
help-point = a point of the paragraph above it; (i) a point of a point.
help-emphasis = stars for emphasis, two for strong emphasis.
help-plain = A line without a mark is a recital in the preamble and an unnumbered paragraph elsewhere. HTML is shown as it is typed.
help-example = For example:
help-example-text =
    Recalling the Statute of the Partnership,

    ## Article 1. Scope

    1. This norm applies to:

    (a) developers of *general-purpose* systems;

    (b) their deployers.

    ## Annex 1. Definitions

    1. A developer is who makes a system.
tidy-en = Tidy pasted text (English)
tidy-fr = Tidy pasted text (French)
tidy-button = Tidy pasted text
tidy-hint = Tidying makes headings, numbers and points of what you paste from a word processor. No word is lost.
look-button = Preview
look-title = Preview
look-note = What you typed is not saved by a preview.
structure-button = Begin with the structure of the original

## The two languages

# $symbol (String) - P-2026-014
languages-title = Languages of { $symbol }
languages-link = State of the languages
# $revision (String) - its name
languages-lead = { $revision }, unit by unit. Both texts are equally authentic once it is adopted, so they must say the same at the same place.
languages-state-title = State of each language
languages-column-language = Language
languages-column-origin = Where it comes from
languages-column-agreed = Agreed by the sponsor
languages-column-signed = Signed off
languages-original = Original
languages-with-original = Written by the sponsor
# $moment (String) - when
languages-supplied = Supplied by the secretariat on { $moment }
languages-missing = Missing
languages-agreed-itself = Its own
languages-merged = By the votes on parts of the final text, both languages of which were ready
languages-not-needed = Not needed
# $moment (String) - when
languages-agreed = Agreed on { $moment }
languages-not-agreed = Not agreed yet
# $seat (String) - the seat
# $moment (String) - when
languages-signed = By { $seat } on { $moment }
languages-not-signed = Not signed off yet
languages-report-title = Parity report
languages-parallel = The two languages have the same units in the same order, numbered alike.
# $count (Number) - of differences
languages-differ = { $count ->
    [one] The languages differ in one place.
   *[other] The languages differ in { $count } places.
}
languages-one-only = There is one language so far, so there is nothing to compare.
languages-text-title = Side by side
languages-unit-missing = Missing here
# $unit (String) - stable id
languages-unit-id = Stable id { $unit }
# $language (String) - of the text
act-sign-off = Sign { $language } off
# $language (String) - of the text
act-agree-translation = Agree the translation into { $language }
languages-final-waits = Before the final text
languages-final-ready = Languages ready: both are there, parallel, agreed and signed off.
# $unit (String) - Article 3
# $language (String) - which
disparity-only-in = { $unit } is there in { $language } only.
# $en (String) - in English
# $fr (String) - in French
disparity-out-of-order = { $en } stands in another place in French ({ $fr }).
# $en (String) - in English
# $fr (String) - in French
disparity-numbered-otherwise = { $en } in English is { $fr } in French: number them alike.
# $unit (String) - Article 3
# $language (String) - which
disparity-heading-only-in = { $unit } has the words of a heading in { $language } only.
text-ways = Language of the text
text-way-en = English text
text-way-fr = French text
text-way-both = Both side by side

## The desk of a translator or reviser

desk-languages-title = Desk of the languages
desk-languages-wait = Waiting for others
desk-languages-wait-empty = Translations that the sponsor has not agreed yet will stand here.
due-agree = The sponsor has not agreed the translation yet
due-agree-yours = Translation by the secretariat to agree
draft-norm = Norm it is about
draft-norm-hint = For an amendment, an abrogation, or a norm that replaces another. An amendment whose texts are empty begins, when it is saved, with what the norm says now.
