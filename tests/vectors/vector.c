/*
 * A vector, answered: its events decided one after the other, then what it asks. Decides nothing itself.
 *
 * What must stay true: a vector has a context of its own, and nothing of one is seen by another.
 */
#include "vectors.h"

#include <string.h>

static const char *const given_keys[] = { "name", "why", "kind", "from", "edition", "profile", "calendar", NULL };

static json_t *error_json(cspr_status status, const char *pointer)
{
	return json_pack("{s:s, s:s}", "status", status_name(status), "pointer", pointer);
}

static void tell(const cspr_review *review, const cspr_decision *decision, cspr_code code, json_t *step)
{
	json_object_set_new(step, "verdict", word_json(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)));
	json_object_set_new(step, "state", word_json(CSPR_GROUP_STATE, cspr_review_state(review)));
	json_object_set_new(step, "findings", findings_json(decision));
	if (code == CSPR_EVENT_AMEND || code == CSPR_EVENT_CHANGE_EDITION)
		json_object_set_new(step, "consequences", consequences_json(decision));
}

/* Decides an event and, unless it is refused, commits it. */
static json_t *step_answered(cspr_context *context, cspr_review *review, json_t *given)
{
	static const char *const keys[] = { "event", NULL };
	json_t *step = given_of(given, keys);
	struct place place = { "" };
	cspr_decision *decision;
	cspr_event *event;
	cspr_status status = event_of(context, review, json_object_get(given, "event"), &event, &place);

	if (status == CSPR_DONE) {
		status = cspr_review_decide(review, event, &decision);
		if (status == CSPR_DONE && cspr_review_commit(review, decision))
			give_up("a decision that allowed can't be committed");
		if (status >= 0) {
			tell(review, decision, cspr_event_code(event), step);
			cspr_decision_unref(decision);
		}
		cspr_event_unref(event);
	}
	if (status < 0)
		json_object_set_new(step, "error", error_json(status, place.pointer));
	return step;
}

static json_t *review_answered(cspr_context *context, json_t *vector)
{
	json_t *answer = given_of(vector, given_keys), *steps = json_array(), *asks = json_array(), *one;
	cspr_basis *basis = basis_of(context, vector);
	cspr_review *review;
	size_t i;

	if (cspr_review_new(context, basis, &review))
		give_up("no memory");
	json_array_foreach(json_object_get(vector, "steps"), i, one)
		json_array_append_new(steps, step_answered(context, review, one));
	json_array_foreach(json_object_get(vector, "asks"), i, one)
		json_array_append_new(asks, ask_answered(context, review, one));
	json_object_set_new(answer, "steps", steps);
	json_object_set_new(answer, "asks", asks);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	return answer;
}

json_t *vector_answered(json_t *vector)
{
	cspr_context *context;
	json_t *answer;

	if (cspr_context_new(NULL, &context))
		give_up("no memory");
	if (strcmp(text_of(vector, "kind"), "review") == 0)
		answer = review_answered(context, vector);
	else
		answer = fact_answered(context, vector);
	cspr_context_unref(context);
	return answer;
}
