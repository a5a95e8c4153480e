"""libcspr: a statutory review, from referral to closure, as a validated state machine."""
