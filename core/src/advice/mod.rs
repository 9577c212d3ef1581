//! Whether to call again, when, and what to do first: the decision.
