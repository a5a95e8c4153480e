/*
 * Vectors that are about no review: words, dates, references, calendars, which edition is in force, the criteria, and
 * what a rule rests on.
 */
#include "vectors.h"

#include <string.h>

static cspr_code value_of(json_t *circumstances, const char *key)
{
	const char *value = text_of(circumstances, key);

	return value ? cspr_word_find(CSPR_GROUP_VALUE, value) : 0;
}

/* 0 none, 1 true, 2 false. */
static uint8_t judgement_of(json_t *circumstances, const char *key)
{
	json_t *judged = json_object_get(circumstances, key);

	return !judged ? 0 : json_is_true(judged) ? 1 : 2;
}

json_t *limbs_json(const struct cspr_assessment *assessment)
{
	json_t *limbs = json_object();

	for (cspr_code limb = CSPR_LIMB_ABUSE_OR_NEGLECT; limb <= CSPR_LIMB_A_CHILD; limb++)
		json_object_set_new(limbs, cspr_word_name(CSPR_GROUP_LIMB, limb),
				    word_json(CSPR_GROUP_ASSESSMENT, assessment->limbs[limb - 1]));
	return limbs;
}

static json_t *assessed(const cspr_edition *edition, json_t *given)
{
	struct cspr_circumstances circumstances = {
		.size = sizeof(circumstances),
		.suspicion = value_of(given, "suspicion"),
		.harm = value_of(given, "harm"),
		.place = value_of(given, "place"),
		.residence = value_of(given, "residence"),
		.age_band = value_of(given, "age_band"),
		.long_term_impairment = judgement_of(given, "long_term_impairment"),
		.unborn_child = judgement_of(given, "unborn_child"),
	};
	struct cspr_assessment assessment = { .size = sizeof(assessment) };
	cspr_status status = cspr_assess(edition, &circumstances, &assessment);

	if (status)
		return json_string(status_name(status));
	return json_pack("{s:o, s:o}", "answer", word_json(CSPR_GROUP_ASSESSMENT, assessment.answer), "limbs",
			 limbs_json(&assessment));
}

static void assess(cspr_context *context, json_t *answer)
{
	const cspr_edition *edition = cspr_edition_find(text_of(answer, "edition"));
	json_t *row;
	size_t i;

	(void)context;
	json_array_foreach(json_object_get(answer, "assessments"), i, row)
		json_object_set_new(row, "is", assessed(edition, json_object_get(row, "circumstances")));
}

static json_t *sum_json(const cspr_calendar *calendar, cspr_day day, json_int_t count)
{
	cspr_day sum;
	cspr_status status = cspr_calendar_add_working_days(calendar, day, (int32_t)count, &sum);

	return status ? json_string(status_name(status)) : day_json(sum);
}

static json_t *count_json(const cspr_calendar *calendar, cspr_day after, cspr_day until)
{
	int32_t count;
	cspr_status status = cspr_calendar_count_working_days(calendar, after, until, &count);

	return status ? json_string(status_name(status)) : json_integer(count);
}

/* Every row has what is asked, and gets what it "is". */
static void calendar(cspr_context *context, json_t *answer)
{
	cspr_calendar *calendar = calendar_of(context, json_object_get(answer, "calendar"));
	json_t *row;
	size_t i;

	if (!calendar && cspr_calendar_england_wales(context, &calendar))
		give_up("no calendar");
	json_array_foreach(json_object_get(answer, "sums"), i, row)
		json_object_set_new(row, "is",
				    sum_json(calendar, day_of(json_object_get(row, "day")),
					     json_integer_value(json_object_get(row, "count"))));
	json_array_foreach(json_object_get(answer, "counts"), i, row)
		json_object_set_new(row, "is",
				    count_json(calendar, day_of(json_object_get(row, "after")),
					       day_of(json_object_get(row, "until"))));
	json_array_foreach(json_object_get(answer, "days"), i, row) {
		const char *why = cspr_calendar_why_closed(calendar, day_of(json_object_get(row, "day")));

		json_object_set_new(row, "is", why ? json_string(why) : json_null());
	}
	cspr_calendar_unref(calendar);
}

static void edition(cspr_context *context, json_t *answer)
{
	json_t *row;
	size_t i;

	(void)context;
	json_array_foreach(json_object_get(answer, "in_force"), i, row) {
		cspr_code kind = cspr_word_find(CSPR_GROUP_KIND, text_of(row, "of"));
		const cspr_edition *found = cspr_edition_on(kind, day_of(json_object_get(row, "day")));

		json_object_set_new(row, "is", found ? json_string(cspr_edition_name(found)) : json_null());
	}
}

static void reference(cspr_context *context, json_t *answer)
{
	json_t *row;
	size_t i;

	(void)context;
	json_array_foreach(json_object_get(answer, "references"), i, row)
		json_object_set_new(row, "is", json_string(status_name(cspr_reference_check(text_of(row, "text")))));
}

static json_t *span_read(const char *text)
{
	static const char *const precisions[] = {
		[CSPR_PRECISION_DAY] = "day", [CSPR_PRECISION_MONTH] = "month", [CSPR_PRECISION_YEAR] = "year"
	};
	struct cspr_span span;
	int precision;
	cspr_status status = cspr_span_parse(text, &span, &precision);

	if (status)
		return json_string(status_name(status));
	return json_pack("{s:i, s:i, s:s}", "first", span.first, "last", span.last, "precision", precisions[precision]);
}

static void date(cspr_context *context, json_t *answer)
{
	json_t *row;
	size_t i;

	(void)context;
	json_array_foreach(json_object_get(answer, "spans"), i, row)
		json_object_set_new(row, "is", span_read(text_of(row, "text")));
	json_array_foreach(json_object_get(answer, "months"), i, row)
		json_object_set_new(
			row, "is",
			day_json(cspr_day_add_months(day_of(json_object_get(row, "day")),
						     (int)json_integer_value(json_object_get(row, "count")))));
	json_array_foreach(json_object_get(answer, "weekdays"), i, row)
		json_object_set_new(row, "is", json_integer(cspr_day_weekday(day_of(json_object_get(row, "day")))));
}

static void words(cspr_context *context, json_t *answer)
{
	cspr_code group = (cspr_code)json_integer_value(json_object_get(answer, "group"));
	json_t *row;
	size_t i;

	(void)context;
	json_array_foreach(json_object_get(answer, "words"), i, row)
		json_object_set_new(row, "is",
				    word_json(group, (cspr_code)json_integer_value(json_object_get(row, "number"))));
	json_array_foreach(json_object_get(answer, "misspelt"), i, row)
		json_object_set_new(row, "is", word_json(group, cspr_word_nearest(group, text_of(row, "text"))));
	json_object_set_new(answer, "count", json_integer((json_int_t)cspr_word_count(group)));
}

static json_t *need_json(const struct cspr_need *need)
{
	return json_pack("{s:o, s:s, s:o, s:o, s:s, s:s, s:s}", "event", word_json(CSPR_GROUP_EVENT, need->event),
			 "rule", need->name, "force", word_json(CSPR_GROUP_FORCE, need->force), "provenance",
			 word_json(CSPR_GROUP_PROVENANCE, need->provenance), "cite", need->cite, "words", need->words,
			 "remedy", need->remedy);
}

static json_t *term_json(const struct cspr_term *term)
{
	return json_pack("{s:s, s:o, s:o, s:i, s:o, s:s, s:s}", "duty", term->name, "force",
			 word_json(CSPR_GROUP_FORCE, term->force), "period", word_json(CSPR_GROUP_PERIOD, term->period),
			 "count", term->count, "provenance", word_json(CSPR_GROUP_PROVENANCE, term->provenance), "cite",
			 term->cite, "words", term->words);
}

static void rules(cspr_context *context, json_t *answer)
{
	struct cspr_need need = { .size = sizeof(need) };
	struct cspr_term term = { .size = sizeof(term) };
	cspr_basis *basis = basis_of(context, answer);
	const cspr_edition *edition = cspr_basis_edition(basis);
	json_t *needs = json_array(), *terms = json_array();

	json_object_set_new(answer, "title", json_string(cspr_edition_title(edition)));
	json_object_set_new(answer, "of", word_json(CSPR_GROUP_KIND, cspr_edition_kind(edition)));
	json_object_set_new(answer, "from", day_json(cspr_edition_from(edition)));
	json_object_set_new(answer, "provisional", json_boolean(cspr_edition_provisional(edition)));
	for (size_t i = 0; cspr_basis_need(basis, i, &need) == CSPR_DONE; i++)
		json_array_append_new(needs, need_json(&need));
	for (size_t i = 0; cspr_basis_term(basis, i, &term) == CSPR_DONE; i++)
		json_array_append_new(terms, term_json(&term));
	json_object_set_new(answer, "needs", needs);
	json_object_set_new(answer, "terms", terms);
	cspr_basis_unref(basis);
}

static void profile(cspr_context *context, json_t *answer)
{
	json_t *error = NULL;
	cspr_profile *profile = profile_of(context, json_object_get(answer, "profile"), &error);

	set_given(answer, "error", error ? error : json_null());
	cspr_profile_unref(profile);
}

json_t *fact_answered(cspr_context *context, json_t *vector)
{
	static const char *const keys[] = { "name",	  "why",      "kind",	 "edition",  "assessments",
					    "calendar",	  "sums",     "counts",	 "days",     "in_force",
					    "references", "spans",    "months",	 "weekdays", "group",
					    "words",	  "misspelt", "profile", NULL };
	static const struct {
		const char *kind;
		void (*answer)(cspr_context *, json_t *);
	} facts[] = { { "assess", assess },	  { "calendar", calendar }, { "edition", edition },
		      { "reference", reference }, { "date", date },	    { "words", words },
		      { "rules", rules },	  { "profile", profile } };
	json_t *answer = given_of(vector, keys);

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		if (strcmp(facts[i].kind, text_of(vector, "kind")) != 0)
			continue;
		facts[i].answer(context, answer);
		return answer;
	}
	give_up("there is no such kind of vector");
}
