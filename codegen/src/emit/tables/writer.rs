use super::Tables;
use errcat_core::NONE;
use std::collections::HashMap;

/// Collects texts and records; equal ones are kept once.
#[derive(Default)]
pub(super) struct Writer<'m> {
    text: String,
    data: Vec<u8>,
    texts: HashMap<&'m str, [u32; 2]>,
    records: HashMap<Vec<u8>, u32>,
}

/// The bytes of one record, or of several in a row.
#[derive(Default, Clone, PartialEq, Eq)]
pub(super) struct Record(Vec<u8>);

impl Record {
    pub(super) fn u32(mut self, value: u32) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    pub(super) fn bytes(mut self, bytes: [u8; 4]) -> Self {
        self.0.extend(bytes);
        self
    }

    pub(super) fn pair(self, [first, second]: [u32; 2]) -> Self {
        self.u32(first).u32(second)
    }

    pub(super) fn opt_u32(self, value: Option<u32>) -> Self {
        self.u32(value.unwrap_or(NONE))
    }

    pub(super) fn u64(self, value: u64) -> Self {
        self.u32(value as u32).u32((value >> 32) as u32)
    }

    pub(super) fn opt_millis(self, value: Option<u64>) -> Self {
        self.u64(value.unwrap_or(u64::MAX))
    }
}

impl<'m> Writer<'m> {
    /// The place of a text and its length. Texts end with a line, so that the
    /// literal in generated code reads line by line.
    pub(super) fn text(&mut self, text: &'m str) -> [u32; 2] {
        if let Some(&place) = self.texts.get(text) {
            return place;
        }
        let place = [self.text.len() as u32, text.len() as u32];
        self.text.push_str(text);
        self.text.push('\n');
        self.texts.insert(text, place);
        place
    }

    pub(super) fn opt_text<T: std::ops::Deref<Target = str>>(&mut self, text: Option<&'m T>) -> [u32; 2] {
        text.map_or([NONE, 0], |text| self.text(text))
    }

    /// The place of a record.
    pub(super) fn put(&mut self, record: Record) -> u32 {
        if let Some(&at) = self.records.get(&record.0) {
            return at;
        }
        let at = self.append(&record);
        self.records.insert(record.0, at);
        at
    }

    pub(super) fn opt_put(&mut self, record: Option<Record>) -> u32 {
        record.map_or(NONE, |record| self.put(record))
    }

    /// The place of a list of records and their number.
    pub(super) fn list(&mut self, records: impl IntoIterator<Item = Record>) -> [u32; 2] {
        let mut all = Record::default();
        let mut len = 0;
        for record in records {
            all.0.extend(record.0);
            len += 1;
        }
        if len == 0 { [0, 0] } else { [self.put(all), len] }
    }

    pub(super) fn texts<T: std::ops::Deref<Target = str>>(&mut self, texts: &'m [T]) -> [u32; 2] {
        let records: Vec<_> = texts.iter().map(|text| Record::default().pair(self.text(text))).collect();
        self.list(records)
    }

    /// Appends bytes that nothing else can share.
    pub(super) fn append(&mut self, record: &Record) -> u32 {
        self.append_bytes(&record.0)
    }

    pub(super) fn append_bytes(&mut self, bytes: &[u8]) -> u32 {
        let at = self.data.len() as u32;
        self.data.extend(bytes);
        at
    }

    /// Puts the record at the start, where room was kept for it.
    pub(super) fn set_start(&mut self, record: &Record) {
        if let Some(start) = self.data.get_mut(..record.0.len()) {
            start.copy_from_slice(&record.0);
        }
    }

    pub(super) fn finish(self) -> Tables {
        Tables { text: self.text, data: self.data }
    }
}
