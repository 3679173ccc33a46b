-- Sign-ins that wait for a second factor, and the codes that are mailed for such.

create table sign_in_attempts (
    -- SHA-256 of the handle that the client was given.
    handle_hash bytea primary key,
    account_id integer not null references accounts on delete cascade,
    contract text not null,
    -- The version of the account when the password was checked: what raises it ends the attempt.
    token_version integer not null,
    -- The primary address that codes are mailed to, case folded.
    address_key text not null,
    -- What the client said of its device, encrypted: it may be an identifier that we issued.
    device_sealed bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz,
    -- Codes mailed so far, and when the last one was.
    codes_sent smallint not null,
    last_code_at timestamptz not null
);
create index sign_in_attempts_account on sign_in_attempts (account_id);
create index sign_in_attempts_expiry on sign_in_attempts (expires_at);

create table one_time_codes (
    -- What the code is for: at most one code is good for it. For a sign-in, the hash of its handle.
    slot bytea primary key,
    account_id integer not null references accounts on delete cascade,
    -- An authentication code of the code, bound to the slot.
    code_mac bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    tries smallint not null constraint one_time_codes_five_tries check (tries between 0 and 5),
    used_at timestamptz
);
create index one_time_codes_account on one_time_codes (account_id);
create index one_time_codes_expiry on one_time_codes (expires_at);
