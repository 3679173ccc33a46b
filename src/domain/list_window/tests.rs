//! Every combination over short lists, held against a plain model of what the contract's documentation says.

use super::{Before, Page, Reading, Window, WindowError, WindowRequest};

/// The page as graphene-django makes it: by slices of a list that is there as a whole.
fn model(length: usize, request: WindowRequest) -> Page<usize> {
    let length = i64::try_from(length).unwrap();
    let after = request.after.unwrap_or(-1) + i64::from(request.offset.unwrap_or(0));
    let bound = match request.before {
        Some(Before::Place(place)) => place.min(length),
        Some(Before::Unreadable) | None => length,
    };
    let first = if request.last.is_none() { Some(request.first.unwrap_or(100)) } else { request.first };
    let lower = after + 1;
    let (mut start, mut end) = (lower, bound);
    if let Some(first) = first {
        end = end.min(start + i64::from(first));
    }
    if let Some(last) = request.last {
        start = start.max(end - i64::from(last));
    }
    let items = (start..end).map(|place| usize::try_from(place).unwrap()).collect();
    Page {
        start,
        items,
        has_next: first.is_some() && lower <= bound && end < bound,
        has_previous: request.last.is_some() && start > lower,
    }
}

/// What the database does, on a list.
fn read(length: usize, window: Window) -> Page<usize> {
    let list: Vec<usize> = (0..length).collect();
    let place = |number: i64| usize::try_from(number).unwrap().min(length);
    match window.reading() {
        Reading::Nothing => Page::empty(),
        Reading::Forward { offset, limit } => {
            assert!(limit <= 101);
            let from = place(offset);
            window.page_of_forward(list[from..place(offset + limit).max(from)].to_vec())
        }
        Reading::Backward { lower, before, count } => {
            assert!((1..=100).contains(&count));
            let high = before.map_or(length, place);
            let low = place(lower).max(high.saturating_sub(place(count))).min(high.max(place(lower)));
            let items: Vec<usize> = list.get(low..high).unwrap_or_default().to_vec();
            window.page_of_backward(i64::try_from(low).unwrap(), items)
        }
    }
}

fn options<T: Copy>(values: impl IntoIterator<Item = T>) -> Vec<Option<T>> {
    std::iter::once(None).chain(values.into_iter().map(Some)).collect()
}

#[test]
fn every_window_of_every_short_list_is_that_of_the_model() {
    let mut pages = 0;
    for length in 0..=6 {
        for after in options(0..=7_i64) {
            for before in options((0..=7).map(Before::Place).chain([Before::Unreadable])) {
                for offset in options(0..=7) {
                    for first in options(0..=7) {
                        for last in options(0..=7) {
                            let request = WindowRequest { offset, after, before, first, last };
                            let window = match Window::of(request) {
                                Ok(window) => window,
                                Err(error) => {
                                    assert_eq!(error, WindowError::OffsetWithBefore);
                                    assert!(offset.is_some() && before.is_some());
                                    continue;
                                }
                            };
                            let (page, expected) = (read(length, window), model(length, request));
                            assert_eq!(page.items, expected.items, "{length} {request:?}");
                            let known = (page.has_next, page.has_previous);
                            assert_eq!(known, (expected.has_next, expected.has_previous), "{length} {request:?}");
                            if !page.items.is_empty() {
                                assert_eq!(page.start, expected.start, "{length} {request:?}");
                            }
                            pages += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(pages, 7 * 9 * 9 * 9 * (9 + 9));
}

#[test]
fn a_list_is_cut_at_a_hundred() {
    let page = read(150, Window::of(WindowRequest::default()).unwrap());
    assert_eq!((page.items.len(), page.has_next, page.has_previous), (100, true, false));
    let exact = read(100, Window::of(WindowRequest::default()).unwrap());
    assert_eq!((exact.items.len(), exact.has_next), (100, false));
    let last = read(150, Window::of(WindowRequest { last: Some(100), ..WindowRequest::default() }).unwrap());
    assert_eq!((last.start, last.items.len(), last.has_next, last.has_previous), (50, 100, false, true));
}

#[test]
fn what_cannot_be_answered_is_refused_in_this_order() {
    let of = |change: fn(&mut WindowRequest)| {
        let mut request = WindowRequest::default();
        change(&mut request);
        Window::of(request).unwrap_err()
    };
    assert_eq!(of(|it| (it.first, it.last) = (Some(101), Some(102))), WindowError::FirstTooMany(101));
    assert_eq!(of(|it| (it.first, it.last) = (Some(-1), Some(102))), WindowError::LastTooMany(102));
    let both = of(|it| (it.offset, it.before) = (Some(-1), Some(Before::Unreadable)));
    assert_eq!(both, WindowError::OffsetWithBefore);
    assert_eq!(of(|it| it.offset = Some(-1)), WindowError::OffsetNegative);
    assert_eq!(of(|it| it.first = Some(i32::MIN)), WindowError::FirstNegative);
    assert_eq!(of(|it| it.last = Some(-1)), WindowError::LastNegative);
    assert_eq!(of(|it| (it.offset, it.first) = (Some(-1), Some(-1))), WindowError::OffsetNegative);
    assert_eq!(of(|it| (it.first, it.last) = (Some(-1), Some(-1))), WindowError::FirstNegative);
}

#[test]
fn places_beyond_every_list_do_not_overflow() {
    let far = WindowRequest { after: Some(i64::MAX), offset: Some(i32::MAX), ..WindowRequest::default() };
    assert_eq!(Window::of(far).unwrap().reading(), Reading::Forward { offset: i64::MAX, limit: 101 });
    let low = WindowRequest { before: Some(Before::Place(0)), after: Some(i64::MAX), ..WindowRequest::default() };
    assert_eq!(Window::of(low).unwrap().reading(), Reading::Nothing);
}
