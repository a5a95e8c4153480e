/* The setters of events refuse what could not be right, and what was set is what is read. */
#include "story.h"
#include "suite.h"

#include <string.h>

static cspr_context *context;
static cspr_event *event; /* a referral */

static void set_up(void)
{
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_REFER, &event), CSPR_DONE);
}

static void tear_down(void)
{
	cspr_event_unref(event);
	cspr_context_unref(context);
}

static cspr_event *event_of(cspr_code code)
{
	cspr_event *made;

	ck_assert_status(cspr_event_new(context, code, &made), CSPR_DONE);
	return made;
}

static size_t value_count(const cspr_event *of)
{
	struct cspr_value value = { .size = sizeof value };
	size_t count = 0;

	while (cspr_event_value(of, count, &value) == CSPR_DONE)
		count++;
	ck_assert_status(cspr_event_value(of, count, &value), CSPR_ERROR_NOT_FOUND);
	return count;
}

static struct cspr_value value_at(const cspr_event *of, size_t index)
{
	struct cspr_value value = { .size = sizeof value };

	ck_assert_status(cspr_event_value(of, index, &value), CSPR_DONE);
	ck_assert_uint_eq(value.size, sizeof value);
	return value;
}

START_TEST(a_new_event_is_blank)
{
	ck_assert_uint_eq(cspr_event_code(event), CSPR_EVENT_REFER);
	ck_assert_uint_eq(cspr_event_role(event), 0);
	ck_assert_uint_eq(cspr_event_capacity(event), 0);
	ck_assert_ptr_null(cspr_event_actor(event));
	ck_assert_ptr_null(cspr_event_organisation(event));
	ck_assert_ptr_null(cspr_event_departure(event));
	ck_assert_int_eq(cspr_event_happened(event).first, CSPR_NO_DAY);
	ck_assert_int_eq(cspr_event_recorded(event), -1);
	ck_assert_int_eq(cspr_event_historic(event), 0);
	ck_assert_int_eq(cspr_event_already_happened(event), 0);
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(only_known_events)
{
	cspr_event *made = NULL;

	ck_assert_status(cspr_event_new(context, 0, &made), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_NOTE_REFUSAL + 1, &made), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_new(context, CSPR_MILESTONE_AWARE, &made), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_new(NULL, CSPR_EVENT_REFER, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_REFER, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(made);
}
END_TEST

START_TEST(the_actor)
{
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "u-4", CSPR_CAPACITY_DELEGATED, "org-1"),
			 CSPR_DONE);
	ck_assert_uint_eq(cspr_event_role(event), CSPR_ROLE_POLICE);
	ck_assert_uint_eq(cspr_event_capacity(event), CSPR_CAPACITY_DELEGATED);
	ck_assert_str_eq(cspr_event_actor(event), "u-4");
	ck_assert_str_eq(cspr_event_organisation(event), "org-1");
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(another_actor_takes_the_place_of_the_first)
{
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "u-4", CSPR_CAPACITY_LEAD, "org-1"), CSPR_DONE);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_AGENCY, "agency-1", 0, NULL), CSPR_DONE);
	ck_assert_uint_eq(cspr_event_role(event), CSPR_ROLE_AGENCY);
	ck_assert_uint_eq(cspr_event_capacity(event), 0);
	ck_assert_str_eq(cspr_event_actor(event), "agency-1");
	ck_assert_ptr_null(cspr_event_organisation(event));
}
END_TEST

START_TEST(no_such_actor)
{
	ck_assert_status(cspr_event_set_actor(event, 0, "u-4", 0, NULL), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_IMPORTER + 1, "u-4", 0, NULL), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "u-4", 3, NULL), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "two words", 0, NULL), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "01632-960-001", 0, NULL),
			 CSPR_ERROR_PERSONAL_DATA);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "u-4", 0, "two words"),
			 CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, NULL, 0, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(cspr_event_role(event), 0);
	ck_assert_ptr_null(cspr_event_actor(event));
}
END_TEST

START_TEST(when_it_happened)
{
	struct cspr_span month, backward = { 10, 9 }, odd = { 3, 40 }, nothing = { CSPR_NO_DAY, CSPR_NO_DAY };

	ck_assert_status(cspr_span_parse("2019-06", &month, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_happened(event, month), CSPR_DONE);
	ck_assert_int_eq(cspr_event_happened(event).first, month.first);
	ck_assert_int_eq(cspr_event_happened(event).last, month.last);
	ck_assert_status(cspr_event_set_happened(event, backward), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_event_set_happened(event, odd), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_event_set_happened(event, nothing), CSPR_ERROR_BAD_DATE);
	ck_assert_int_eq(cspr_event_happened(event).last, month.last);
	ck_assert_status(cspr_event_set_historic(event, 1), CSPR_DONE);
	ck_assert_int_eq(cspr_event_historic(event), 1);
}
END_TEST

START_TEST(when_it_was_recorded)
{
	ck_assert_status(cspr_event_set_recorded(event, 0), CSPR_DONE);
	ck_assert_int_eq(cspr_event_recorded(event), 0);
	ck_assert_status(cspr_event_set_recorded(event, INT64_MAX), CSPR_DONE);
	ck_assert_int_lt(cspr_event_set_recorded(event, -1), 0);
	ck_assert(cspr_event_recorded(event) == INT64_MAX);
}
END_TEST

START_TEST(a_departure)
{
	ck_assert_status(cspr_event_set_departure(event, "reason-1", 1), CSPR_DONE);
	ck_assert_str_eq(cspr_event_departure(event), "reason-1");
	ck_assert_int_eq(cspr_event_already_happened(event), 1);
	ck_assert_status(cspr_event_set_departure(event, "reason-2", 0), CSPR_DONE);
	ck_assert_str_eq(cspr_event_departure(event), "reason-2");
	ck_assert_int_eq(cspr_event_already_happened(event), 0);
	ck_assert_status(cspr_event_set_departure(event, "because of a holiday", 0), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_event_set_departure(event, NULL, 0), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(particulars_are_read_as_they_were_set)
{
	cspr_event *publish = event_of(CSPR_EVENT_PUBLISH);
	unsigned char digest[32];
	struct cspr_value value;

	memset(digest, 0x44, sizeof digest);
	ck_assert_status(cspr_event_set_digest(publish, CSPR_PART_DOCUMENT, digest), CSPR_DONE);
	ck_assert_status(cspr_event_set_reference(publish, CSPR_PART_CHANNEL, "web-1"), CSPR_DONE);
	ck_assert_status(cspr_event_set_yes_no(publish, CSPR_PART_REVIEWER_NAMED, 2), CSPR_DONE);
	ck_assert_uint_eq(value_count(publish), 3);

	value = value_at(publish, 0);
	ck_assert_uint_eq(value.part, CSPR_PART_DOCUMENT);
	ck_assert_uint_eq(value.type, CSPR_TYPE_DIGEST);
	ck_assert_mem_eq(value.digest, digest, sizeof digest);
	ck_assert_ptr_null(value.reference);

	value = value_at(publish, 1);
	ck_assert_uint_eq(value.part, CSPR_PART_CHANNEL);
	ck_assert_str_eq(value.reference, "web-1");
	ck_assert_ptr_null(value.digest);

	value = value_at(publish, 2);
	ck_assert_uint_eq(value.type, CSPR_TYPE_YES_NO);
	ck_assert_int_eq(value.number, 1);
	cspr_event_unref(publish);
}
END_TEST

START_TEST(counts_and_days)
{
	struct cspr_value value;

	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 0), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, -1), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, INT64_MAX), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 2), CSPR_DONE);
	ck_assert_status(cspr_event_set_day(event, CSPR_PART_AWARE_ON, CSPR_NO_DAY), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_event_set_day(event, CSPR_PART_AWARE_ON, 19000), CSPR_DONE);
	value = value_at(event, 0);
	ck_assert_uint_eq(value.part, CSPR_PART_CHILDREN);
	ck_assert_int_eq(value.number, 2);
	value = value_at(event, 1);
	ck_assert_uint_eq(value.type, CSPR_TYPE_DATE);
	ck_assert_int_eq(value.when.first, 19000);
	ck_assert_int_eq(value.when.last, 19000);
}
END_TEST

START_TEST(setting_again_replaces)
{
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 1), CSPR_DONE);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "agency-1"), CSPR_DONE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 3), CSPR_DONE);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "another-and-longer-agency-2"),
			 CSPR_DONE);
	ck_assert_uint_eq(value_count(event), 2);
	ck_assert_int_eq(value_at(event, 0).number, 3);
	ck_assert_str_eq(value_at(event, 1).reference, "another-and-longer-agency-2");
}
END_TEST

START_TEST(a_list_grows)
{
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_CHILD_REFS, "c-1"), CSPR_DONE);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_CHILD_REFS, "c-2"), CSPR_DONE);
	ck_assert_uint_eq(value_count(event), 2);
	ck_assert_str_eq(value_at(event, 0).reference, "c-1");
	ck_assert_str_eq(value_at(event, 1).reference, "c-2");
	ck_assert_uint_eq(value_at(event, 1).type, CSPR_TYPE_REFERENCES);
}
END_TEST

START_TEST(milestones)
{
	cspr_event *adopt = event_of(CSPR_EVENT_ADOPT);
	struct cspr_span year, month, odd = { 3, 40 };

	ck_assert_status(cspr_span_parse("2018", &year, NULL), CSPR_DONE);
	ck_assert_status(cspr_span_parse("2019-06", &month, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(adopt, CSPR_MILESTONE_INCIDENT, year), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(adopt, CSPR_EVENT_PUBLISH, year), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(adopt, CSPR_EVENT_PUBLISH, month), CSPR_DONE);
	ck_assert_uint_eq(value_count(adopt), 2);
	ck_assert_int_eq(value_at(adopt, 0).number, CSPR_MILESTONE_INCIDENT);
	ck_assert_int_eq(value_at(adopt, 1).number, CSPR_EVENT_PUBLISH);
	ck_assert_int_eq(value_at(adopt, 1).when.last, month.last);
	ck_assert_status(cspr_event_set_milestone(adopt, 0, year), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_milestone(adopt, 199, year), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_milestone(adopt, CSPR_EVENT_DECIDE, odd), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_event_set_milestone(event, CSPR_EVENT_DECIDE, year), CSPR_ERROR_UNKNOWN_WORD);
	cspr_event_unref(adopt);
}
END_TEST

START_TEST(a_particular_of_another_event)
{
	static const unsigned char digest[32];

	ck_assert_status(cspr_event_set_code(event, CSPR_PART_OUTCOME, CSPR_VALUE_LCSPR), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_day(event, CSPR_PART_PLANNED_ON, 1), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_OPEN_FINDINGS, 1), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_yes_no(event, CSPR_PART_CLEAR, 1), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REASON, "x"), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_digest(event, CSPR_PART_DOCUMENT, digest), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(event, 0, 1), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(event, UINT16_MAX, 1), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(a_particular_of_another_type)
{
	static const unsigned char digest[32];

	ck_assert_status(cspr_event_set_code(event, CSPR_PART_CHILDREN, 1), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_day(event, CSPR_PART_CHILDREN, 1), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_AWARE_ON, 1), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_yes_no(event, CSPR_PART_AWARE_ON, 1), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_CHILDREN, "x"), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_digest(event, CSPR_PART_REFERRING_AGENCY, digest), CSPR_ERROR_WRONG_TYPE);
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(a_value_of_another_list)
{
	cspr_event *decide = event_of(CSPR_EVENT_DECIDE);

	ck_assert_status(cspr_event_set_code(decide, CSPR_PART_OUTCOME, CSPR_VALUE_AGREES), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(decide, CSPR_PART_OUTCOME, 0), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(decide, CSPR_PART_OUTCOME, 999), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(decide, CSPR_PART_OUTCOME, CSPR_VALUE_LCSPR), CSPR_DONE);
	ck_assert_int_eq(value_at(decide, 0).number, CSPR_VALUE_LCSPR);
	cspr_event_unref(decide);
}
END_TEST

START_TEST(a_reference_that_is_none)
{
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "two words"),
			 CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "SW1A-1AA"),
			 CSPR_ERROR_PERSONAL_DATA);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(value_count(event), 0);
}
END_TEST

START_TEST(the_name_of_an_event)
{
	struct cspr_value value = { .size = sizeof value };
	cspr_event *refusal;

	ck_assert_status(cspr_event_new(context, CSPR_EVENT_NOTE_REFUSAL, &refusal), CSPR_DONE);
	ck_assert_status(cspr_event_set_code(refusal, CSPR_PART_EVENT, CSPR_EVENT_NOTE_REFUSAL + 1),
			 CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_code(refusal, CSPR_PART_EVENT, 0), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_event_set_reference(refusal, CSPR_PART_EVENT, "publish"), CSPR_ERROR_WRONG_TYPE);
	ck_assert_status(cspr_event_set_code(refusal, CSPR_PART_EVENT, CSPR_EVENT_PUBLISH), CSPR_DONE);
	ck_assert_status(cspr_event_value(refusal, 0, &value), CSPR_DONE);
	ck_assert_uint_eq(value.type, CSPR_TYPE_EVENT_NAME);
	ck_assert_int_eq(value.number, CSPR_EVENT_PUBLISH);
	cspr_event_unref(refusal);
}
END_TEST

START_TEST(whether_it_says_that_it_is_historic)
{
	ck_assert_int_eq(cspr_event_says_historic(event), 0);
	ck_assert_status(cspr_event_set_historic(event, 0), CSPR_DONE);
	ck_assert_int_eq(cspr_event_says_historic(event), 1);
	ck_assert_int_eq(cspr_event_historic(event), 0);
	ck_assert_status(cspr_event_set_historic(event, 1), CSPR_DONE);
	ck_assert_int_eq(cspr_event_says_historic(event), 1);
}
END_TEST

START_TEST(a_committed_event_is_frozen)
{
	cspr_basis *basis;
	cspr_review *review;
	cspr_event *referral;

	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	ck_assert_status(story_event(context, basis, &main_line[0], &referral), CSPR_DONE);
	ck_assert_status(cspr_event_set_count(referral, CSPR_PART_CHILDREN, 2), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, referral, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_count(referral, CSPR_PART_CHILDREN, 3), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_actor(referral, CSPR_ROLE_POLICE, "u-4", 0, NULL), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_happened(referral, (struct cspr_span){ 1, 1 }), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_recorded(referral, 1), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_historic(referral, 1), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_departure(referral, "x", 0), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_set_reference(referral, CSPR_PART_CHILD_REFS, "c-1"), CSPR_ERROR_FROZEN);
	cspr_event_unref(referral);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
}
END_TEST

START_TEST(a_copy_is_the_same_and_can_be_changed)
{
	struct cspr_value value = { .size = sizeof value };
	cspr_event *copy, *amendment;

	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_POLICE, "u-1", CSPR_CAPACITY_LEAD, "org-1"), CSPR_DONE);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 2), CSPR_DONE);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_AMEND, &amendment), CSPR_DONE);
	ck_assert_status(cspr_event_set_replacement(amendment, event), CSPR_DONE); /* which freezes it */
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 3), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_event_copy(event, &copy), CSPR_DONE);
	ck_assert_str_eq(cspr_event_actor(copy), "u-1");
	ck_assert_str_eq(cspr_event_organisation(copy), "org-1");
	ck_assert_int_eq(cspr_event_capacity(copy), CSPR_CAPACITY_LEAD);
	ck_assert_status(cspr_event_set_count(copy, CSPR_PART_CHILDREN, 3), CSPR_DONE);
	ck_assert_status(cspr_event_value(event, 0, &value), CSPR_DONE);
	ck_assert_int_eq(value.number, 2);
	cspr_event_unref(copy);
	ck_assert_status(cspr_event_copy(amendment, &copy), CSPR_DONE);
	cspr_event_unref(amendment);
	ck_assert_status(cspr_event_value(copy, 0, &value), CSPR_DONE);
	ck_assert_ptr_eq(value.event, event);
	cspr_event_unref(copy);
	ck_assert_status(cspr_event_copy(NULL, &copy), CSPR_ERROR_ARGUMENT);
}
END_TEST

static struct cspr_span span(const char *text)
{
	struct cspr_span read;

	ck_assert_status(cspr_span_parse(text, &read, NULL), CSPR_DONE);
	return read;
}

START_TEST(a_first_event_chooses_the_edition)
{
	const cspr_edition *edition = NULL;
	cspr_event *adopted;
	cspr_code milestone = 1;

	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, event, &edition, &milestone), CSPR_ERROR_INCOMPLETE);
	ck_assert_status(cspr_event_set_happened(event, span("2023-12-14")), CSPR_DONE);
	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, event, &edition, &milestone), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(edition), "wt2018");
	ck_assert_int_eq(milestone, 0);
	ck_assert_status(cspr_edition_for(CSPR_KIND_ADULT, event, &edition, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(edition), "sar2014");

	ck_assert_status(cspr_event_new(context, CSPR_EVENT_ADOPT, &adopted), CSPR_DONE);
	ck_assert_status(cspr_event_set_happened(adopted, span("2026-05-01")), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(adopted, CSPR_EVENT_PUBLISH, span("2017")), CSPR_DONE);
	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, adopted, &edition, NULL), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_event_set_milestone(adopted, CSPR_MILESTONE_INCIDENT, span("2023-12")), CSPR_DONE);
	edition = NULL;
	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, adopted, &edition, &milestone), CSPR_ERROR_BAD_DATE);
	ck_assert_ptr_null(edition);
	ck_assert_int_eq(milestone, CSPR_MILESTONE_INCIDENT);
	ck_assert_status(cspr_event_set_milestone(adopted, CSPR_EVENT_DECIDE, span("2024")), CSPR_DONE);
	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, adopted, &edition, &milestone), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(edition), "wt2023");
	ck_assert_int_eq(milestone, CSPR_EVENT_DECIDE);
	ck_assert_status(cspr_edition_for(CSPR_KIND_CHILDREN, NULL, &edition, NULL), CSPR_ERROR_ARGUMENT);
	cspr_event_unref(adopted);
}
END_TEST

START_TEST(an_older_host_reads_less)
{
	struct {
		struct cspr_value value;
		char after[8];
	} told;

	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 2), CSPR_DONE);
	memset(&told, 0x55, sizeof told);
	told.value.size = offsetof(struct cspr_value, when);
	ck_assert_status(cspr_event_value(event, 0, &told.value), CSPR_DONE);
	ck_assert_int_eq(told.value.number, 2);
	for (const char *byte = (char *)&told.value.when; byte < (char *)(&told + 1); byte++)
		ck_assert_int_eq(*byte, 0x55);
	told.value.size = 0;
	ck_assert_status(cspr_event_value(event, 0, &told.value), CSPR_ERROR_ARGUMENT);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("events");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_new_event_is_blank);
	tcase_add_test(tests, only_known_events);
	tcase_add_test(tests, the_actor);
	tcase_add_test(tests, another_actor_takes_the_place_of_the_first);
	tcase_add_test(tests, no_such_actor);
	tcase_add_test(tests, when_it_happened);
	tcase_add_test(tests, when_it_was_recorded);
	tcase_add_test(tests, a_departure);
	tcase_add_test(tests, particulars_are_read_as_they_were_set);
	tcase_add_test(tests, counts_and_days);
	tcase_add_test(tests, setting_again_replaces);
	tcase_add_test(tests, a_list_grows);
	tcase_add_test(tests, milestones);
	tcase_add_test(tests, a_particular_of_another_event);
	tcase_add_test(tests, a_particular_of_another_type);
	tcase_add_test(tests, a_value_of_another_list);
	tcase_add_test(tests, a_reference_that_is_none);
	tcase_add_test(tests, the_name_of_an_event);
	tcase_add_test(tests, whether_it_says_that_it_is_historic);
	tcase_add_test(tests, a_committed_event_is_frozen);
	tcase_add_test(tests, a_copy_is_the_same_and_can_be_changed);
	tcase_add_test(tests, a_first_event_chooses_the_edition);
	tcase_add_test(tests, an_older_host_reads_less);
	return run_tests("events", tests);
}
