-- What people are told, what they prefer, and how far they are through the first steps.

create table notifications (
    id uuid primary key,
    account_id integer not null references accounts on delete cascade,
    -- The order in which they were made: several may be made at the same time.
    number bigint generated always as identity,
    kind text not null,
    title text not null,
    message text not null,
    data jsonb,
    created_at timestamptz not null,
    read_at timestamptz
);
create unique index notifications_account on notifications (account_id, number);
create index notifications_unread on notifications (account_id, number) where read_at is null;
create index notifications_created on notifications (created_at);

create table user_settings (
    account_id integer not null references accounts on delete cascade,
    key text not null,
    value text not null,
    updated_at timestamptz not null,
    primary key (account_id, key)
);

create table onboardings (
    account_id integer primary key references accounts on delete cascade,
    completed boolean not null,
    -- The first time.
    completed_at timestamptz not null
);

create table onboarding_events (
    id bigint generated always as identity primary key,
    account_id integer not null references accounts on delete cascade,
    event text not null,
    step_id text,
    created_at timestamptz not null
);
create index onboarding_events_account on onboarding_events (account_id, id);
