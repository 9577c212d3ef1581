use crate::decode::Text;
use crate::decode::guide::Guide;
use core::marker::PhantomData;

/// Follows a guide over a copy of the body, one in which what is not UTF-8 has been
/// replaced: what is found is copied out of it.
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

    fn leads_on(&self, step: G::Step) -> bool {
        self.guide.leads_on(step)
    }

    fn keep(&mut self, step: G::Step, text: Text<'_>) {
        self.guide.keep(step, text.into_owned());
    }
}
