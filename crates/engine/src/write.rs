//! How values become JSON: written straight into the answer, with nulls where a non-null part failed.

use crate::{Completed, Field, FieldError, Out, Path, Propagate, Variables};
use serde_json::Value;
use std::{future::Future, pin::Pin};

/// A type whose values can stand in an answer. Generated for the types of a schema; written by hand for custom scalars.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written to a GraphQL answer",
    note = "a custom scalar named by `@rust(type: …)` implements `lychgate_engine::Write`"
)]
pub trait Write {
    /// Whether the value can be null, so that a failure ends here.
    const NULLABLE: bool = false;

    /// Writes the value as the selection of `field` wants it. `path` is the path of the value.
    ///
    /// # Errors
    /// [`Propagate`] after a part that must not be null failed. What was written of the value is then worthless.
    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed;
}

/// A type below which fields are answered by resolvers of `R`. Generated; the values of one object are written one after
/// the other.
pub trait WriteWith<R>: Send + Sync {
    /// Whether the value can be null, so that a failure ends here.
    const NULLABLE: bool = false;

    /// As [`Write::write`], asking `resolvers` where the selection needs them.
    fn write_with(
        &self,
        resolvers: &R,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> impl Future<Output = Completed> + Send;
}

/// The identifier of an object: an opaque string.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub String);

impl Write for bool {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.boolean(*self);
        Ok(())
    }
}

impl Write for i32 {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.int(*self);
        Ok(())
    }
}

impl Write for f64 {
    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        out.float(*self).map_err(|_| {
            out.fail(FieldError::new(format!("Float cannot represent non numeric value: {self}")), field, path);
            Propagate
        })
    }
}

impl Write for str {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.string(self);
        Ok(())
    }
}

impl Write for String {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.string(self);
        Ok(())
    }
}

impl Write for Id {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.string(&self.0);
        Ok(())
    }
}

impl Write for Value {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.json(self);
        Ok(())
    }
}

impl<T: Write + ?Sized> Write for &T {
    const NULLABLE: bool = T::NULLABLE;

    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        (**self).write(field, path, out)
    }
}

impl<T: Write + ?Sized> Write for Box<T> {
    const NULLABLE: bool = T::NULLABLE;

    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        (**self).write(field, path, out)
    }
}

impl<T: Write> Write for Option<T> {
    const NULLABLE: bool = true;

    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        let Some(value) = self else {
            out.null();
            return Ok(());
        };
        let mark = out.mark();
        if value.write(field, path, out) == Err(Propagate) {
            out.rollback(mark);
            out.null();
        }
        Ok(())
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
        out.begin_list();
        for (index, item) in self.iter().enumerate() {
            out.item();
            item.write(field, &path.index(index), out)?;
        }
        out.end_list();
        Ok(())
    }
}

impl<R: Sync, T: WriteWith<R>> WriteWith<R> for Box<T> {
    const NULLABLE: bool = T::NULLABLE;

    async fn write_with(
        &self,
        resolvers: &R,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        (**self).write_with(resolvers, field, path, variables, out).await
    }
}

impl<R: Sync, T: WriteWith<R>> WriteWith<R> for Option<T> {
    const NULLABLE: bool = true;

    async fn write_with(
        &self,
        resolvers: &R,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        let Some(value) = self else {
            out.null();
            return Ok(());
        };
        let mark = out.mark();
        if value.write_with(resolvers, field, path, variables, out).await == Err(Propagate) {
            out.rollback(mark);
            out.null();
        }
        Ok(())
    }
}

impl<R: Sync, T: WriteWith<R>> WriteWith<R> for Vec<T> {
    async fn write_with(
        &self,
        resolvers: &R,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        out.begin_list();
        for (index, item) in self.iter().enumerate() {
            out.item();
            item.write_with(resolvers, field, &path.index(index), variables, out).await?;
        }
        out.end_list();
        Ok(())
    }
}

/// An object type all of whose fields are at hand. Generated.
pub trait Members {
    /// The position in [`Tables::objects`](crate::Tables::objects).
    const OBJECT: u16;
    /// How many fields the type has in the SDL.
    const COUNT: u16;

    /// Writes the value of one member; its key stands already.
    ///
    /// # Errors
    /// [`Propagate`] after the member, or a part of it that must not be null, failed.
    fn write_member(&self, member: &Field, path: &Path<'_>, out: &mut Out) -> Completed;
}

/// An object type some of whose fields, or of fields below, are answered by resolvers of `R`. Generated.
pub trait MembersWith<R>: Send + Sync {
    /// The position in [`Tables::objects`](crate::Tables::objects).
    const OBJECT: u16;
    /// How many fields the type has in the SDL.
    const COUNT: u16;

    /// As [`Members::write_member`], asking `resolvers` where it is their field.
    fn write_member_with(
        &self,
        resolvers: &R,
        member: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> impl Future<Output = Completed> + Send;
}

/// Writes an object as the selection of `field` wants it.
///
/// # Errors
/// [`Propagate`] after a member that must not be null failed.
pub fn write_object<T: Members>(object: &T, field: &Field, path: &Path<'_>, out: &mut Out) -> Completed {
    out.begin_object();
    for member in field.selections.of(T::OBJECT) {
        out.key(member);
        object.write_member(member, &path.key(&member.response_key), out)?;
    }
    out.end_object();
    Ok(())
}

/// As [`write_object`], with resolvers.
///
/// # Errors
/// [`Propagate`] after a member that must not be null failed.
pub async fn write_object_with<R: Sync, T: MembersWith<R>>(
    object: &T,
    resolvers: &R,
    field: &Field,
    path: &Path<'_>,
    variables: &Variables,
    out: &mut Out,
) -> Completed {
    out.begin_object();
    for member in field.selections.of(T::OBJECT) {
        out.key(member);
        object.write_member_with(resolvers, member, &path.key(&member.response_key), variables, out).await?;
    }
    out.end_object();
    Ok(())
}

/// As [`write_object_with`], for types that can hold themselves: the future has a size because it is boxed.
pub fn write_object_boxed<'a, R: Sync, T: MembersWith<R>>(
    object: &'a T,
    resolvers: &'a R,
    field: &'a Field,
    path: &'a Path<'a>,
    variables: &'a Variables,
    out: &'a mut Out,
) -> Pin<Box<dyn Future<Output = Completed> + Send + 'a>> {
    Box::pin(write_object_with(object, resolvers, field, path, variables, out))
}

/// Gives types a `Debug` that tells their name only: their values may be passwords and tokens.
#[macro_export]
macro_rules! opaque_debug {
    ($($name:ident),* $(,)?) => {
        $(impl ::std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })*
    };
}
