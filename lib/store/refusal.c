/*
 * Refusals, for stores that keep them. Decides nothing.
 */
#include "record.h"

static cspr_status add_rules(cspr_event *event, const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_status status = CSPR_DONE;

	for (size_t i = 0; status == CSPR_DONE && cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.result != CSPR_RESULT_MET)
			status = cspr_event_set_reference(event, CSPR_PART_RULES, finding.name);
	return status;
}

/* When it was tried, but not before what was recorded by others until then. */
static int64_t moment_of(const cspr_stored *stored, const cspr_event *tried)
{
	uint32_t count = cspr_review_version(stored->review);
	cspr_event *last;

	if (cspr_review_event(stored->review, count - 1, &last, NULL, NULL) == CSPR_DONE &&
	    cspr_event_recorded(last) > cspr_event_recorded(tried))
		return cspr_event_recorded(last);
	return cspr_event_recorded(tried);
}

cspr_status refusal_event(const cspr_stored *stored, const cspr_event *tried, const cspr_decision *decision,
			  cspr_event **ret)
{
	cspr_event *event;
	cspr_status status = cspr_event_new(stored->store->context, CSPR_EVENT_NOTE_REFUSAL, &event);

	if (status < 0)
		return status;
	status = cspr_event_set_actor(event, cspr_event_role(tried), cspr_event_actor(tried),
				      cspr_event_capacity(tried), cspr_event_organisation(tried));
	if (status == CSPR_DONE && cspr_event_historic(tried))
		status = cspr_event_set_historic(event, 1);
	if (status == CSPR_DONE)
		status = cspr_event_set_happened(event, cspr_event_happened(tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_recorded(event, moment_of(stored, tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_code(event, CSPR_PART_EVENT, cspr_event_code(tried));
	if (status == CSPR_DONE)
		status = add_rules(event, decision);
	if (status < 0)
		cspr_event_unref(event);
	else
		*ret = event;
	return status;
}
