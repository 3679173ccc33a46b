drop table audit_entries;
drop function refuse_change_of_audit();
