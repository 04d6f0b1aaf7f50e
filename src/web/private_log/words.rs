//! What the events of the private log are called.

use crate::web::words::Words;

/// An event in words; one that has none yet by its own name.
pub fn event(name: &str, w: &Words) -> String {
    match name {
        "session-begun" => w.log_session_begun(),
        "sessions-ended" => w.log_sessions_ended(),
        "session-ended" => w.log_session_ended(),
        "other-sessions-ended" => w.log_other_sessions_ended(),
        "sign-in-failed" => w.log_sign_in_failed(),
        "password-set" => w.log_password_set(),
        "password-right" => w.log_password_right(),
        "reset-asked" => w.log_reset_asked(),
        "reset-made" => w.log_reset_made(),
        "passkey-added" => w.log_passkey_added(),
        "passkey-removed" => w.log_passkey_removed(),
        "passkey-renamed" => w.log_passkey_renamed(),
        "app-added" => w.log_app_added(),
        "app-removed" => w.log_app_removed(),
        "code-wrong" => w.log_code_wrong(),
        "recovery-codes-made" => w.log_recovery_codes_made(),
        "recovery-code-spent" => w.log_recovery_code_spent(),
        "recovery-code-wrong" => w.log_recovery_code_wrong(),
        "language-set" => w.log_language_set(),
        "notices-set" => w.log_notices_set(),
        "invited" => w.log_invited(),
        "invitation-again" => w.log_invitation_again(),
        "seat-taken" => w.log_seat_taken(),
        "seat-confirmed" => w.log_seat_confirmed(),
        "seat-left" => w.log_seat_left(),
        "vote-confirmed" => w.log_vote_confirmed(),
        "account-ended" => w.log_account_ended(),
        "letter-again" => w.log_letter_again(),
        "motion-proposed" => w.log_motion_proposed(),
        "motion-approved" => w.log_motion_approved(),
        "motion-withdrawn" => w.log_motion_withdrawn(),
        "log-read" => w.log_read(),
        "log-exported" => w.log_exported(),
        "forgotten" => w.log_forgotten(),
        "restored" => w.log_restored(),
        other => other.to_owned(),
    }
}
