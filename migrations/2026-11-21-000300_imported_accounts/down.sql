drop table imported_accounts;
