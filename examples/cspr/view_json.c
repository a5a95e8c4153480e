/*
 * A record as it reads, as JSON: with the keys of the published formats (schema/check.json).
 */
#include "host.h"

static void add_amendments(json_t *answer, const struct view *view, const struct seen *seen)
{
	size_t seq = view_amended_by(view, seen);
	json_t *by = json_array();

	for (; seq; seq = view->record->entries[seq - 1].amended_before)
		json_array_insert_new(by, 0, json_integer((json_int_t)seq));
	if (json_array_size(by) == 0) {
		json_decref(by);
		return;
	}
	json_object_set_new(answer, seen->retracted ? "retracted" : "amended", json_true());
	json_object_set_new(answer, "amended_by", by);
}

static void add_consequences(json_t *answer, const struct view *view, const struct seen *seen)
{
	struct cspr_difference difference = { .size = sizeof(difference) };
	cspr_code code = cspr_event_code(seen->event);
	json_t *consequences;

	if (code != CSPR_EVENT_AMEND && code != CSPR_EVENT_CHANGE_EDITION)
		return;
	if (seen->entry->of)
		json_object_set_new(answer, "of", json_integer((json_int_t)seen->entry->of));
	consequences = json_array();
	for (size_t i = 0;
	     seen->entry->committed && cspr_decision_consequence(seen->entry->decision, i, &difference) == CSPR_DONE;
	     i++)
		json_array_append_new(consequences, difference_json(view->record, seen->index, &difference));
	json_object_set_new(answer, "consequences", consequences);
}

static json_t *seen_json(const struct view *view, const struct seen *seen)
{
	json_t *answer =
		json_pack("{s:I, s:s, s:s, s:o, s:o, s:o*}", "seq", (json_int_t)seen->index + 1, "event",
			  name_of(CSPR_GROUP_EVENT, cspr_event_code(seen->event)), "verdict",
			  name_of(CSPR_GROUP_VERDICT, seen->verdict), "state", word_json(CSPR_GROUP_STATE, seen->state),
			  "findings", findings_json(view->record, seen->index, seen->decision), "profile",
			  profile_json(cspr_decision_profile(seen->decision)));

	add_amendments(answer, view, seen);
	add_consequences(answer, view, seen);
	if (seen->note)
		json_object_set_new(answer, "note", json_deep_copy(seen->note));
	return answer;
}

json_t *events_json(const struct view *view)
{
	json_t *events = json_array();

	for (size_t i = 0; i < view->count; i++)
		if (!view->list[i].ahead)
			json_array_append_new(events, seen_json(view, &view->list[i]));
	return events;
}

static json_t *not_yet_json(const struct view *view)
{
	json_t *events = json_array();

	for (size_t i = 0; i < view->count; i++) {
		const struct seen *seen = &view->list[i];

		if (seen->ahead)
			json_array_append_new(events,
					      json_pack("{s:I, s:s, s:o}", "seq", (json_int_t)seen->index + 1, "event",
							name_of(CSPR_GROUP_EVENT, cspr_event_code(seen->event)),
							"happened_on", span_json(cspr_event_happened(seen->event))));
	}
	return events;
}

static json_t *duties_json(const struct view *view)
{
	struct cspr_duty duty = { .size = sizeof(duty) };
	json_t *duties = json_array();

	for (size_t i = 0; cspr_review_duty(view->review, view->as_of, i, &duty) == CSPR_DONE; i++)
		json_array_append_new(duties, duty_json(view->review, &duty));
	return duties;
}

static json_t *flags_json(const struct view *view)
{
	struct cspr_flag flag = { .size = sizeof(flag) };
	json_t *holds = json_array(), *proceedings = json_array();
	bool panel_query = false;
	json_int_t orders = 0;

	for (size_t i = 0; cspr_review_flag(view->review, i, &flag) == CSPR_DONE; i++) {
		switch (flag.event) {
		case CSPR_EVENT_PLACE_HOLD:
			json_array_append_new(holds, json_string(flag.reference));
			break;
		case CSPR_EVENT_RECORD_PROCEEDING:
			json_array_append_new(proceedings, json_string(flag.reference));
			break;
		case CSPR_EVENT_RECORD_ORDER:
			orders++;
			break;
		case CSPR_EVENT_NATIONAL_PANEL_RESPONDS:
			panel_query = true;
			break;
		}
	}
	return json_pack("{s:o, s:b, s:I, s:o}", "holds", holds, "panel_query", panel_query, "orders", orders,
			 "proceedings", proceedings);
}

/* As given, or as amended; NULL when there are none. */
static json_t *milestones_json(const struct view *view)
{
	struct cspr_value value = { .size = sizeof(value) };
	json_t *milestones = NULL;
	cspr_event *event;

	if (cspr_review_reading(view->review, 0, &event) != CSPR_DONE || !event)
		return NULL;
	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++) {
		if (value.part != CSPR_PART_MILESTONES)
			continue;
		const char *name = cspr_word_name(CSPR_GROUP_EVENT, (cspr_code)value.number);

		milestones = milestones ? milestones : json_object();
		json_object_set_new(milestones, name ? name : name_of(CSPR_GROUP_MILESTONE, (cspr_code)value.number),
				    span_json(value.when));
	}
	return milestones;
}

static json_t *next_json(const struct view *view)
{
	json_t *next = json_array();
	cspr_code event;

	for (size_t i = 0; cspr_review_next(view->review, i, &event) == CSPR_DONE; i++)
		json_array_append_new(next, json_string(name_of(CSPR_GROUP_EVENT, event)));
	return next;
}

static json_t *as_at_json(const struct view *view)
{
	json_t *as_at = json_object();

	if (view->asked_recorded)
		json_object_set_new(as_at, "recorded", json_string(view->asked_recorded));
	if (view->asked_happened)
		json_object_set_new(as_at, "happened", json_string(view->asked_happened));
	return as_at;
}

/* What every answer about a review begins with. */
json_t *heading_json(const struct view *view)
{
	const cspr_edition *edition = view_edition(view), *begun = cspr_basis_edition(view->record->basis);
	json_t *heading = json_pack("{s:s, s:b, s:o, s:o, s:o, s:s, s:o*}", "edition", cspr_edition_name(edition),
				    "provisional", cspr_edition_provisional(edition) || cspr_edition_provisional(begun),
				    "state", word_json(CSPR_GROUP_STATE, cspr_review_state(view->review)), "phase",
				    word_json(CSPR_GROUP_PHASE, cspr_review_phase(view->review)), "as_of",
				    span_json(span_of_day(view->as_of)), "calendar",
				    cspr_calendar_version(cspr_basis_calendar(cspr_review_basis(view->review))),
				    "profile", profile_json(cspr_basis_profile(cspr_review_basis(view->review))));

	if (begun != edition)
		json_object_set_new(heading, "begun_under", json_string(cspr_edition_name(begun)));
	if (view->reference)
		json_object_set_new(heading, "review", json_string(view->reference));
	return heading;
}

json_t *view_json(const struct view *view)
{
	bool as_at = view->asked_recorded || view->asked_happened;
	json_t *answer = heading_json(view), *milestones = milestones_json(view);

	if (as_at)
		json_object_set_new(answer, "as_at", as_at_json(view));
	json_object_set_new(answer, "events", events_json(view));
	if (as_at)
		json_object_set_new(answer, "not_yet", not_yet_json(view));
	json_object_set_new(answer, "duties", duties_json(view));
	json_object_set_new(answer, "flags", flags_json(view));
	if (milestones)
		json_object_set_new(answer, "milestones", milestones);
	json_object_set_new(answer, "next", next_json(view));
	return answer;
}
