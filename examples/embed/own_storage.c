/*
 * A host that has a database of its own, and wants the law alone: it links libcspr, which needs libc and nothing else.
 *
 * Here the host's database is two tables in memory, its allocator a budget. Each event is decided, written to the
 * tables, and committed, in this order. After a restart the review is what its rows add up to.
 *
 *     cc own_storage.c $(pkg-config --cflags --libs libcspr)
 */
#include <cspr/cspr.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The tables. A code of vocab.h is for ever, so that it may be stored as its number. */
enum { ROOM = 64 };
static struct event_row {
	cspr_code event, role;
	char actor[65];
	cspr_day happened;
	int64_t recorded;
} events[ROOM];
static size_t event_count;

static struct value_row {
	size_t event; /* whose particular it is: an index into events */
	cspr_code part, type;
	int64_t number;
	cspr_day day;
	char reference[65];
	unsigned char digest[32];
} values[ROOM];
static size_t value_count;

/* The allocator. Both sizes are told, so that it needs no headers of its own in front of blocks. */
struct budget {
	size_t used, limit;
};

static void *allocate(void *data, void *block, size_t old_size, size_t new_size)
{
	struct budget *budget = data;
	void *moved = NULL;

	if (budget->used - old_size + new_size > budget->limit)
		return NULL; /* the call that asked gives CSPR_ERROR_NO_MEMORY, and nothing has changed */
	if (new_size == 0)
		free(block);
	else if (!(moved = realloc(block, new_size)))
		return NULL;
	budget->used += new_size - old_size;
	return moved;
}

/* For what can't go wrong here: a host would tell its user, or log it. */
static void must(cspr_status status)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "%s\n", cspr_status_words(status));
	exit(1);
}

static cspr_event *make(cspr_context *context, cspr_code code, cspr_code role, const char *actor, cspr_day day)
{
	cspr_event *event;

	must(cspr_event_new(context, code, &event));
	must(cspr_event_set_actor(event, role, actor, 0, NULL));
	must(cspr_event_set_happened(event, (struct cspr_span){ day, day }));
	must(cspr_event_set_recorded(event, ((int64_t)day * 24 + 10) * 3600 * 1000000000)); /* at 10:00 UTC */
	return event;
}

/* INSERT: what a host does between deciding and committing. */
static void insert(const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };
	struct event_row *row = &events[event_count];

	row->event = cspr_event_code(event);
	row->role = cspr_event_role(event);
	snprintf(row->actor, sizeof row->actor, "%s", cspr_event_actor(event));
	row->happened = cspr_event_happened(event).first;
	row->recorded = cspr_event_recorded(event);
	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++) {
		struct value_row *to = &values[value_count++];

		*to = (struct value_row){
			.event = event_count,
			.part = value.part,
			.type = value.type,
			.number = value.number,
			.day = value.when.first,
		};
		if (value.reference)
			snprintf(to->reference, sizeof to->reference, "%s", value.reference);
		if (value.digest)
			memcpy(to->digest, value.digest, sizeof to->digest);
	}
	event_count++;
}

static void set(cspr_event *event, const struct value_row *row)
{
	switch (row->type) {
	case CSPR_TYPE_CODE:
		must(cspr_event_set_code(event, row->part, (cspr_code)row->number));
		break;
	case CSPR_TYPE_REFERENCE:
		must(cspr_event_set_reference(event, row->part, row->reference));
		break;
	case CSPR_TYPE_DATE:
		must(cspr_event_set_day(event, row->part, row->day));
		break;
	case CSPR_TYPE_COUNT:
		must(cspr_event_set_count(event, row->part, row->number));
		break;
	case CSPR_TYPE_YES_NO:
		must(cspr_event_set_yes_no(event, row->part, row->number != 0));
		break;
	case CSPR_TYPE_DIGEST:
		must(cspr_event_set_digest(event, row->part, row->digest));
		break;
	}
}

/* SELECT: a row as the event that it was. */
static cspr_event *select_event(cspr_context *context, size_t index)
{
	const struct event_row *row = &events[index];
	cspr_event *event = make(context, row->event, row->role, row->actor, row->happened);

	must(cspr_event_set_recorded(event, row->recorded));
	for (size_t i = 0; i < value_count; i++)
		if (values[i].event == index)
			set(event, &values[i]);
	return event;
}

/* Decide, insert, commit. Takes the event. */
static void record(cspr_review *review, cspr_event *event)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(review, event, &decision);

	printf("%s: ", cspr_word_name(CSPR_GROUP_EVENT, cspr_event_code(event)));
	if (status == CSPR_DONE) {
		insert(event);
		must(cspr_review_commit(review, decision));
		printf("recorded\n");
	} else if (status == CSPR_REFUSED) {
		printf("refused\n");
		for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
			if (finding.result != CSPR_RESULT_MET)
				printf("    %s (%s): %s\n        %s\n        [%s]\n", finding.name,
				       cspr_word_name(CSPR_GROUP_FORCE, finding.force), finding.words, finding.remedy,
				       finding.cite);
	} else {
		must(status);
	}
	cspr_decision_unref(decision);
	cspr_event_unref(event);
}

/* The review that the rows add up to. */
static cspr_review *load(cspr_context *context)
{
	cspr_basis *basis;
	cspr_review *review;

	must(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis));
	must(cspr_review_new(context, basis, &review));
	cspr_basis_unref(basis); /* the review keeps it */
	for (size_t i = 0; i < event_count; i++) {
		cspr_event *event = select_event(context, i);

		must(cspr_review_apply(review, event, NULL));
		cspr_event_unref(event);
	}
	return review;
}

static void show(const cspr_review *review)
{
	printf("=> %u events, %s\n", (unsigned)cspr_review_version(review),
	       cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(review)));
}

int main(void)
{
	struct budget budget = { .limit = 1024 * 1024 };
	struct cspr_settings settings = { .size = sizeof settings, .allocate = allocate, .allocate_data = &budget };
	cspr_context *context;
	cspr_review *review;
	cspr_event *event;
	cspr_day monday;

	must(cspr_context_new(&settings, &context));
	must(cspr_day_from_civil(2024, 9, 2, &monday));
	review = load(context); /* the tables are empty */

	event = make(context, CSPR_EVENT_REFER, CSPR_ROLE_AGENCY, "hospital-1", monday);
	must(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "hospital-1"));
	must(cspr_event_set_day(event, CSPR_PART_AWARE_ON, monday));
	must(cspr_event_set_count(event, CSPR_PART_CHILDREN, 1));
	record(review, event);
	record(review, make(context, CSPR_EVENT_BEGIN_SCREENING, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", monday + 1));
	event = make(context, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", monday + 1);
	must(cspr_event_set_code(event, CSPR_PART_LIMB, CSPR_VALUE_IN_AREA));
	record(review, event);
	show(review);
	cspr_review_unref(review);
	cspr_context_unref(context);
	printf("%zu bytes in use\n\n", budget.used);

	printf("After a restart:\n");
	must(cspr_context_new(&settings, &context));
	review = load(context);
	show(review);

	printf("With no memory left:\n");
	budget.limit = budget.used;
	printf("%s\n", cspr_status_words(cspr_event_new(context, CSPR_EVENT_RECORD_CIRCUMSTANCES, &event)));
	show(review);
	cspr_review_unref(review);
	cspr_context_unref(context);
	return fflush(stdout) || ferror(stdout) ? 1 : 0; /* a full disk: what is said is lost */
}
