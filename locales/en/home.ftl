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

developers-title = Data for programs
developers-what = What a program can read today, without an account: the record entry by entry, its documents, and the pages of the register.
developers-list-title = Addresses
developers-entry = One entry of the public record: its canonical bytes, exactly, numbered from 0. They never change.
developers-document = A public document by its commitment: media type, text, SHA-256 of the text, and the salt.
developers-pages = The pages themselves, in English under /en/ and in French under /fr/: one address for each norm, proposal, vote, member and entry.
developers-health = A sign of life of the server.
developers-record-title = How to read the record
developers-record-leaf = Take the bytes of every entry from 0 on. The leaf hash of an entry is SHA-256 over one byte 0x00 and its bytes; leaves are joined by SHA-256 over 0x01, left and right (RFC 6962).
developers-record-canonical = An entry is JSON in canonical form (RFC 8785): no spaces, names in order. Reading it and writing it again gives the same bytes.
developers-record-document = An entry names a document by its commitment: SHA-256 over “gaip-registry/commitment/v1”, a line end, “document”, a line end, the 32 bytes of the salt, and the canonical JSON of media and sha256.
developers-record-votes = A vote stands as a commitment until its ballot closes; the closing’s entry opens the last one of each member with its salt.
developers-record-closed = Acts on a proposal for members stand as commitments too, and are opened when it is adopted.
# $number (String) - how many, grouped
developers-record-head = The record has { $number } entries at this moment.
