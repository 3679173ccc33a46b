drop table mailed_tokens;
drop table refresh_tokens;
drop table sessions;
drop view accounts_with_addresses;
drop table email_addresses;
drop table accounts;
