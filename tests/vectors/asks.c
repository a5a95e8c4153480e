/*
 * The questions that a vector asks of its review once all its events are in. None of them changes the review.
 */
#include "vectors.h"

#include <string.h>

static const char *const given_keys[] = {
	"ask", "as_of", "event", "role", "recorded_until", "happened_until", "to", "edition", "events", "text", NULL
};

static cspr_day as_of(json_t *ask)
{
	return day_of(json_object_get(ask, "as_of"));
}

/* 0: whoever may. */
static cspr_code role_of(json_t *ask)
{
	const char *role = text_of(ask, "role");

	return role ? cspr_word_find(CSPR_GROUP_ROLE, role) : 0;
}

static void position(cspr_review *review, json_t *answer)
{
	json_object_set_new(answer, "state", word_json(CSPR_GROUP_STATE, cspr_review_state(review)));
	json_object_set_new(answer, "phase", word_json(CSPR_GROUP_PHASE, cspr_review_phase(review)));
	json_object_set_new(answer, "version", json_integer(cspr_review_version(review)));
	json_object_set_new(answer, "flags", flags_json(review));
}

static void next(cspr_review *review, json_t *answer)
{
	json_object_set_new(answer, "next", next_json(review));
}

static void duties(cspr_review *review, json_t *answer)
{
	json_object_set_new(answer, "duties", duties_json(review, as_of(answer)));
}

static void reads(cspr_review *review, json_t *answer)
{
	json_object_set_new(answer, "reads", reads_json(review));
}

static void explain(cspr_review *review, json_t *answer)
{
	cspr_code event = cspr_word_find(CSPR_GROUP_EVENT, text_of(answer, "event"));
	cspr_decision *decision;

	if (cspr_review_explain(review, event, role_of(answer), as_of(answer), &decision) < 0)
		give_up("explain failed");
	json_object_set_new(answer, "verdict", word_json(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)));
	json_object_set_new(answer, "findings", findings_json(decision));
	cspr_decision_unref(decision);
}

static void explain_all(cspr_review *review, json_t *answer)
{
	cspr_code verdicts[CSPR_EVENT_NOTE_REFUSAL + 1];
	size_t count = sizeof(verdicts) / sizeof(verdicts[0]);
	json_t *by_event = json_object();

	if (cspr_review_explain_all(review, role_of(answer), as_of(answer), count, verdicts))
		give_up("explain_all failed");
	for (cspr_code event = 1; event < count; event++)
		json_object_set_new(by_event, cspr_word_name(CSPR_GROUP_EVENT, event),
				    word_json(CSPR_GROUP_VERDICT, verdicts[event]));
	json_object_set_new(answer, "verdicts", by_event);
}

/* How another reading of the review stands. */
static void reading(cspr_review *review, json_t *answer)
{
	position(review, answer);
	reads(review, answer);
	duties(review, answer);
	cspr_review_unref(review);
}

static void as_at(cspr_review *review, json_t *answer)
{
	cspr_review *then;

	if (cspr_review_as_at(review, moment_of(json_object_get(answer, "recorded_until")), &then))
		give_up("as_at failed");
	reading(then, answer);
}

static void as_known(cspr_review *review, json_t *answer)
{
	cspr_review *then;

	if (cspr_review_as_known(review, day_of(json_object_get(answer, "happened_until")), &then))
		give_up("as_known failed");
	reading(then, answer);
}

static void compared(const cspr_review *before, cspr_review *after, json_t *answer)
{
	cspr_comparison *comparison;

	if (cspr_review_compare(before, after, as_of(answer), &comparison))
		give_up("compare failed");
	json_object_set_new(answer, "differences", differences_json(comparison));
	cspr_comparison_unref(comparison);
	cspr_review_unref(after);
}

static void reread(cspr_context *context, cspr_review *review, json_t *answer)
{
	cspr_basis *basis = basis_of(context, answer);
	cspr_review *after;

	if (cspr_review_reread(review, basis, &after))
		give_up("reread failed");
	cspr_basis_unref(basis);
	compared(review, after, answer);
}

static cspr_code tried(cspr_context *context, cspr_review *copy, json_t *given)
{
	struct place place = { "" };
	cspr_decision *decision;
	cspr_event *event;
	cspr_code verdict;

	if (event_of(context, copy, given, &event, &place) || cspr_review_apply(copy, event, &decision) < 0)
		give_up("an event of a what-if can't be decided");
	verdict = cspr_decision_verdict(decision);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
	return verdict;
}

static void what_if(cspr_context *context, cspr_review *review, json_t *answer)
{
	json_t *verdicts = json_array(), *event;
	cspr_review *copy;
	size_t i;

	if (cspr_review_copy(review, &copy))
		give_up("copy failed");
	json_array_foreach(json_object_get(answer, "events"), i, event)
		json_array_append_new(verdicts, word_json(CSPR_GROUP_VERDICT, tried(context, copy, event)));
	json_object_set_new(answer, "verdicts", verdicts);
	compared(review, copy, answer);
}

static void criteria(cspr_review *review, json_t *answer)
{
	struct cspr_circumstances circumstances = { .size = sizeof(circumstances) };
	struct cspr_assessment assessment = { .size = sizeof(assessment) };
	const cspr_edition *edition = cspr_basis_edition(cspr_review_basis(review));

	if (cspr_review_circumstances(review, &circumstances) || cspr_assess(edition, &circumstances, &assessment))
		give_up("there are no criteria to assess");
	json_object_set_new(answer, "answer", word_json(CSPR_GROUP_ASSESSMENT, assessment.answer));
	json_object_set_new(answer, "limbs", limbs_json(&assessment));
}

/* The text as the next line of the review's record. */
static void line(cspr_context *context, cspr_review *review, json_t *answer)
{
	struct cspr_line_place place = { .size = sizeof(place), .review = cspr_review_version(review) ? review : NULL };
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	const char *text = text_of(answer, "text");
	cspr_decision *decision;
	cspr_line *read;
	cspr_status status = cspr_line_read(context, text, strlen(text), &place, &read, &trouble);

	if (status == CSPR_DONE) {
		status = cspr_review_decide(review, cspr_line_event(read), &decision);
		if (status < 0)
			status = cspr_event_trouble(cspr_line_event(read), status, &trouble);
		else
			cspr_decision_unref(decision);
		cspr_line_unref(read);
	}
	if (status < 0)
		json_object_set_new(answer, "error", trouble_json(status, &trouble));
	else
		json_object_set_new(answer, "status", json_string(status_name(status)));
}

static json_t *steps_json(const cspr_path *path)
{
	struct cspr_step step = { .size = sizeof(step) };
	json_t *steps = json_array();

	for (size_t i = 0; cspr_path_step(path, i, &step) == CSPR_DONE; i++) {
		json_t *one = json_object();

		json_object_set_new(one, "event", word_json(CSPR_GROUP_EVENT, step.event));
		json_object_set_new(one, "state", word_json(CSPR_GROUP_STATE, step.state));
		json_object_set_new(one, "verdict", word_json(CSPR_GROUP_VERDICT, step.verdict));
		json_object_set_new(one, "earliest", day_json(step.earliest));
		set_given(one, "rule", step.name ? json_string(step.name) : json_null());
		json_object_set_new(one, "before", json_integer(step.before));
		json_array_append_new(steps, one);
	}
	return steps;
}

static void path(cspr_review *review, json_t *answer)
{
	cspr_code state = cspr_word_find(CSPR_GROUP_STATE, text_of(answer, "to"));
	cspr_path *way;
	cspr_status status = cspr_review_path(review, state, as_of(answer), &way);

	json_object_set_new(answer, "status", json_string(status_name(status)));
	if (status < 0)
		return;
	json_object_set_new(answer, "steps", steps_json(way));
	cspr_path_unref(way);
}

json_t *ask_answered(cspr_context *context, cspr_review *review, json_t *ask)
{
	static const struct {
		const char *name;
		void (*answer)(cspr_review *, json_t *);
	} asks[] = { { "position", position }, { "next", next },	 { "duties", duties },
		     { "reads", reads },       { "explain", explain },	 { "explain_all", explain_all },
		     { "as_at", as_at },       { "as_known", as_known }, { "criteria", criteria },
		     { "path", path } };
	const char *name = text_of(ask, "ask");
	json_t *answer = given_of(ask, given_keys);

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		if (strcmp(asks[i].name, name) != 0)
			continue;
		asks[i].answer(review, answer);
		return answer;
	}
	if (strcmp(name, "line") == 0)
		line(context, review, answer);
	else if (strcmp(name, "reread") == 0)
		reread(context, review, answer);
	else if (strcmp(name, "what_if") == 0)
		what_if(context, review, answer);
	else
		give_up("there is no such ask");
	return answer;
}
