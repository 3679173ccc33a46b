//! Tables that only the platform contract fills: organizations, notifications, settings, keys, the record, other services.

diesel::table! {
    notifications (id) {
        id -> Uuid,
        account_id -> Int4,
        number -> Int8,
        kind -> Text,
        title -> Text,
        message -> Text,
        data -> Nullable<Jsonb>,
        created_at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    user_settings (account_id, key) {
        account_id -> Int4,
        key -> Text,
        value -> Text,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    onboardings (account_id) {
        account_id -> Int4,
        completed -> Bool,
        completed_at -> Timestamptz,
    }
}

diesel::table! {
    onboarding_events (id) {
        id -> Int8,
        account_id -> Int4,
        event -> Text,
        step_id -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    organizations (id) {
        id -> Uuid,
        owner_id -> Int4,
        name -> Text,
        description -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    organization_members (organization_id, account_id) {
        organization_id -> Uuid,
        account_id -> Int4,
        role -> Text,
        joined_at -> Timestamptz,
    }
}

diesel::table! {
    organization_invitations (organization_id, address_key) {
        organization_id -> Uuid,
        address_key -> Text,
        address -> Text,
        role -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> Int8,
        actor -> Nullable<Uuid>,
        subject -> Uuid,
        action -> Text,
        reason -> Nullable<Text>,
        client_address -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    temporary_passwords (account_id) {
        account_id -> Int4,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    api_keys (id) {
        id -> Uuid,
        account_id -> Int4,
        name -> Text,
        environment -> Text,
        kind -> Text,
        permissions -> Array<Text>,
        key_prefix -> Text,
        key_hash -> Bytea,
        created_at -> Timestamptz,
        last_used_at -> Nullable<Timestamptz>,
        disabled_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    social_identities (provider, subject) {
        provider -> Text,
        subject -> Text,
        account_id -> Int4,
        linked_at -> Timestamptz,
    }
}

diesel::table! {
    used_identity_proofs (proof_hash) {
        proof_hash -> Bytea,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    social_nonces (nonce_hash) {
        nonce_hash -> Bytea,
        expires_at -> Timestamptz,
    }
}
