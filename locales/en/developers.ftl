### The page for those who read by program.

developers-title = Data for programs
developers-what = Everything public in this register can be read by program, without an account and without a key: as JSON, as files beside every page, as feeds and a calendar, and as the record itself, which can be verified.
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
developers-on-page = On this page
developers-api-title = The interface
developers-api-what = Every address answers GET with JSON, in both languages at once. Names of fields are in English and do not change within version 1; fields may be added.
developers-openapi = Description of the interface (OpenAPI 3.1)
developers-example = Example
developers-api-caption = Addresses of the interface
developers-column-address = Address
developers-column-gives = What it gives
developers-column-parameters = Parameters
developers-column-form = Suffix
developers-column-media = Media type
developers-column-of = Of
# $id (String) - the operation
developers-endpoint = { $id ->
    [list_norms] Norms, adopted last first.
    [get_norm] A norm with its versions and relations.
    [get_norm_version] A version of a norm, with its texts in both languages unit by unit.
    [list_proposals] Proposals that everybody may read, submitted last first.
    [get_proposal] A proposal with its co-sponsors and revisions.
    [list_revisions] The revisions of a proposal, oldest first.
    [get_revision] A revision of a proposal, with its texts unit by unit.
    [list_comments] The comments of members on a proposal, with their answers.
    [list_amendments] The amendments to a proposal, and what became of each.
    [list_ballots] Votes, opened last first: question, rule, hours, count.
    [get_ballot] A vote with its roll call, explanations and corrections.
    [list_members] Members, past and present, by code.
    [get_member] A member with the records of its standing, its names and its seats.
    [list_member_votes] How a member voted in the votes that are over, closed last first.
    [list_partners] Partners of the house.
    [list_adherence_events] What members notified about norms, notified last first.
    [get_adherence_matrix] Where every member stands on every norm, on any day.
    [list_themes] Themes, with their names.
    [list_archives] Imported archives, with the files they came from.
    [list_archive_members] The participants of an archive, of whatever time.
    [list_archive_decisions] The decisions of an archive, with their tallies.
    [get_archive_decision] A decision of an archive with its roll call.
    [list_archive_instruments] The instruments of an archive.
    [get_archive_instrument] An instrument of an archive with the participation in it.
    [get_record_head] Where the public record stands, and its signed checkpoint.
    [list_record_entries] Entries of the public record, newest first.
    [list_popolo_organizations] The house and its members as Popolo organizations.
    [list_popolo_motions] What was put to the vote as Popolo motions.
    [get_popolo_motion] One Popolo motion.
    [list_popolo_vote_events] Votes as Popolo vote events, with counts and votes.
    [get_popolo_vote_event] One Popolo vote event.
   *[other] An address of the interface.
}
developers-rules-title = What holds everywhere
developers-rule-as-of = Every answer says in as_of at which head of the record it was read: all of it is of that one moment.
developers-rule-paging = Lists have at most 100 items on a page (limit, 50 where nothing is said). As long as next is not null, there is more: ask that address. What is added meanwhile never moves what is left to read.
developers-rule-etag = Keep the ETag of an answer and ask again with If-None-Match: 304 means that nothing has changed.
developers-rule-cors = Scripts of any site may read these addresses (CORS); nothing can be changed through them, and no cookie is looked at.
developers-rule-problems = What cannot be answered is a problem (RFC 9457, application/problem+json) with a title, a detail and, for a wrong parameter, its name.
developers-rule-times = Times are UTC (RFC 3339), days are days in Paris. Words in both languages stand under en and fr; null where one is not there.
developers-rule-on = Where there is a parameter on, the register is shown as it stood at the end of that day.
developers-rule-closed = Proposals for members are not there at all until they are opened, and votes not before their ballot is closed.
developers-forms-title = Files beside the pages
developers-forms-what = The address of a page and a suffix is the same page as a file. A page asked for with an Accept header that prefers such a media type answers with the file, and says so in Content-Location.
developers-forms-caption = Forms in which pages are handed out
developers-of-texts = norms, versions, proposals, revisions
developers-of-norms = norms and versions
developers-of-tables = lists of norms, proposals, votes and members; a vote (its roll call); a member (its votes); adoption; comments
developers-of-pictures = votes, adoption
developers-form-akn = Akoma Ntoso 3.0, the norm as structured law
developers-form-md = the words as they are written, with a head
developers-form-txt = plain text that fits a letter
developers-form-json = the units with their stable ids; of a table, its rows
developers-form-jsonld = schema.org/Legislation and ELI
developers-form-citation = a citation
developers-form-csv = comma-separated; a cell that begins like a formula has an apostrophe before it
developers-form-xlsx = a sheet
developers-form-svg = the picture
developers-feeds-title = Feeds and calendar
developers-feeds-what = Feeds are Atom (RFC 4287), the calendar is iCalendar (RFC 5545); both are there in English and French, and follow the record act by act. Ids never change.
developers-feed-everything = everything recorded
developers-feed-norms = norms
developers-feed-votes = votes
developers-feed-member = what a member did, and how it voted
developers-feed-norm = one norm, from its proposal on
developers-feed-theme = what is of a theme
developers-feed-calendar = consultations and votes
developers-addresses-title = Addresses of the record
developers-checkpoint = The signed head of the record (C2SP tlog-checkpoint), with the signatures of its witnesses.
developers-tiles = The tree in tiles (C2SP tlog-tiles), and the entries in bundles.
developers-vkey = The keys that sign checkpoints, newest first.
developers-proof = The proof that an entry stands in the record.
developers-certificate = The signed certificate of the result of a vote.
developers-ready = Whether the storage answers, and whether the register can be written.
developers-sitemap = Every public page, in both languages.
developers-bulk-title = Everything at once
developers-bulk-what = Whoever keeps this register hands out all of it as a folder: the register as CSV with its description (CSV on the Web) and as JSON, every public document, the record, and checksums (SHA-256) over all files. The program registry verify holds such a folder against the record, without any network.
