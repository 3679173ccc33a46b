//! The Relay flavour as types of a client: every field, every argument.

mod inputs;

use super::{Claims, ErrorMap};
pub(in crate::contract) use inputs::*;

#[cynic::schema("accounts-relay")]
#[expect(unreachable_pub, reason = "cynic writes what is in this module")]
mod schema {}

#[derive(Debug, Clone, cynic::Scalar)]
#[cynic(graphql_type = "ExpectedErrorType")]
pub(in crate::contract) struct Errors(pub(in crate::contract) ErrorMap);

#[derive(Debug, Clone, cynic::Scalar)]
#[cynic(graphql_type = "GenericScalar")]
pub(in crate::contract) struct Payload(pub(in crate::contract) Claims);

#[derive(Debug, Clone, PartialEq, cynic::Scalar)]
pub(in crate::contract) struct DateTime(pub(in crate::contract) String);

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct UserNode {
    pub(in crate::contract) id: cynic::Id,
    pub(in crate::contract) pk: Option<i32>,
    pub(in crate::contract) username: String,
    pub(in crate::contract) first_name: String,
    pub(in crate::contract) last_name: String,
    pub(in crate::contract) email: String,
    pub(in crate::contract) secondary_email: Option<String>,
    pub(in crate::contract) is_staff: bool,
    pub(in crate::contract) is_active: bool,
    pub(in crate::contract) date_joined: DateTime,
    pub(in crate::contract) last_login: Option<DateTime>,
    pub(in crate::contract) verified: Option<bool>,
    pub(in crate::contract) archived: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Query")]
pub(in crate::contract) struct Me {
    pub(in crate::contract) me: Option<UserNode>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UserVariables {
    pub(in crate::contract) id: cynic::Id,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Query", variables = "UserVariables")]
pub(in crate::contract) struct User {
    #[arguments(id: $id)]
    pub(in crate::contract) user: Option<UserNode>,
}

#[derive(Debug, Default, cynic::QueryVariables)]
pub(in crate::contract) struct UsersVariables<'a> {
    pub(in crate::contract) offset: Option<i32>,
    pub(in crate::contract) before: Option<&'a str>,
    pub(in crate::contract) after: Option<&'a str>,
    pub(in crate::contract) first: Option<i32>,
    pub(in crate::contract) last: Option<i32>,
    pub(in crate::contract) email: Option<&'a str>,
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) contains: Option<&'a str>,
    pub(in crate::contract) starts_with: Option<&'a str>,
    pub(in crate::contract) is_active: Option<bool>,
    pub(in crate::contract) archived: Option<bool>,
    pub(in crate::contract) verified: Option<bool>,
    pub(in crate::contract) secondary_email: Option<&'a str>,
}

#[derive(Debug, PartialEq, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct PageInfo {
    pub(in crate::contract) has_next_page: bool,
    pub(in crate::contract) has_previous_page: bool,
    pub(in crate::contract) start_cursor: Option<String>,
    pub(in crate::contract) end_cursor: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct UserNodeEdge {
    pub(in crate::contract) node: Option<UserNode>,
    pub(in crate::contract) cursor: String,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct UserNodeConnection {
    pub(in crate::contract) page_info: PageInfo,
    pub(in crate::contract) edges: Vec<Option<UserNodeEdge>>,
    pub(in crate::contract) total_count: Option<i32>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Query", variables = "UsersVariables")]
pub(in crate::contract) struct Users {
    #[arguments(
        offset: $offset, before: $before, after: $after, first: $first, last: $last, email: $email, username: $username,
        username_Icontains: $contains, username_Istartswith: $starts_with, isActive: $is_active,
        status_Archived: $archived, status_Verified: $verified, status_SecondaryEmail: $secondary_email
    )]
    pub(in crate::contract) users: Option<UserNodeConnection>,
}

/// The types of one mutation, but for its input. The tokens before it are those that a macro cannot write itself: a dollar sign, and the name of
/// the variables as a text.
macro_rules! mutation {
    (
        $d:tt $variables_text:tt
        $mutation:ident: $field:ident($variables:ident: $input:ident)
        -> $payload:ident { $($more:ident: $type:ty),* }
    ) => {
        #[derive(Debug, cynic::QueryVariables)]
        pub(in crate::contract) struct $variables<'a> {
            pub(in crate::contract) input: $input<'a>,
        }

        #[derive(Debug, cynic::QueryFragment)]
        #[cynic(schema = "accounts-relay")]
        pub(in crate::contract) struct $payload {
            pub(in crate::contract) success: Option<bool>,
            pub(in crate::contract) errors: Option<Errors>,
            $(pub(in crate::contract) $more: Option<$type>,)*
            pub(in crate::contract) client_mutation_id: Option<String>,
        }

        #[derive(Debug, cynic::QueryFragment)]
        #[cynic(schema = "accounts-relay", graphql_type = "Mutation", variables = $variables_text)]
        pub(in crate::contract) struct $mutation {
            #[arguments(input: $d input)]
            pub(in crate::contract) $field: Option<$payload>,
        }

        impl<'a> $input<'a> {
            /// The operation that says this.
            pub(in crate::contract) fn operation(self) -> cynic::Operation<$mutation, $variables<'a>> {
                <$mutation as cynic::MutationBuilder<_>>::build($variables { input: self })
            }
        }

        impl super::Answered for $mutation {
            type Payload = $payload;

            fn answered(self) -> Option<$payload> {
                self.$field
            }
        }

        impl super::Standard for $payload {
            fn standard(&self) -> (Option<bool>, Option<&ErrorMap>, Option<&str>) {
                let errors = self.errors.as_ref().map(|Errors(errors)| errors);
                (self.success, errors, self.client_mutation_id.as_deref())
            }
        }
    };
}

mutation!($ "RegisterVariables"
    RegisterMutation: register(RegisterVariables: RegisterInput)
    -> RegisterPayload { token: String, refresh_token: String });

mutation!($ "VerifyAccountVariables"
    VerifyAccountMutation: verify_account(VerifyAccountVariables: VerifyAccountInput)
    -> VerifyAccountPayload {});

mutation!($ "ResendVariables"
    ResendActivationEmailMutation: resend_activation_email(ResendVariables: ResendActivationEmailInput)
    -> ResendActivationEmailPayload {});

mutation!($ "SignInVariables"
    TokenAuthMutation: token_auth(SignInVariables: ObtainJSONWebTokenInput)
    -> ObtainJSONWebTokenPayload { token: String, refresh_token: String, refresh_expires_in: i32, payload: Payload, unarchiving: bool, user: UserNode });

mutation!($ "VerifyTokenVariables"
    VerifyTokenMutation: verify_token(VerifyTokenVariables: VerifyTokenInput)
    -> VerifyTokenPayload { payload: Payload });

mutation!($ "RefreshVariables"
    RefreshTokenMutation: refresh_token(RefreshVariables: RefreshTokenInput)
    -> RefreshTokenPayload { payload: Payload, token: String, refresh_token: String, refresh_expires_in: i32 });

mutation!($ "RevokeVariables"
    RevokeTokenMutation: revoke_token(RevokeVariables: RevokeTokenInput)
    -> RevokeTokenPayload { revoked: i32 });

mutation!($ "AskForResetVariables"
    SendPasswordResetEmailMutation: send_password_reset_email(AskForResetVariables: SendPasswordResetEmailInput)
    -> SendPasswordResetEmailPayload {});

mutation!($ "ResetVariables"
    PasswordResetMutation: password_reset(ResetVariables: PasswordResetInput)
    -> PasswordResetPayload {});

mutation!($ "SetVariables"
    PasswordSetMutation: password_set(SetVariables: PasswordSetInput)
    -> PasswordSetPayload {});

mutation!($ "ChangeVariables"
    PasswordChangeMutation: password_change(ChangeVariables: PasswordChangeInput)
    -> PasswordChangePayload { token: String, refresh_token: String });

mutation!($ "UpdateVariables"
    UpdateAccountMutation: update_account(UpdateVariables: UpdateAccountInput)
    -> UpdateAccountPayload {});

mutation!($ "ArchiveVariables"
    ArchiveAccountMutation: archive_account(ArchiveVariables: ArchiveAccountInput)
    -> ArchiveAccountPayload {});

mutation!($ "DeleteVariables"
    DeleteAccountMutation: delete_account(DeleteVariables: DeleteAccountInput)
    -> DeleteAccountPayload {});

mutation!($ "AskForSecondaryVariables"
    SendSecondaryEmailActivationMutation: send_secondary_email_activation(AskForSecondaryVariables: SendSecondaryEmailActivationInput)
    -> SendSecondaryEmailActivationPayload {});

mutation!($ "VerifySecondaryVariables"
    VerifySecondaryEmailMutation: verify_secondary_email(VerifySecondaryVariables: VerifySecondaryEmailInput)
    -> VerifySecondaryEmailPayload {});

mutation!($ "SwapVariables"
    SwapEmailsMutation: swap_emails(SwapVariables: SwapEmailsInput)
    -> SwapEmailsPayload {});

mutation!($ "RemoveSecondaryVariables"
    RemoveSecondaryEmailMutation: remove_secondary_email(RemoveSecondaryVariables: RemoveSecondaryEmailInput)
    -> RemoveSecondaryEmailPayload {});
