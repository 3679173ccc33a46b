//! The Relay flavour of a mutation: one `input` argument, and `clientMutationId` handed back in the payload.

use crate::{
    Arguments, Completed, Field, FieldError, Members, MembersWith, Out, Path, Variables, Write, WriteWith,
    write_object, write_object_with,
};
use serde_json::Value;

/// A payload with the `clientMutationId` of its request. The member stands behind the members of the payload.
#[derive(Debug, Clone, PartialEq)]
pub struct Relayed<T> {
    /// What the plain mutation answers.
    pub payload: T,
    /// What the client sent, to be handed back.
    pub client_mutation_id: Option<String>,
}

/// The `input` of a Relay mutation: the arguments of the plain one, and the `clientMutationId`.
///
/// # Errors
/// The argument does not fit.
pub fn relay_input(field: &Field, variables: &Variables) -> Result<(Arguments<'static>, Option<String>), FieldError> {
    let mut arguments = Arguments::from_object(Arguments::of(field, variables).take::<Value>(0, "input")?)?;
    let client_mutation_id = arguments.take(0, "clientMutationId")?;
    Ok((arguments, client_mutation_id))
}

/// Puts the `clientMutationId` beside the payload that a mutation answered.
///
/// # Errors
/// The mutation answered an error: then nothing is handed back.
pub fn relayed<T>(answer: Result<T, FieldError>, client_mutation_id: Option<String>) -> Result<Relayed<T>, FieldError> {
    answer.map(|payload| Relayed { payload, client_mutation_id })
}

/// As [`relayed`], for a payload that may be null.
///
/// # Errors
/// The mutation answered an error.
pub fn relayed_option<T>(
    answer: Result<Option<T>, FieldError>,
    client_mutation_id: Option<String>,
) -> Result<Option<Relayed<T>>, FieldError> {
    answer.map(|payload| payload.map(|payload| Relayed { payload, client_mutation_id }))
}

impl<T: Members> Members for Relayed<T> {
    const OBJECT: u16 = T::OBJECT;
    const COUNT: u16 = T::COUNT + 1;

    fn write_member(&self, member: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        if member.index == T::COUNT {
            return self.client_mutation_id.write(member, path, out);
        }
        self.payload.write_member(member, path, out)
    }
}

impl<T: Members> Write for Relayed<T> {
    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        write_object(self, field, path, out)
    }
}

impl<R: Sync, T: MembersWith<R>> MembersWith<R> for Relayed<T> {
    const OBJECT: u16 = T::OBJECT;
    const COUNT: u16 = T::COUNT + 1;

    async fn write_member_with(
        &self,
        resolvers: &R,
        member: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        if member.index == T::COUNT {
            return self.client_mutation_id.write(member, path, out);
        }
        self.payload.write_member_with(resolvers, member, path, variables, out).await
    }
}

impl<R: Sync, T: MembersWith<R>> WriteWith<R> for Relayed<T> {
    async fn write_with(
        &self,
        resolvers: &R,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        write_object_with(self, resolvers, field, path, variables, out).await
    }
}
