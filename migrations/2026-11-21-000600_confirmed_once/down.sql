drop trigger accounts_confirmed_once on accounts;
drop function remember_confirmation();
alter table accounts drop column confirmed_once;
