//! What is refused about organizations, and how it is said.

use super::errors::Refusal;
use crate::domain::organization::OrganizationError;

/// Why an organization is as it was, beside what is refused elsewhere too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrganizationRefusal {
    NotAllowed,
    OwnerStays,
    NameInvalid,
    DescriptionInvalid,
    RoleInvalid,
    AlreadyMember,
    AlreadyInvited,
    TooMany,
    TooManyMembers,
    TooManyInvitations,
}

impl OrganizationRefusal {
    /// Message, code and reason.
    pub(super) fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::NotAllowed => ("Your role does not allow this.", "FORBIDDEN", "NOT_ALLOWED"),
            Self::OwnerStays => ("The owner cannot be removed.", "FORBIDDEN", "OWNER_STAYS"),
            Self::NameInvalid => ("The name is not in order.", "VALIDATION_ERROR", "NAME_INVALID"),
            Self::DescriptionInvalid => ("The description is not in order.", "VALIDATION_ERROR", "DESCRIPTION_INVALID"),
            Self::RoleInvalid => ("A role is `admin` or `member`.", "VALIDATION_ERROR", "ROLE_INVALID"),
            Self::AlreadyMember => ("The person belongs to it already.", "CONFLICT", "ALREADY_MEMBER"),
            Self::AlreadyInvited => ("The address is invited already.", "CONFLICT", "ALREADY_INVITED"),
            Self::TooMany => ("You own too many organizations.", "CONFLICT", "TOO_MANY"),
            Self::TooManyMembers => ("The organization has too many members.", "CONFLICT", "TOO_MANY_MEMBERS"),
            Self::TooManyInvitations => {
                ("Too many invitations were not taken up yet.", "CONFLICT", "TOO_MANY_INVITATIONS")
            }
        }
    }
}

impl From<OrganizationError> for Refusal {
    fn from(error: OrganizationError) -> Self {
        Self::Organization(match error {
            OrganizationError::NotFound => return Self::NotFound,
            OrganizationError::NotVerified => return Self::EmailNotVerified,
            OrganizationError::MailRefused => return Self::MailRefused,
            OrganizationError::SessionEnded => return Self::Unauthenticated,
            OrganizationError::Failed(failure) => return Self::Failed(failure),
            OrganizationError::NotAllowed => OrganizationRefusal::NotAllowed,
            OrganizationError::OwnerStays => OrganizationRefusal::OwnerStays,
            OrganizationError::NameInvalid => OrganizationRefusal::NameInvalid,
            OrganizationError::DescriptionInvalid => OrganizationRefusal::DescriptionInvalid,
            OrganizationError::RoleInvalid => OrganizationRefusal::RoleInvalid,
            OrganizationError::AlreadyMember => OrganizationRefusal::AlreadyMember,
            OrganizationError::AlreadyInvited => OrganizationRefusal::AlreadyInvited,
            OrganizationError::TooMany => OrganizationRefusal::TooMany,
            OrganizationError::TooManyMembers => OrganizationRefusal::TooManyMembers,
            OrganizationError::TooManyInvitations => OrganizationRefusal::TooManyInvitations,
        })
    }
}
