//! Valid documents by their text, bounded by count and bytes. Look-up copies nothing.

use crate::document::Document;
use crate::limits::CacheBounds;
use std::borrow::Borrow;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// One document may take one of this many parts of the cache.
const SHARES: usize = 8;

/// The cache. A document that was used since it was last looked at gets a second chance before it goes.
#[derive(Debug)]
pub(crate) struct Cache {
    bounds: CacheBounds,
    kept: RwLock<Kept>,
    hits: AtomicU64,
    misses: AtomicU64,
}

#[derive(Debug, Default)]
struct Kept {
    /// What each takes, in bytes. The hashes are keyed per process, so that nobody can prepare documents that collide.
    sizes: HashMap<ByText, usize>,
    /// The documents in the order in which they will be looked at.
    order: VecDeque<Arc<Document>>,
    size_bytes: usize,
}

/// A document that is found by its text.
#[derive(Debug)]
struct ByText(Arc<Document>);

impl Borrow<str> for ByText {
    fn borrow(&self) -> &str {
        &self.0.text
    }
}

impl Hash for ByText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text.hash(state);
    }
}

impl PartialEq for ByText {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for ByText {}

/// How full the cache is, and how often it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheUse {
    /// How many documents are kept.
    pub entries: usize,
    /// What they take, estimated, in bytes.
    pub bytes: usize,
    /// How often a document was found, since the start.
    pub hits: u64,
    /// How often one was not: the first sight of it, one that was pushed out meanwhile, or one that is never kept because
    /// it is not valid.
    pub misses: u64,
}

impl Cache {
    /// An empty cache.
    pub(crate) fn new(bounds: CacheBounds) -> Self {
        Self { bounds, kept: RwLock::default(), hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    /// The document with this text, where it is kept.
    pub(crate) fn get(&self, text: &str) -> Option<Arc<Document>> {
        let document = self.find(text);
        let count = if document.is_some() { &self.hits } else { &self.misses };
        count.fetch_add(1, Ordering::Relaxed);
        document
    }

    fn find(&self, text: &str) -> Option<Arc<Document>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let (ByText(document), _) = kept.sizes.get_key_value(text)?;
        // Written only once between two looks, so that many readers do not fight for the line.
        if !document.used.load(Ordering::Relaxed) {
            document.used.store(true, Ordering::Relaxed);
        }
        Some(Arc::clone(document))
    }

    /// Keeps a document, or weighs it again after it got more plans. Others go where there is no room; one that takes more
    /// than its share is not kept, so that it pushes nothing out.
    pub(crate) fn put(&self, document: &Arc<Document>) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        // Weighed now, so that of several who put it the last knows of all plans.
        let size_bytes = document.size_bytes + document.plans_size_bytes();
        let before = kept.remove(&document.text);
        if size_bytes > self.bounds.bytes / SHARES {
            if let Some(before) = before {
                kept.order.retain(|other| !Arc::ptr_eq(other, &before));
            }
            return;
        }
        match before {
            None => kept.order.push_back(Arc::clone(document)),
            Some(before) if Arc::ptr_eq(&before, document) => {}
            // Somebody else has prepared it at the same time.
            Some(before) => {
                if let Some(place) = kept.order.iter_mut().find(|other| Arc::ptr_eq(other, &before)) {
                    *place = Arc::clone(document);
                }
            }
        }
        kept.sizes.insert(ByText(Arc::clone(document)), size_bytes);
        kept.size_bytes += size_bytes;
        while kept.sizes.len() > self.bounds.entries || kept.size_bytes > self.bounds.bytes {
            if !kept.drop_one() {
                break;
            }
        }
    }

    /// How full the cache is, and how often it helped. The counts are read one after the other, not at one moment.
    pub(crate) fn usage(&self) -> CacheUse {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        CacheUse {
            entries: kept.sizes.len(),
            bytes: kept.size_bytes,
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
        }
    }
}

impl Kept {
    /// Looks at the oldest document and drops it, or marks it unused and puts it last. `false` where there is none.
    fn drop_one(&mut self) -> bool {
        let Some(document) = self.order.pop_front() else {
            return false;
        };
        if document.used.swap(false, Ordering::Relaxed) {
            self.order.push_back(document);
        } else {
            self.remove(&document.text);
        }
        true
    }

    /// Removes the document with a text, but not its place in the order.
    fn remove(&mut self, text: &str) -> Option<Arc<Document>> {
        let (ByText(document), size_bytes) = self.sizes.remove_entry(text)?;
        self.size_bytes = self.size_bytes.saturating_sub(size_bytes);
        Some(document)
    }
}

#[cfg(test)]
mod tests {
    use super::Cache;
    use crate::document::Document;
    use crate::limits::CacheBounds;
    use crate::{Cost, FieldTable, ObjectTable, Options, Schema, Tables};
    use std::sync::Arc;

    const TEXT: FieldTable = FieldTable {
        name: "text",
        arguments: &[],
        cost: Cost { weight: 0, multipliers: &[], assumed: 1 },
        is_limited: false,
    };
    const TABLES: Tables = Tables {
        contract: "tests",
        sdl: "type Query { text: String }",
        objects: &[ObjectTable { name: "Query", fields: &[TEXT] }],
        when: &[],
        required: &[],
    };

    /// The same document, as often as it is asked for.
    fn documents(text: &str) -> impl Iterator<Item = Arc<Document>> {
        let schema = Schema::new(&TABLES, &|_| Some(true), Options::default()).unwrap();
        std::iter::repeat_with(move || Arc::new(Document::load(&schema.index, &schema.options, text).unwrap()))
    }

    /// That what is kept is this, and nothing else.
    fn holds(cache: &Cache, document: Option<&Arc<Document>>) {
        let kept = cache.kept.read().unwrap();
        let size_bytes = document.map_or(0, |document| document.size_bytes);
        assert_eq!((kept.order.len(), kept.size_bytes), (kept.sizes.len(), size_bytes));
        assert_eq!(kept.order.front().map(Arc::as_ptr), document.map(Arc::as_ptr));
        drop(kept);
        let found = document.and_then(|document| cache.find(&document.text));
        assert_eq!(found.as_ref().map(Arc::as_ptr), document.map(Arc::as_ptr));
    }

    #[test]
    fn of_several_who_prepared_the_same_the_last_is_kept() {
        let cache = Cache::new(CacheBounds { entries: 4, bytes: 1_000_000 });
        let three: Vec<_> = documents("{ text }").take(3).collect();
        for document in three.iter().chain(&three) {
            cache.put(document);
            holds(&cache, Some(document));
        }
    }

    #[test]
    fn what_is_beyond_its_share_goes_from_every_place() {
        let two: Vec<_> = documents("{ text }").take(2).collect();
        let mut cache = Cache::new(CacheBounds { entries: 4, bytes: 1_000_000 });
        cache.put(&two[0]);
        cache.bounds.bytes = 0;
        cache.put(&two[1]);
        holds(&cache, None);
    }
}
