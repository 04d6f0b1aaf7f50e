### Passkeys, codes, recovery codes: what one signs in with beside the password.

factors-passkey = Passkey
factors-passkey-sign-in = Sign in with a passkey
factors-or-password = or with your password
factors-passkey-use = Use a passkey
factors-passkey-make = Make a passkey
factors-passkey-add = Add a passkey
factors-passkey-failed = The device gave no passkey. Try again, or use another way.
factors-passkey-known = This device has a passkey for your account already.
factors-passkey-without = Your account has passkeys, and this browser cannot ask for them here. Open this page in a browser that can, with JavaScript on.
factors-passkey-cannot = This browser cannot make a passkey here. Take the app instead; a passkey can be added later.
factors-passkey-what = Your phone, computer or security key keeps it, and asks for your fingerprint, your face or its lock. There is no code to type, and no other site can ask for it. The acts of officers need one.
factors-best = recommended
factors-name = Name
factors-name-hint = So that you know it later, as “Office laptop”.
factors-second-title = Second step
# $email (String) - the account’s address
factors-second-lead = The password of { $email } is right. Now show that it is you.
factors-code = Code from your authenticator app
factors-code-hint = Six digits, new every 30 seconds. Each is taken once.
factors-example-code = This house is invented, so that nobody needs an app to try it. The code now is
factors-lost = I have lost my device
factors-recovery-lead = Type one of your recovery codes. It is spent by this, and lets you set up a new passkey or app; it does nothing else.
factors-recovery = Recovery code
factors-recovery-hint = 24 letters and digits, with or without the hyphens.
factors-recovery-button = Use this code
factors-all-lost = If you have no recovery code left either, write to the secretariat. Two officers can open the way to a new factor; it opens 24 hours after they agreed.
factors-another-person = Sign in as somebody else
factors-steps = Steps
factors-step-password = Password
factors-step-factor = Passkey or app
factors-step-codes = Recovery codes
factors-enrol-title = Protect your account
factors-enrol-lead = A password alone opens no desk. Choose how you will show, each time, that it is you; it takes a minute.
# $email (String) - the account’s address
factors-enrol-whose = For the account of { $email }.
factors-add-title = Another way to sign in
factors-add-lead = Several passkeys are better than one: should a device be lost, you still get in with another.
factors-app = Authenticator app
factors-app-what = An app on your phone, such as the one your organisation gives you, shows a code of six digits that you type after the password. It works in every browser.
factors-app-begin = Set up an app
factors-app-title = Set up an authenticator app
factors-app-scan = Scan this picture with the app
factors-app-scan-what = In the app, choose to add an account, then point the camera here.
factors-app-picture = The key of your account as a picture for the camera; as text it stands below.
factors-app-type = The app is on this device, or cannot scan
factors-app-type-what = Type or copy this key into the app; the kind is “time-based”.
factors-app-key = Key
factors-app-account = Account
factors-app-first = Type the code that it shows
factors-app-check = Check the code
factors-another-way = Another way
# $since (String) - when it was set up
factors-app-since = Set up on { $since }.
factors-app-none = No app is set up.
factors-app-replace = Set up another app in its place
factors-app-remove = Remove the app
factors-codes-title = Recovery codes
factors-codes-lead = Keep these codes. They are shown this once.
factors-codes-where = Each can be used once, should you lose your device: it lets you set up a new one, and does nothing else. Print them, or write them down, and keep them apart from the device.
factors-codes-copy = Copy
factors-codes-copied = Copied.
factors-codes-print = Print
factors-codes-desk = I have kept them: to my desk
factors-codes-back = I have kept them: back to my account
# $count (Number) - how many can still be used
factors-codes-left = { $count ->
    [0] No code is left.
    [one] One code is left.
   *[other] { $count } codes are left.
}
factors-codes-what = Each lets you set up a new passkey or app once, should you lose your device.
factors-codes-renew = Make new codes in their place
factors-passkeys = Passkeys
factors-passkeys-what = A session that began with a passkey ends when the passkey is removed.
factors-passkeys-none = There is no passkey yet. With one you sign in without typing anything.
# $count (Number) - how many passkeys
factors-passkeys-caption = { $count ->
    [one] One passkey
   *[other] { $count } passkeys
}
factors-since = Added
factors-never-used = not yet
factors-rename = Rename
# $name (String) - the present name
factors-rename-label = New name of { $name }
factors-rename-button = Keep this name
factors-remove = Remove
factors-last = The only way left to show that it is you: add another one before you remove it.
factors-done = Your ways to sign in are as you see them here.
factors-done-gone = It is removed, and every session that began with it has ended.
# All factors lost: what two officers agree, and the way it opens.
motion-lost-factors = New factor for somebody who lost all of theirs
lost-lead = For a person who has lost the app or the passkeys and every recovery code. Make sure, by a way you know them by, that it is this person who asks.
lost-email-hint = The address of the account.
lost-what = A second officer approves. 24 hours later the person signs in with the password and sets up a new factor. Nobody is signed in by it, no factor is dropped, and if the person signs in meanwhile the way closes.
lost-opens = The way opens
lost-opens-when = 24 hours after the approval, for 72 hours
# $when (String) - the moment
lost-opens-at = Two officers have agreed that a new factor can be set up for this account. The way opens on { $when }. If you did not ask for it, sign in now: that closes it.
# $when (String) - the moment
lost-open-until = Two officers have opened the way to a new factor for this account, until { $when }.
lost-enter = Set up a new factor
