alter table sign_in_attempts drop column tries;
drop table recovery_codes;
drop table authenticators;
delete from second_factors where kind = 'authenticator';
alter table second_factors
    drop constraint second_factors_known_kind,
    add constraint second_factors_known_kind check (kind in ('mail'));
