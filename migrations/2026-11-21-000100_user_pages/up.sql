-- What lists of accounts need: how many there are, and the filters that few accounts pass.

-- How many accounts there are is the sum of these. A page from the end of the list needs it to number its accounts, and
-- counting a million rows takes longer than the page. Each statement that adds or removes accounts adds a row, so that no
-- registration waits for another; where there are many, it sums them up.
create table account_counts (
    delta bigint not null
);

create function count_accounts() returns trigger language plpgsql as $$
declare
    added bigint := case tg_op
        when 'INSERT' then (select count(*) from changed)
        when 'DELETE' then -(select count(*) from changed)
    end;
begin
    if added = 0 then
        return null;
    end if;
    if exists (select from account_counts offset 100) then
        -- Rows that somebody else sums up just now are left to them.
        with gone as (
            delete from account_counts
            where ctid = any (array(select ctid from account_counts for update skip locked))
            returning delta
        )
        select added + coalesce(sum(gone.delta), 0) into added from gone;
    end if;
    insert into account_counts (delta) values (added);
    return null;
end
$$;

create function no_accounts() returns trigger language plpgsql as $$
begin
    delete from account_counts;
    return null;
end
$$;

-- From here to the end of the migration nobody adds or removes accounts.
lock table accounts in share row exclusive mode;
create trigger accounts_counted_in after insert on accounts
    referencing new table as changed for each statement execute function count_accounts();
create trigger accounts_counted_out after delete on accounts
    referencing old table as changed for each statement execute function count_accounts();
create trigger accounts_counted_none after truncate on accounts
    for each statement execute function no_accounts();
insert into account_counts (delta) select count(*) from accounts;

-- The beginning of a name, by its bytes whatever the locale.
create index accounts_username_prefix on accounts (username_key text_pattern_ops);
-- Few accounts are inactive or archived; whether most are verified depends on the service.
create index accounts_inactive on accounts (id) where not is_active;
create index accounts_archived on accounts (id) where archived;
create index accounts_verified on accounts (verified, id);
