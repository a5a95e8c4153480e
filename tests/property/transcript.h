/*
 * Sequences written down for the second evaluator (second.py), which says what each line holds.
 */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <cspr/cspr.h>

#include <stddef.h>
#include <stdint.h>

void tell_closed_days(size_t calendar, const cspr_calendar *plain, const cspr_calendar *other);
void tell_sequence(uint64_t number, size_t calendar);
/* Of an event that was decided, and before it is committed. */
void tell_event(const cspr_event *event, const cspr_decision *decision);
/* How every event of an amended record reads. */
void tell_record(cspr_review *review);
void tell_flags(const cspr_review *review);
void tell_duties(const cspr_review *review, cspr_day as_of);

#endif
