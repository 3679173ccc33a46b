drop table social_nonces;
drop table used_identity_proofs;
drop table social_identities;
