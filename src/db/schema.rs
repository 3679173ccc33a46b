//! The tables as diesel knows them. A test compares them with the migrated database.

mod platform;

pub(super) use platform::*;

diesel::table! {
    accounts (id) {
        id -> Int4,
        uuid -> Uuid,
        username -> Text,
        username_key -> Text,
        first_name -> Text,
        last_name -> Text,
        password -> Nullable<Text>,
        is_active -> Bool,
        is_staff -> Bool,
        verified -> Bool,
        archived -> Bool,
        token_version -> Int4,
        last_login_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        confirmed_once -> Bool,
    }
}

diesel::table! {
    email_addresses (address_key) {
        address_key -> Text,
        account_id -> Int4,
        kind -> Text,
        address -> Text,
    }
}

diesel::table! {
    accounts_with_addresses (id) {
        id -> Int4,
        uuid -> Uuid,
        username -> Text,
        username_key -> Text,
        first_name -> Text,
        last_name -> Text,
        password -> Nullable<Text>,
        is_active -> Bool,
        is_staff -> Bool,
        verified -> Bool,
        archived -> Bool,
        token_version -> Int4,
        last_login_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        email -> Nullable<Text>,
        secondary_email -> Nullable<Text>,
    }
}

diesel::table! {
    second_factors (account_id, kind) {
        account_id -> Int4,
        kind -> Text,
        enabled_at -> Timestamptz,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        account_id -> Int4,
        contract -> Text,
        created_at -> Timestamptz,
        authenticated_at -> Timestamptz,
        assurance -> Int2,
        expires_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        user_agent -> Text,
        client_address -> Nullable<Text>,
        device_hash -> Nullable<Bytea>,
    }
}

diesel::table! {
    devices (id_hash) {
        id_hash -> Bytea,
        account_id -> Int4,
        label -> Text,
        trusted_until -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
    }
}

diesel::table! {
    profiles (account_id) {
        account_id -> Int4,
        date_of_birth -> Nullable<Date>,
        phone_number -> Nullable<Text>,
        address1 -> Nullable<Text>,
        address2 -> Nullable<Text>,
        city -> Nullable<Text>,
        state -> Nullable<Text>,
        zip_code -> Nullable<Text>,
        country -> Nullable<Text>,
        industry -> Nullable<Text>,
        job_title -> Nullable<Text>,
        opt_in_marketing -> Nullable<Bool>,
        two_factor_per_device -> Nullable<Bool>,
        tnc_id -> Nullable<Text>,
        tnc_accepted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    refresh_tokens (token_hash) {
        token_hash -> Bytea,
        session_id -> Uuid,
        generation -> Int4,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        spent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    mailed_tokens (token_hash) {
        token_hash -> Bytea,
        account_id -> Int4,
        purpose -> Text,
        address_key -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        superseded_by -> Nullable<Bytea>,
        address -> Nullable<Text>,
        drops_password -> Bool,
    }
}

diesel::table! {
    imported_accounts (account_id) {
        account_id -> Int4,
        username -> Text,
        address_key -> Text,
        imported_at -> Timestamptz,
    }
}

diesel::table! {
    sign_in_attempts (handle_hash) {
        handle_hash -> Bytea,
        account_id -> Int4,
        contract -> Text,
        token_version -> Int4,
        address_key -> Text,
        device_sealed -> Nullable<Bytea>,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        spent_at -> Nullable<Timestamptz>,
        codes_sent -> Int2,
        last_code_at -> Timestamptz,
        tries -> Int2,
    }
}

diesel::table! {
    one_time_codes (slot) {
        slot -> Bytea,
        account_id -> Int4,
        code_mac -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        tries -> Int2,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    authenticators (account_id) {
        account_id -> Int4,
        secret_sealed -> Bytea,
        created_at -> Timestamptz,
        confirmed_at -> Nullable<Timestamptz>,
        last_step -> Int8,
        failures -> Int2,
        failing_since -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    recovery_codes (account_id, code_mac) {
        account_id -> Int4,
        code_mac -> Bytea,
        created_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    administrators (account_id) {
        account_id -> Int4,
        since -> Timestamptz,
    }
}

diesel::table! {
    mailed_act_codes (id) {
        id -> Int8,
        account_id -> Int4,
        slot -> Bytea,
        is_password_change -> Bool,
        mailed_at -> Timestamptz,
    }
}

diesel::table! {
    pending_password_changes (account_id) {
        account_id -> Int4,
        session_id -> Uuid,
        token_version -> Int4,
        password_sealed -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        codes_sent -> Int2,
    }
}

diesel::table! {
    passkeys (id) {
        id -> Uuid,
        account_id -> Int4,
        credential_id -> Bytea,
        public_key -> Bytea,
        algorithm -> Int4,
        signature_counter -> Int8,
        backup_eligible -> Bool,
        backed_up -> Bool,
        transports -> Array<Text>,
        device_name -> Text,
        created_at -> Timestamptz,
        last_used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    passkey_challenges (challenge_hash) {
        challenge_hash -> Bytea,
        account_id -> Nullable<Int4>,
        session_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    rate_counters (key) {
        key -> Bytea,
        empty_at -> Timestamptz,
    }
}

diesel::table! {
    guess_counters (subject, lane) {
        subject -> Bytea,
        lane -> Bytea,
        account_id -> Nullable<Int4>,
        failures -> Int4,
        free_at -> Timestamptz,
        tried_at -> Timestamptz,
    }
}

diesel::joinable!(email_addresses -> accounts_with_addresses (account_id));
diesel::joinable!(sessions -> accounts_with_addresses (account_id));
diesel::joinable!(mailed_tokens -> accounts_with_addresses (account_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(sessions -> devices (device_hash));
diesel::joinable!(profiles -> accounts (account_id));
diesel::joinable!(profiles -> accounts_with_addresses (account_id));
diesel::joinable!(passkeys -> accounts_with_addresses (account_id));
diesel::joinable!(organization_members -> organizations (organization_id));
diesel::joinable!(organization_members -> accounts (account_id));
diesel::joinable!(organization_members -> accounts_with_addresses (account_id));
diesel::joinable!(api_keys -> accounts_with_addresses (account_id));
diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    accounts_with_addresses,
    administrators,
    api_keys,
    devices,
    email_addresses,
    mailed_tokens,
    organization_members,
    organizations,
    passkeys,
    profiles,
    refresh_tokens,
    second_factors,
    sessions,
    temporary_passwords
);
