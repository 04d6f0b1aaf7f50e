### The record at the secretariat's desk: keys, and documents withheld.

keeping-title = Keys and withheld documents
keeping-key-title = A key that begins to sign
keeping-key-what = Each key signs one thing only. When a new log key is entered, the one before signs beside it for 90 days.
keeping-key-hint = As “registry key” printed it: name, id and key, joined by +
keeping-withhold-title = Withhold a document
keeping-withhold-what = Text and salt are erased for good; the entry that names the document stays, and the record stays whole. Backups keep the text until they expire, and copies that others have made remain.
keeping-commitment = Commitment of the document
keeping-commitment-hint = 64 digits and letters, as the entry of the record shows them
keeping-reference-hint = Of the decision, in capitals, as GAIP/BUR(2026)3
keeping-choose = Choose
