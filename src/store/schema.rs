//! The tables, as Diesel sees them; the same on both databases.

diesel::table! {
    head (id) {
        id -> BigInt,
        n -> BigInt,
        time -> BigInt,
        origin -> Text,
        house -> Text,
        peaks -> Text,
    }
}

diesel::table! {
    entries (idx) {
        idx -> BigInt,
        time -> BigInt,
        act -> Text,
        proposal -> Nullable<Text>,
        ballot -> Nullable<Text>,
        norm -> Nullable<Text>,
        member -> Nullable<Text>,
        bytes -> Text,
        leaf -> Text,
    }
}

diesel::table! {
    houses (idx) {
        idx -> BigInt,
        house -> Text,
        origin -> Text,
        at -> BigInt,
        after -> Nullable<Text>,
        lost_from -> Nullable<BigInt>,
        lost_to -> Nullable<BigInt>,
    }
}

diesel::table! {
    rulebooks (version) {
        version -> BigInt,
        effective -> Text,
        body -> Text,
        idx -> BigInt,
    }
}

diesel::table! {
    themes (code) {
        code -> Text,
        name_en -> Text,
        name_fr -> Text,
        idx -> BigInt,
    }
}

diesel::table! {
    log_heads (idx) {
        idx -> BigInt,
        head -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    moments (idx) {
        idx -> BigInt,
        what -> Text,
        subject -> Text,
        due -> Text,
    }
}

diesel::table! {
    members (code) {
        code -> Text,
        collection -> Text,
        iso2 -> Text,
        kind -> Text,
        idx -> BigInt,
    }
}

diesel::table! {
    member_names (idx) {
        idx -> BigInt,
        member -> Text,
        short_en -> Text,
        short_fr -> Text,
        formal_en -> Text,
        formal_fr -> Text,
        since -> Text,
    }
}

diesel::table! {
    standings (idx) {
        idx -> BigInt,
        member -> Text,
        what -> Text,
        scope -> Nullable<Text>,
        body -> Text,
        reference -> Text,
        decided -> Text,
        since -> Text,
        until -> Nullable<Text>,
        recorded -> BigInt,
        seats -> Text,
    }
}

diesel::table! {
    partners (idx) {
        idx -> BigInt,
        code -> Text,
        iso2 -> Text,
        kind -> Text,
        name_en -> Text,
        name_fr -> Text,
        formal_en -> Text,
        formal_fr -> Text,
        since -> Text,
        until -> Nullable<Text>,
    }
}

diesel::table! {
    seats (seat) {
        seat -> Text,
        office -> Text,
        member -> Nullable<Text>,
        since -> BigInt,
        until -> Nullable<Text>,
        ended -> Nullable<BigInt>,
        idx -> BigInt,
    }
}

diesel::table! {
    proposals (symbol) {
        symbol -> Text,
        collection -> Text,
        stage -> Text,
        resumes -> Nullable<Text>,
        sponsor -> Text,
        classification -> Text,
        kind -> Text,
        theme -> Text,
        original -> Text,
        effect -> Text,
        force -> Text,
        report_every -> Nullable<BigInt>,
        submitted -> BigInt,
        revision -> BigInt,
        final_revision -> Nullable<BigInt>,
        final_at -> Nullable<BigInt>,
        consultation_until -> Nullable<BigInt>,
        opens_on -> Nullable<Text>,
        consented -> Nullable<BigInt>,
        opened -> Nullable<BigInt>,
        ballot -> Nullable<Text>,
        norm -> Nullable<Text>,
        relation -> Nullable<Text>,
        related -> Nullable<Text>,
        order_idx -> Nullable<BigInt>,
        order_reason -> Nullable<Text>,
        idx -> BigInt,
        changed -> BigInt,
    }
}

diesel::table! {
    revisions (proposal, number) {
        proposal -> Text,
        number -> BigInt,
        at -> BigInt,
        seat -> Text,
        reason -> Text,
        en_title -> Nullable<Text>,
        en_summary -> Nullable<Text>,
        en_text -> Nullable<Text>,
        en_idx -> Nullable<BigInt>,
        fr_title -> Nullable<Text>,
        fr_summary -> Nullable<Text>,
        fr_text -> Nullable<Text>,
        fr_idx -> Nullable<BigInt>,
        idx -> BigInt,
        units -> Text,
        agreed -> Nullable<BigInt>,
    }
}

diesel::table! {
    returns (idx) {
        idx -> BigInt,
        proposal -> Text,
        ground -> Text,
        note -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    sponsorships (idx) {
        idx -> BigInt,
        proposal -> Text,
        member -> Text,
        revision -> BigInt,
        withdrawn -> Nullable<BigInt>,
    }
}

diesel::table! {
    ballots (symbol) {
        symbol -> Text,
        collection -> Text,
        proposal -> Text,
        revision -> BigInt,
        kind -> Text,
        rule -> Text,
        rulebook -> BigInt,
        entitled -> BigInt,
        opens -> BigInt,
        closes -> BigInt,
        body -> Text,
        reference -> Text,
        decided -> Text,
        waiver -> Nullable<Text>,
        text_en -> Nullable<Text>,
        text_fr -> Nullable<Text>,
        state -> Text,
        ground -> Nullable<Text>,
        outcome -> Nullable<Text>,
        yes -> Nullable<BigInt>,
        no -> Nullable<BigInt>,
        abstain -> Nullable<BigInt>,
        not_participating -> Nullable<BigInt>,
        left_closed -> Nullable<BigInt>,
        closed_idx -> Nullable<BigInt>,
        certified_idx -> Nullable<BigInt>,
        certified_at -> Nullable<BigInt>,
        norm -> Nullable<Text>,
        part -> Nullable<BigInt>,
        idx -> BigInt,
    }
}

diesel::table! {
    electors (ballot, member) {
        ballot -> Text,
        member -> Text,
        ground -> Nullable<Text>,
    }
}

diesel::table! {
    vote_entries (idx) {
        idx -> BigInt,
        ballot -> Text,
        commitment -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    extensions (idx) {
        idx -> BigInt,
        ballot -> Text,
        closes -> BigInt,
        reference -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    votes (ballot, member) {
        ballot -> Text,
        member -> Text,
        choice -> Nullable<Text>,
        idx -> BigInt,
        seat -> Text,
        second_seat -> Nullable<Text>,
        auth -> Text,
        explanation -> Nullable<Text>,
    }
}

diesel::table! {
    error_reports (idx) {
        idx -> BigInt,
        ballot -> Text,
        member -> Text,
        note -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    intended_votes (idx) {
        idx -> BigInt,
        ballot -> Text,
        member -> Text,
        choice -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    corrections (idx) {
        idx -> BigInt,
        ballot -> Text,
        member -> Text,
        choice -> Nullable<Text>,
        reference -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    explanations (idx) {
        idx -> BigInt,
        ballot -> Nullable<Text>,
        norm -> Nullable<Text>,
        member -> Text,
        en -> Nullable<Text>,
        fr -> Nullable<Text>,
        translated -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    norms (symbol) {
        symbol -> Text,
        collection -> Text,
        proposal -> Text,
        ballot -> Nullable<Text>,
        revision -> BigInt,
        body -> Nullable<Text>,
        chair -> Nullable<Text>,
        reference -> Nullable<Text>,
        decided -> Nullable<Text>,
        adopted -> Text,
        in_force_on -> Nullable<Text>,
        in_force_idx -> Nullable<BigInt>,
        annulled_idx -> Nullable<BigInt>,
        annulled_on -> Nullable<Text>,
        annulled_by -> Nullable<Text>,
        ended_on -> Nullable<Text>,
        ended_idx -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
        ended_how -> Nullable<Text>,
        idx -> BigInt,
    }
}

diesel::table! {
    dissociations (proposal, member) {
        norm -> Text,
        proposal -> Text,
        member -> Text,
        idx -> BigInt,
    }
}

diesel::table! {
    adherence_events (idx) {
        idx -> BigInt,
        norm -> Text,
        member -> Text,
        kind -> Text,
        date -> Text,
        en -> Nullable<Text>,
        fr -> Nullable<Text>,
        at -> BigInt,
        acknowledged -> Nullable<BigInt>,
        acknowledged_at -> Nullable<BigInt>,
        units -> Nullable<Text>,
    }
}

diesel::table! {
    documents (commitment) {
        commitment -> Text,
        media -> Text,
        sha256 -> Text,
        salt -> Text,
        body -> Text,
        bytes -> BigInt,
        idx -> BigInt,
        proposal -> Nullable<Text>,
        ballot -> Nullable<Text>,
        member -> Nullable<Text>,
    }
}

diesel::table! {
    sealed_votes (idx) {
        idx -> BigInt,
        ballot -> Text,
        member -> Text,
        account -> Text,
        content -> Text,
        salt -> Text,
        is_withdrawal -> BigInt,
    }
}

diesel::table! {
    sealed_acts (idx) {
        idx -> BigInt,
        proposal -> Text,
        content -> Text,
        salt -> Text,
        disclosed -> Nullable<BigInt>,
    }
}

diesel::table! {
    counters (name) {
        name -> Text,
        n -> BigInt,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        password -> Text,
        lang -> Text,
        created -> BigInt,
        ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    appointments (id) {
        id -> Text,
        account -> Text,
        office -> Text,
        member -> Nullable<Text>,
        seat -> Text,
        since -> BigInt,
        until -> Nullable<BigInt>,
        ended -> Nullable<BigInt>,
        granted_by -> Nullable<Text>,
        vote_confirmed -> Nullable<BigInt>,
        vote_confirmed_by -> Nullable<Text>,
    }
}

diesel::table! {
    sessions (token) {
        token -> Text,
        account -> Text,
        auth -> Text,
        created -> BigInt,
        seen -> BigInt,
        ended -> Nullable<BigInt>,
        agent -> Text,
        passkey -> Nullable<Text>,
        name -> Nullable<Text>,
        before -> Nullable<Text>,
        renewed -> Nullable<BigInt>,
        network -> Text,
    }
}

diesel::table! {
    sealing_keys (id) {
        id -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    passkeys (credential) {
        credential -> Text,
        account -> Text,
        name -> Text,
        passkey -> Text,
        created -> BigInt,
        used -> Nullable<BigInt>,
        ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    totp (account) {
        account -> Text,
        seed -> Text,
        last_step -> BigInt,
        wrong -> BigInt,
        wrong_at -> Nullable<BigInt>,
        created -> BigInt,
    }
}

diesel::table! {
    totp_offers (session) {
        session -> Text,
        account -> Text,
        seed -> Text,
        expires -> BigInt,
    }
}

diesel::table! {
    recovery_codes (code) {
        code -> Text,
        account -> Text,
        created -> BigInt,
        spent -> Nullable<BigInt>,
        ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    factor_resets (account) {
        account -> Text,
        agreed -> BigInt,
        opens -> BigInt,
        closes -> BigInt,
    }
}

diesel::table! {
    ceremonies (id) {
        id -> Text,
        account -> Nullable<Text>,
        session -> Nullable<Text>,
        purpose -> Text,
        state -> Text,
        expires -> BigInt,
        spent -> Nullable<BigInt>,
    }
}

diesel::table! {
    half_sessions (token) {
        token -> Text,
        account -> Text,
        stage -> Text,
        expires -> BigInt,
        wrong -> BigInt,
        ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitations (token) {
        token -> Text,
        email -> Text,
        office -> Text,
        member -> Nullable<Text>,
        seat -> Text,
        until -> Nullable<BigInt>,
        invited_by -> Nullable<Text>,
        created -> BigInt,
        expires -> BigInt,
        spent -> Nullable<BigInt>,
    }
}

diesel::table! {
    password_resets (token) {
        token -> Text,
        account -> Text,
        created -> BigInt,
        expires -> BigInt,
        spent -> Nullable<BigInt>,
    }
}

diesel::table! {
    email_changes (token) {
        token -> Text,
        account -> Text,
        email -> Text,
        created -> BigInt,
        expires -> BigInt,
        spent -> Nullable<BigInt>,
    }
}

diesel::table! {
    drafts (symbol) {
        symbol -> Text,
        member -> Text,
        proposal -> Nullable<Text>,
        words -> Text,
        version -> BigInt,
        account -> Text,
        changed -> BigInt,
        used -> Nullable<BigInt>,
    }
}

diesel::table! {
    intents (id) {
        id -> Text,
        account -> Text,
        session -> Text,
        ballot -> Nullable<Text>,
        sealed -> Nullable<Text>,
        wrong -> BigInt,
        created -> BigInt,
        expires -> BigInt,
        means -> Nullable<Text>,
        consumed -> Nullable<BigInt>,
        idx -> Nullable<BigInt>,
    }
}

diesel::table! {
    parked (id) {
        id -> Text,
        account -> Text,
        path -> Text,
        sealed -> Text,
        created -> BigInt,
        expires -> BigInt,
    }
}

diesel::table! {
    motions (id) {
        id -> Text,
        kind -> Text,
        subject -> Text,
        body -> Text,
        account -> Text,
        seat -> Text,
        at -> BigInt,
        expires -> BigInt,
        state -> Text,
        approved_by -> Nullable<Text>,
        approved_seat -> Nullable<Text>,
        settled -> Nullable<BigInt>,
        proposed_intent -> Nullable<Text>,
        approved_intent -> Nullable<Text>,
    }
}

diesel::table! {
    requests (request, account, route) {
        account -> Text,
        request -> Text,
        route -> Text,
        hash -> Text,
        answer -> Text,
        at -> BigInt,
        about -> Nullable<Text>,
    }
}

diesel::table! {
    private_log (n) {
        n -> BigInt,
        at -> BigInt,
        h -> Text,
        prev -> Text,
        salt -> Text,
        line -> Text,
        event -> Text,
    }
}

diesel::table! {
    keys (idx) {
        idx -> BigInt,
        purpose -> Text,
        vkey -> Text,
        since -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    withheld (commitment) {
        commitment -> Text,
        ground -> Text,
        reference -> Text,
        at -> BigInt,
        idx -> BigInt,
    }
}

diesel::table! {
    certificates (ballot) {
        ballot -> Text,
        body -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    checkpoints (id) {
        id -> BigInt,
        size -> BigInt,
        note -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    tile_roots (level, n) {
        level -> BigInt,
        n -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    receipts (idx) {
        idx -> BigInt,
        note -> Text,
    }
}

diesel::table! {
    sign_offs (idx) {
        idx -> BigInt,
        proposal -> Text,
        revision -> BigInt,
        lang -> Text,
        seat -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    comments (idx) {
        idx -> BigInt,
        proposal -> Text,
        number -> BigInt,
        revision -> BigInt,
        unit -> Nullable<Text>,
        lang -> Text,
        kind -> Text,
        member -> Text,
        note -> Text,
        wording -> Nullable<Text>,
        at -> BigInt,
        answer -> Nullable<Text>,
        answer_en -> Nullable<Text>,
        answer_fr -> Nullable<Text>,
        answered_idx -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    amendments (idx) {
        idx -> BigInt,
        proposal -> Text,
        number -> BigInt,
        revision -> BigInt,
        member -> Text,
        comment -> Nullable<BigInt>,
        reason -> Text,
        state -> Text,
        settled_idx -> Nullable<BigInt>,
        merged -> Nullable<BigInt>,
        fallen -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    amendment_sponsorships (idx) {
        idx -> BigInt,
        proposal -> Text,
        number -> BigInt,
        member -> Text,
    }
}

diesel::table! {
    text_changes (idx, place) {
        idx -> BigInt,
        place -> BigInt,
        how -> Text,
        unit -> Nullable<Text>,
        en -> Nullable<Text>,
        fr -> Nullable<Text>,
    }
}

diesel::table! {
    voting_parts (idx, place) {
        proposal -> Text,
        place -> BigInt,
        amendment -> Nullable<BigInt>,
        units -> Nullable<Text>,
        ballot -> Nullable<Text>,
        settled_idx -> Nullable<BigInt>,
        merged -> Nullable<BigInt>,
        idx -> BigInt,
    }
}

diesel::table! {
    versions (idx) {
        idx -> BigInt,
        norm -> Text,
        proposal -> Text,
        revision -> BigInt,
        ballot -> Nullable<Text>,
        body -> Nullable<Text>,
        chair -> Nullable<Text>,
        reference -> Nullable<Text>,
        adopted -> Text,
        in_force_on -> Nullable<Text>,
        in_force_idx -> Nullable<BigInt>,
    }
}

diesel::table! {
    relations (idx) {
        idx -> BigInt,
        norm -> Text,
        related -> Text,
        relation -> Text,
        proposal -> Text,
        adopted -> Text,
    }
}

diesel::table! {
    corrigenda (idx) {
        idx -> BigInt,
        norm -> Text,
        number -> BigInt,
        proposal -> Text,
        reason -> Text,
        reference -> Text,
        until -> BigInt,
        at -> BigInt,
        stands_idx -> Nullable<BigInt>,
        en_text -> Nullable<Text>,
        fr_text -> Nullable<Text>,
        units -> Nullable<Text>,
    }
}

diesel::table! {
    corrigendum_objections (idx) {
        idx -> BigInt,
        norm -> Text,
        number -> BigInt,
        member -> Text,
        en -> Nullable<Text>,
        fr -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    comment_drafts (id) {
        id -> Text,
        proposal -> Text,
        revision -> BigInt,
        member -> Text,
        unit -> Nullable<Text>,
        lang -> Text,
        kind -> Text,
        note -> Text,
        wording -> Text,
        account -> Text,
        version -> BigInt,
        changed -> BigInt,
        used -> Nullable<BigInt>,
        published_by -> Nullable<Text>,
    }
}

diesel::table! {
    amendment_drafts (id) {
        id -> Text,
        proposal -> Text,
        revision -> BigInt,
        member -> Text,
        words -> Text,
        account -> Text,
        version -> BigInt,
        changed -> BigInt,
        used -> Nullable<BigInt>,
    }
}

diesel::table! {
    checkpoints_before (idx) {
        idx -> BigInt,
        size -> BigInt,
        note -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    archive_collections (code) {
        code -> Text,
        idx -> BigInt,
    }
}
diesel::table! {
    archive_imports (idx) {
        idx -> BigInt,
        collection -> Text,
        rule -> Text,
        at -> BigInt,
    }
}
diesel::table! {
    archive_files (idx, name) {
        idx -> BigInt,
        name -> Text,
        collection -> Text,
        bytes -> BigInt,
        rows -> BigInt,
        sha256 -> Text,
    }
}
diesel::table! {
    archive_members (collection, code) {
        collection -> Text,
        code -> Text,
        kind -> Text,
        name_en -> Text,
        name_fr -> Nullable<Text>,
        since -> Nullable<Text>,
        until -> Nullable<Text>,
        idx -> BigInt,
    }
}
diesel::table! {
    archive_decisions (idx) {
        idx -> BigInt,
        collection -> Text,
        symbol -> Text,
        slug -> Text,
        date -> Text,
        title -> Nullable<Text>,
        summary -> Nullable<Text>,
        resolution -> Nullable<Text>,
        rule -> Text,
        outcome -> Nullable<Text>,
        entitled -> BigInt,
        yes -> BigInt,
        no -> BigInt,
        abstain -> BigInt,
        not_participating -> BigInt,
        roll -> Text,
    }
}
diesel::table! {
    archive_votes (member, decision) {
        member -> Text,
        decision -> BigInt,
        choice -> Text,
    }
}
diesel::table! {
    archive_instruments (idx) {
        idx -> BigInt,
        collection -> Text,
        symbol -> Text,
        slug -> Text,
        adopted -> Nullable<Text>,
        title -> Nullable<Text>,
        chapter -> Nullable<Text>,
    }
}
diesel::table! {
    archive_events (idx, place) {
        idx -> BigInt,
        place -> BigInt,
        collection -> Text,
        member -> Text,
        event -> Text,
        date -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    takings (seat) {
        seat -> Text,
        account -> Text,
        office -> Text,
        member -> Nullable<Text>,
        until -> Nullable<BigInt>,
        invited_by -> Nullable<Text>,
        code -> Text,
        wrong -> BigInt,
        taken -> BigInt,
        expires -> BigInt,
    }
}

diesel::table! {
    credential_letters (id) {
        id -> Text,
        sha256 -> Text,
        bytes -> BigInt,
        content -> Text,
        member -> Nullable<Text>,
        seat -> Nullable<Text>,
        account -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    registered_addresses (id) {
        id -> Text,
        member -> Text,
        email -> Text,
        account -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    preparations (id) {
        id -> Text,
        member -> Text,
        kind -> Text,
        subject -> Text,
        content -> Nullable<Text>,
        version -> BigInt,
        account -> Text,
        prepared -> BigInt,
        decided_by -> Nullable<Text>,
        decided -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        idx -> Nullable<BigInt>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        account -> Nullable<Text>,
        recipient -> Text,
        name -> Text,
        lang -> Nullable<Text>,
        kind -> Text,
        facts -> Text,
        created -> BigInt,
        due -> BigInt,
        lease -> Nullable<BigInt>,
        attempts -> BigInt,
        trouble -> Text,
        sent -> Nullable<BigInt>,
        dead -> Nullable<BigInt>,
        event -> Nullable<Text>,
        proposal -> Nullable<Text>,
        ballot -> Nullable<Text>,
        pace -> Text,
        digest -> Nullable<Text>,
    }
}
diesel::table! {
    notice_paces (account, event) {
        account -> Text,
        event -> Text,
        pace -> Text,
    }
}
diesel::table! {
    laid_once (what) {
        what -> Text,
        at -> BigInt,
    }
}
diesel::table! {
    sign_in_failures (counted, key) {
        counted -> Text,
        key -> Text,
        count -> BigInt,
        last -> BigInt,
    }
}
diesel::table! {
    known_browsers (token, account) {
        token -> Text,
        account -> Text,
        since -> BigInt,
        seen -> BigInt,
    }
}
diesel::table! {
    known_networks (account, network) {
        account -> Text,
        network -> Text,
        since -> BigInt,
        seen -> BigInt,
    }
}
diesel::table! {
    own_entries (account, idx) {
        account -> Text,
        idx -> BigInt,
    }
}
diesel::table! {
    private_log_people (account, n) {
        account -> Text,
        n -> BigInt,
        is_own -> BigInt,
    }
}
diesel::table! {
    invitation_links (token) {
        token -> Text,
        invitation -> Text,
        created -> BigInt,
        expires -> BigInt,
    }
}
diesel::table! {
    closed_days (day) {
        day -> Text,
        name_en -> Text,
        name_fr -> Text,
        account -> Text,
        at -> BigInt,
    }
}
diesel::table! {
    duty_links (account) {
        account -> Text,
        token -> Text,
        created -> BigInt,
    }
}
diesel::allow_tables_to_appear_in_same_query!(
    head,
    entries,
    houses,
    rulebooks,
    themes,
    log_heads,
    moments,
    members,
    member_names,
    standings,
    partners,
    seats,
    proposals,
    revisions,
    returns,
    sponsorships,
    ballots,
    electors,
    vote_entries,
    extensions,
    votes,
    error_reports,
    intended_votes,
    corrections,
    explanations,
    norms,
    dissociations,
    adherence_events,
    documents,
    sealed_votes,
    sealed_acts,
    counters,
    accounts,
    appointments,
    sessions,
    sealing_keys,
    passkeys,
    totp,
    totp_offers,
    recovery_codes,
    factor_resets,
    ceremonies,
    half_sessions,
    invitations,
    password_resets,
    email_changes,
    drafts,
    motions,
    intents,
    parked,
    requests,
    private_log,
    keys,
    withheld,
    certificates,
    sign_offs,
    comments,
    amendments,
    amendment_sponsorships,
    text_changes,
    voting_parts,
    versions,
    relations,
    corrigenda,
    corrigendum_objections,
    comment_drafts,
    amendment_drafts,
    archive_collections,
    archive_imports,
    archive_files,
    archive_members,
    archive_decisions,
    archive_votes,
    archive_instruments,
    archive_events,
    takings,
    credential_letters,
    registered_addresses,
    preparations,
    outbox,
    notice_paces,
    laid_once,
    invitation_links,
    sign_in_failures,
    known_browsers,
    known_networks,
    private_log_people,
    own_entries,
    closed_days,
    duty_links,
);
