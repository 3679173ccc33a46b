//! How values become JSON: written straight into the answer, with nulls where a non-null part failed.

use crate::{Completed, Field, FieldError, Out, Path, Propagate, Variables};
use serde_json::Value;
use std::future::Future;

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
