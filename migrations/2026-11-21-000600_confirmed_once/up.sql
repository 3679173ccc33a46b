-- Whether the account ever had a confirmed address. It stays true when another address makes it unconfirmed again: such an
-- account does not lapse, and confirming its address takes nothing from whoever proved to have it before.

alter table accounts add column confirmed_once boolean not null default false;

-- Of those that are not confirmed any more nothing but the token version tells that they may once have been.
update accounts set confirmed_once = true where verified or token_version > 0;

-- Whatever confirms an address has to say so.
alter table accounts add constraint accounts_confirmed_once check (confirmed_once or not verified);
