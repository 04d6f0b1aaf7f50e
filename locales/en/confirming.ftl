### Confirming: the page on which a person confirms exactly what will be done, by a passkey or a code.

confirm-title = Confirm
confirm-lead = Nothing has been done yet. Check it: this is exactly what you confirm.
confirm-not-done = Nothing was done
# $moment (String) - when it is over
confirm-until = This confirmation can be used once, until { $moment }.
confirm-by-passkey = Confirm with a passkey
confirm-passkey-not-given = The passkey was not given: nothing was sent. You can try again.
confirm-needs-script = A passkey needs JavaScript, and this act takes a passkey. Switch JavaScript on for this site.
confirm-code = Code from your authenticator app
confirm-code-hint = Six digits, each used once: if you have just signed in with this one, wait for the next.
confirm-demo-only = In this example house officers may use a code too; in a house of record their acts take a passkey.
confirm-enrol-first = This act takes a passkey, and you have none yet.
confirm-enrol-link = Add a passkey to your account
confirm-back = Go back without doing it
confirm-not-yet = This act waits for your confirmation.
confirm-another = What you confirmed is not what was sent. Check it again: it is as shown now.
confirm-over = The three minutes for the confirmation were over, or it was used already. Confirm again.
# $left (Number) - how many more can be tried
confirm-wrong-code = { $left ->
    [one] The code is wrong, or was used before. One more can be tried.
   *[other] The code is wrong, or was used before. { $left } more can be tried.
}
confirm-passkey-failed = The passkey’s answer is not one to this confirmation. Try again.
confirm-passkey-needed = A code is not enough for this act: it takes a passkey.
confirm-codes-paused = Too many wrong codes were given: none is looked at for five minutes. Use a passkey, or wait.
confirm-void = Five wrong codes were given: the confirmation is void, and nothing was done. Send the form again to confirm anew.
confirm-propose-what = It then waits for another officer, who confirms it too; only then does it enter the public record.
confirm-proposed-by = Proposed by
confirm-question = Question
confirm-result = Result
confirm-invite = Invite to an office
confirm-invite-what = The seat enters the public record, without the name. Whoever uses the link takes it up.
confirm-consent = Agree to publication
confirm-consent-what = Two officers can then open the proposal to the public. Your agreement enters the record.
confirm-email = Change the e-mail address
confirm-email-what = You sign in with it from then on, and the register writes to it.
confirm-factor-what = It changes how you sign in and confirm. The other sessions end.
confirm-add-passkey = Add a passkey
confirm-remove-passkey = Remove a passkey
confirm-add-app = Add an authenticator app
confirm-remove-app = Remove the authenticator app
confirm-recovery-codes = Make new recovery codes

parked-title = What you were writing is kept
parked-lead = Your session had ended when you sent this. Nothing of it was recorded, and nobody else can read it.
parked-send = Send it now
parked-remove = Throw it away
parked-field = Also filled in
sign-in-after-parked = Your session had ended: nothing of what you sent was recorded. What you wrote is kept: sign in with the same account to find it again.
