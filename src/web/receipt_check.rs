//! What a receipt, a receipt's file or a proof shows, judged against the record and its signed checkpoint.
