-- Whether the account ever had a confirmed address. It stays true when another address makes it unconfirmed again: such an
-- account does not lapse, and confirming its address takes nothing from whoever proved to have it before.

alter table accounts add column confirmed_once boolean not null default false;

-- Of those that are not confirmed any more nothing but the token version tells that they may once have been.
update accounts set confirmed_once = true where verified or token_version > 0;

-- Whatever confirms an address need not say so, and an instance of the version before, which knows nothing of it, goes on.
create function remember_confirmation() returns trigger language plpgsql as $$
begin
    new.confirmed_once := new.confirmed_once or new.verified;
    return new;
end
$$;
create trigger accounts_confirmed_once before insert or update of verified on accounts
    for each row when (new.verified) execute function remember_confirmation();
