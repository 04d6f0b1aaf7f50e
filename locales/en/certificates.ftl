### The certificate of a result, as a page that prints.

certificate-title = Certificate of result
# $ballot (String) - symbol of the vote
certificate-of = Certificate of result { $ballot }
certificate-counted = The count
certificate-entitled = Entitled to vote
certificate-yes = Yes
certificate-no = No
certificate-abstain = Abstentions
certificate-not-participating = Not participating
certificate-silent = Did not vote
certificate-quorum = Quorum required
certificate-attained = Present
certificate-needed = Yes needed
certificate-adopted = Date of adoption
certificate-roll-caption = The final vote of each member entitled to vote, with the entry of the record that holds it
certificate-certified = Certified
certificate-seats = By the seats
certificate-entry = Entry of the certification
certificate-names = Who held these seats that day stands in a dated list of the secretariat, outside the public record.
certificate-proof = How anybody can check it
certificate-proof-what = The file holds the same facts, the entries that opened, closed and certified the vote, and the proof that they stand in the public record. The program of the registry, or your own, counts the result again from the file alone.
certificate-fingerprint = SHA-256 of what is certified
# $lang (String) - en or fr
certificate-text = { $lang ->
    [en] Commitment of the English text
   *[fr] Commitment of the French text
}
certificate-note = Signature
certificate-unsigned = The signature is not there yet: it follows the certification within seconds.
certificate-file = The certificate as a file (JSON)
vote-link-certificate = Certificate of result
certificate-most-no = No at most
