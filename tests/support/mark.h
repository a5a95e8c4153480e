/*
 * Everything that the API tells of a review, as a number: two reviews with one mark are taken to be the same.
 */
#ifndef MARK_H
#define MARK_H

#include <cspr/cspr.h>

/* Duties are marked as they stand on the day. */
uint64_t mark_of(const cspr_review *review, cspr_day as_of);
/* What was found of every event, as it now reads. Needs memory for a decision. */
uint64_t mark_of_findings(cspr_review *review);

#endif
