### The signed checkpoint, keys, proofs and receipts.

# $size (String) - how many entries it covers, grouped
checkpoint-of-size = the checkpoint of { $size } entries
# $size (String) - how many entries it covers, grouped
# $root (String) - its root
checkpoint-with-root = the checkpoint of { $size } entries with the root { $root }
# $checkpoint (String) - the missing one, by its size and root
read-only-banner = Read only: { $checkpoint } was signed and is not in this database. What is shown here may be older than what was decided; nothing can be changed until it is brought back.
not-compared-banner = Read only: since it started, the register was not compared with its last signed checkpoint yet. Nothing can be changed until then.

## Receipts

receipt-note-title = Signed receipt
receipt-note-what = Signed by the register at the moment at which the entry was made, before a checkpoint covers it. Keep it.
receipt-note-none = This instance of the register had no key to sign a receipt with.
receipt-file-link = The receipt as a file, with content, salt and signature. Whoever has it can read this vote.
receipt-proof-link = The proof that the entry is in the record (.tlog-proof); it stands within five seconds. It shows nothing of the vote.

receipt-check-title = Check a receipt
receipt-check-what = Paste or choose a signed receipt, the file of a receipt, or a proof. It is compared with the record and with its signed checkpoint. Nothing is kept of it.
receipt-check-text = Receipt or proof
receipt-check-text-hint = From its first line to its last signature.
receipt-check-file = Or a file
receipt-check-file-hint = At most 64 kilobytes. It is read only if nothing stands above.
receipt-check-button = Check
receipt-check-another = Check another
receipt-check-unreadable = This is none of the three: a signed receipt begins with “gaip-receipt/v1”, the file of a receipt with a curly bracket, a proof with “c2sp.org/tlog-proof@v1”.

# $index (String) - of the entry, grouped
# $moment (String) - when it was made
receipt-is-note = A signed receipt for entry { $index }, of { $moment }.
# $member (String) - code
# $ballot (String) - symbol
# $index (String) - of the entry, grouped
receipt-is-file = The file of a receipt. It says: a vote of { $member } in { $ballot }, entry { $index }.
# $index (String) - of the entry, grouped
# $size (String) - entries of the checkpoint, grouped
receipt-is-proof = A proof for entry { $index }, in the record as it stood with { $size } entries.
receipt-verdict-holds = It holds.
receipt-verdict-fails = It does not hold.
receipt-verdict-waits = So far it holds; the rest can be seen later.
receipt-point-yes = shown
receipt-point-no = contradicted
receipt-point-open = not yet

# $key (String) - eight digits
# $purpose (String) - what the key signs
# $index (String) - of the entry that brought the key, grouped
point-signed = It was signed by the key { $key } ({ $purpose }), which is on the record since entry { $index }.
point-signer-unknown = No key of the record signed exactly this.
# $origin (String) - of the other record
point-other-record = It is of another record: { $origin }.
# $index (String) - of the entry, grouped
point-entry-none = The record has no entry { $index }.
# $index (String) - of the entry, grouped
# $origin (String) - of the older record
point-lost = Entry { $index } of { $origin } was lost, and this record continues without it. Keep this: it shows what was signed.
# $size (String) - entries of the checkpoint, grouped
# $origin (String) - of the older record
point-lost-after = The checkpoint of { $size } entries of { $origin } covers entries that were lost; this record continues without them. Keep it.
# $index (String) - of the entry, grouped
point-leaf-same = Entry { $index } of the record is exactly the one that was signed for.
# $index (String) - of the entry, grouped
point-leaf-other = Entry { $index } of the record is not the one that was signed for.
# $size (String) - entries of the checkpoint, grouped
point-covered = The entry is in the tree of the signed checkpoint of { $size } entries.
# $size (String) - entries of the checkpoint, grouped
point-tree-other = The entry is not in the tree of the signed checkpoint of { $size } entries.
point-not-covered = No signed checkpoint covers the entry yet: one follows each act within five seconds.
point-commitment-same = Content and salt give the commitment.
point-commitment-other = Content and salt do not give the commitment: something of them was changed.
# $index (String) - of the entry, grouped
# $ballot (String) - symbol
point-entry-holds = Entry { $index } is a vote in { $ballot } with this commitment.
# $index (String) - of the entry, grouped
# $ballot (String) - symbol
point-entry-holds-not = Entry { $index } is not a vote in { $ballot } with this commitment.
# $ballot (String) - symbol
# $member (String) - code
point-opened = The end of { $ballot } opened exactly this as the last word of { $member }.
# $ballot (String) - symbol
# $member (String) - code
point-replaced = The end of { $ballot } did not open this: a later vote or withdrawal of { $member } stands in its place.
# $ballot (String) - symbol
# $member (String) - code
point-left-out = The end of { $ballot } opened neither this nor anything later of { $member }. Keep this receipt, and show it.
# $ballot (String) - symbol
point-running = { $ballot } has not ended. Until then it is not disclosed which vote of a member is its last.
# $index (String) - of the entry, grouped
point-path-holds = The path leads from entry { $index } of the record to the root of the checkpoint.
# $index (String) - of the entry, grouped
point-path-fails = The path does not lead from entry { $index } of the record to the root of the checkpoint.
# $size (String) - entries of the checkpoint served now, grouped
point-same-history = Its checkpoint is of the same history as the one served now, of { $size } entries.
point-other-history = Its checkpoint, signed by a key of this record, is of another history than the one served now. Keep it and show it: the two cannot both be true.
point-newer-than-here = Its checkpoint is newer than the one that is served here now.

receipt-limits-title = What this does not show
receipt-limit-note = That the entry will stand: a signed receipt is a promise, which the checkpoint and its proof keep.
receipt-limit-screen = What the screen showed when the vote was given, and that it was the delegate who gave it.
receipt-limit-secrecy = That the vote was secret from those who run the machine.
receipt-limit-one-history = That all readers are shown this one history: that takes cosignatures of witnesses, or checkpoints kept elsewhere.

## Keys

keys-title = Keys of the register
keys-what = The register signs with a key of its own for each use. Each key was entered by two officers, or with the opening of the register. The newest of a use signs; a log key that is replaced signs beside it for 90 days more.
keys-compare = Compare the fingerprint with one that you got in another way: a letter, a call, a colleague who verified before. A key found only here shows that this place agrees with itself.
keys-listed = Newest first
keys-none = The keys will stand here once the record names them.
keys-fingerprint = Fingerprint (SHA-256 of the line above)
keys-since = Since entry
keys-file = The keys of the checkpoints, for programs

## The checkpoint on the page of the record

signed-title = The signed checkpoint
signed-none = The first checkpoint will stand here within five seconds of the first act.
# $size (String) - how many entries it covers, grouped
# $moment (String) - when it was signed
signed-covers = It covers { $size } entries and was signed { $moment }. Whoever keeps it can tell later whether any of them was changed or taken away.
signed-root = Root
signed-by = Signed by the key
signed-cosigned = Cosigned by
signed-not-cosigned = No witness has cosigned it: that all readers see this one history is not shown by it.
signed-file = The checkpoint itself
record-proof-link = The proof that this entry is in the record (.tlog-proof)
