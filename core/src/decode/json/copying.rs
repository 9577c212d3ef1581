use crate::decode::Text;
use crate::decode::guide::Guide;
use core::marker::PhantomData;

/// Wraps a guide to walk over a temporary copy of the body, in which invalid UTF-8 has
/// been replaced. Values are copied, since they cannot borrow from that copy.
pub(super) struct Copying<'g, 'a, G> {
    guide: &'g mut G,
    body: PhantomData<&'a [u8]>,
}

impl<'g, 'a, G: Guide<'a>> Copying<'g, 'a, G> {
    pub(super) fn new(guide: &'g mut G) -> Self {
        Copying { guide, body: PhantomData }
    }
}

impl<'a, G: Guide<'a>> Guide<'_> for Copying<'_, 'a, G> {
    type Step = G::Step;

    fn start(&self) -> Option<G::Step> {
        self.guide.start()
    }

    fn under_key(&self, step: G::Step, key: &str) -> Option<G::Step> {
        self.guide.under_key(step, key)
    }

    fn under_index(&self, step: G::Step, index: usize) -> Option<G::Step> {
        self.guide.under_index(step, index)
    }

    fn under_any(&self, step: G::Step) -> Option<G::Step> {
        self.guide.under_any(step)
    }

    fn ends(&self, step: G::Step) -> bool {
        self.guide.ends(step)
    }

    fn descends(&self, step: G::Step) -> bool {
        self.guide.descends(step)
    }

    fn follow_text(&mut self, step: G::Step, text: &str) {
        self.guide.follow_text(step, text);
    }

    fn keep(&mut self, step: G::Step, text: Text<'_>) {
        self.guide.keep(step, text.into_owned());
    }
}
