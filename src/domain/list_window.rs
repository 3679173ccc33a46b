//! Which part of a list a client asks for, by cursors, offset, `first` and `last`: the arithmetic of pages.

/// The most items of a page.
pub const PAGE_MAX_ITEMS: i64 = 100;

/// What a client says about the part that it wants. Cursors are places in the list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowRequest {
    /// How many items to skip, behind `after`.
    pub offset: Option<i32>,
    /// The place that the part begins behind.
    pub after: Option<i64>,
    /// Whether the part is to end before a cursor, be it readable or not.
    pub before: Option<Before>,
    /// How many items from the beginning of the part.
    pub first: Option<i32>,
    /// How many items from the end of what `first` leaves.
    pub last: Option<i32>,
}

/// A cursor that a part ends before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// A place.
    Place(i64),
    /// One that cannot be read, which bounds nothing.
    Unreadable,
}

/// Why no part of a list can be what the client asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// `first` is more than [`PAGE_MAX_ITEMS`].
    #[error("the first {0} items are too many")]
    FirstTooMany(i32),
    /// `last` is more than [`PAGE_MAX_ITEMS`].
    #[error("the last {0} items are too many")]
    LastTooMany(i32),
    /// An offset is counted from the beginning, so it cannot be taken together with an end.
    #[error("an offset and a cursor to end before cannot be combined")]
    OffsetWithBefore,
    /// `offset` is below 0.
    #[error("the offset is negative")]
    OffsetNegative,
    /// `first` is below 0.
    #[error("the number of items from the beginning is negative")]
    FirstNegative,
    /// `last` is below 0.
    #[error("the number of items from the end is negative")]
    LastNegative,
}

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    lower: i64,
    before: Option<i64>,
    /// None only where `last` counts alone.
    first: Option<i64>,
    last: Option<i64>,
}

/// What has to be read of the list to answer a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: the page is empty whatever the list holds.
    Nothing,
    /// At most `limit` items from the place `offset` on.
    Forward {
        /// Where to begin.
        offset: i64,
        /// How many.
        limit: i64,
    },
    /// The last `count` items of what begins at the place `lower` and ends before `before`, or with the list.
    Backward {
        /// Where the part begins.
        lower: i64,
        /// Where it ends, if not with the list.
        before: Option<i64>,
        /// How many.
        count: i64,
    },
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The place of the first item.
    pub start: i64,
    /// The items.
    pub items: Vec<T>,
    /// Whether there are items behind the page; found out only where the client counts from the beginning.
    pub has_next: bool,
    /// Whether there are items before the page; found out only where the client counts from the end.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// A page without items, of which nothing is known.
    pub fn empty() -> Self {
        Self { start: 0, items: Vec::new(), has_next: false, has_previous: false }
    }
}

impl Window {
    /// Understands what the client says.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn of(request: WindowRequest) -> Result<Self, WindowError> {
        let WindowRequest { offset, after, before, first, last } = request;
        let is_too_many = |count: &i32| i64::from(*count) > PAGE_MAX_ITEMS;
        if let Some(first) = first.filter(is_too_many) {
            return Err(WindowError::FirstTooMany(first));
        }
        if let Some(last) = last.filter(is_too_many) {
            return Err(WindowError::LastTooMany(last));
        }
        if offset.is_some() && before.is_some() {
            return Err(WindowError::OffsetWithBefore);
        }
        let numbers = [
            (offset, WindowError::OffsetNegative),
            (first, WindowError::FirstNegative),
            (last, WindowError::LastNegative),
        ];
        if let Some((_, error)) = numbers.into_iter().find(|(number, _)| number.is_some_and(|number| number < 0)) {
            return Err(error);
        }
        let lower = after.map_or(0, |after| after.saturating_add(1)).saturating_add(offset.map_or(0, i64::from));
        let before = before.and_then(|before| match before {
            Before::Place(place) => Some(place),
            Before::Unreadable => None,
        });
        let (first, last) = (first.map(i64::from), last.map(i64::from));
        let first = if last.is_none() { first.or(Some(PAGE_MAX_ITEMS)) } else { first };
        Ok(Self { lower, before, first, last })
    }

    /// What to read.
    pub fn reading(&self) -> Reading {
        let available = self.before.map(|before| before.saturating_sub(self.lower));
        match (available, self.first, self.last) {
            (Some(..=0), _, _) => Reading::Nothing,
            // One item more than the page has tells whether it is the last one, unless `before` ends it.
            (available, Some(first), _) => {
                let limit = available.map_or(first + 1, |available| available.min(first + 1));
                Reading::Forward { offset: self.lower, limit }
            }
            // One item at least: where there is one, the page is not all there is.
            (_, None, last) => {
                let count = last.unwrap_or(PAGE_MAX_ITEMS).max(1);
                Reading::Backward { lower: self.lower, before: self.before, count }
            }
        }
    }

    /// The page, from what was read forward.
    pub fn page_of_forward<T>(&self, mut items: Vec<T>) -> Page<T> {
        let first = self.first.unwrap_or(PAGE_MAX_ITEMS);
        let has_next = count(&items) > first;
        items.truncate(usize::try_from(first).unwrap_or(usize::MAX));
        self.cut_from_end(self.lower, items, has_next)
    }

    /// The page, from what was read backward; `start` is the place of the first of the items.
    pub fn page_of_backward<T>(&self, start: i64, items: Vec<T>) -> Page<T> {
        self.cut_from_end(start, items, false)
    }

    /// Leaves what `last` leaves.
    fn cut_from_end<T>(&self, start: i64, mut items: Vec<T>, has_next: bool) -> Page<T> {
        let Some(last) = self.last else { return Page { start, items, has_next, has_previous: false } };
        let surplus = (count(&items) - last).max(0);
        let items = items.split_off(usize::try_from(surplus).unwrap_or_default());
        let has_previous = surplus > 0 || (start > self.lower && !items.is_empty());
        Page { start: start + surplus, items, has_next, has_previous }
    }
}

fn count<T>(items: &[T]) -> i64 {
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
