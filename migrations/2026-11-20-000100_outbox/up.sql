-- Mails that wait to be sent, and what became of those that were.

create table outbox (
    id uuid primary key,
    -- Whom it concerns; with the account its mails go.
    account_id integer references accounts on delete cascade,
    kind text not null,
    -- Recipient and content, encrypted; erased with the end of the mail.
    payload bytea,
    created_at timestamptz not null,
    -- Not to be touched before: a delay after a failure, or the time that whoever delivers it just now has for that.
    next_attempt_at timestamptz not null,
    attempts integer not null default 0,
    delivered_at timestamptz,
    failed_at timestamptz,
    constraint outbox_one_end check (delivered_at is null or failed_at is null),
    constraint outbox_payload_until_the_end
        check ((payload is not null) = (delivered_at is null and failed_at is null))
);
create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null and failed_at is null;
create index outbox_account on outbox (account_id) where account_id is not null;
create index outbox_age on outbox (created_at);
