drop table pending_password_changes;
drop table mailed_act_codes;
