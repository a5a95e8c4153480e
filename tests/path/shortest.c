/*
 * No list of events is shorter than a path: every list of single events that the rules could see is tried, from
 * some places of a review and in each edition with rules of its own, as deep as there is time for.
 *
 * The search here knows nothing of what would meet a rule. It tries every event of the alphabet and takes all
 * that is allowed; two lists are the same when they are of the same events, whatever their order, between those
 * that make something void.
 */
#include "alphabet.h"
#include "story.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

enum { STATES = CSPR_STATE_NO_REVIEW + 1, MOST_BACK = 2, NEVER = 1000 };

struct set {
	uint64_t bits[MOST_VARIANTS / 64];
};

/* A list of events: one more than that of its parent. */
struct node {
	size_t parent, variant;
	struct set done; /* since something was made void */
	uint64_t before; /* what came until then */
	cspr_code state;
	int back, level;
};

static cspr_context *context;
static cspr_basis *basis;
static cspr_review *review;
static struct alphabet alphabet;
static struct node *nodes;
static size_t node_count, node_room;
static uint64_t *seen;
static size_t seen_count, seen_room;
static struct choice choice;
static int most_back;		     /* events that go back, in one list */
static int depth[MOST_BACK][STATES]; /* how many events it takes, by how many of them go back */

static void open_review(const char *edition)
{
	most_back = 1;
	choice = (struct choice){ .publication_document = "4" };
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find(edition), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
}

static void record(const struct step *step)
{
	cspr_event *event;

	ck_assert_status(story_event(context, basis, step, &event), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
	cspr_event_unref(event);
}

/* The main line until an event, without the events that are given (ended by 0). */
static void record_until(cspr_code last, const cspr_code *without)
{
	for (size_t i = 0; i < main_line_length; i++) {
		const cspr_code *left_out = without;

		while (*left_out && *left_out != main_line[i].event)
			left_out++;
		if (!*left_out)
			record(&main_line[i]);
		if (main_line[i].event == last)
			return;
	}
}

static uint64_t mix(uint64_t hash, uint64_t number)
{
	for (int i = 0; i < 8; i++, number >>= 8)
		hash = (hash ^ (number & 255)) * 1099511628211u;
	return hash;
}

static int is_new(const struct node *node)
{
	uint64_t key = mix(mix(14695981039346656037u, node->state), node->before);
	size_t at;

	for (size_t i = 0; i < MOST_VARIANTS / 64; i++)
		key = mix(key, node->done.bits[i]);
	key = mix(key, (uint64_t)node->back) | 1;
	if (seen_count * 2 >= seen_room) {
		uint64_t *old = seen;
		size_t room = seen_room;

		seen_room = room ? room * 2 : 4096;
		seen = calloc(seen_room, sizeof *seen);
		seen_count = 0;
		for (size_t i = 0; i < room; i++)
			if (old[i]) {
				for (at = old[i] % seen_room; seen[at]; at = (at + 1) % seen_room)
					continue;
				seen[at] = old[i];
				seen_count++;
			}
		free(old);
	}
	for (at = key % seen_room; seen[at]; at = (at + 1) % seen_room)
		if (seen[at] == key)
			return 0;
	seen[at] = key;
	seen_count++;
	return 1;
}

static void add_node(const struct node *node)
{
	if (node_count == node_room) {
		node_room = node_room ? node_room * 2 : 4096;
		nodes = realloc(nodes, node_room * sizeof *nodes);
	}
	nodes[node_count++] = *node;
}

static int has(const struct set *set, size_t i)
{
	return set->bits[i / 64] >> i % 64 & 1;
}

/* Whether an event of the same group, but another, was done: then this one goes back on it. */
static int replaces(const struct set *done, size_t variant)
{
	for (size_t i = 0; i < alphabet.count; i++)
		if (i != variant && alphabet.list[i].group == alphabet.list[variant].group && !alphabet.list[i].moves &&
		    has(done, i))
			return 1;
	return 0;
}

/* What no move makes void. */
static struct set circumstances_of(const struct set *done)
{
	struct set kept = { { 0 } };

	for (size_t i = 0; i < alphabet.count; i++)
		if (alphabet.list[i].group == CIRCUMSTANCES && has(done, i))
			kept.bits[i / 64] |= UINT64_C(1) << i % 64;
	return kept;
}

static int64_t number_of(const cspr_event *event, cspr_code part)
{
	struct cspr_value value = { .size = sizeof value };

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		if (value.part == part)
			return value.number;
	return 0;
}

/* The variants that are on record: circumstances and stances, which another would go back on. */
static struct set on_record(void)
{
	struct set set = { { 0 } };
	cspr_event *event;

	for (size_t at = 0; cspr_review_event(review, at, &event, NULL, NULL) == CSPR_DONE; at++)
		for (size_t i = 0; i < alphabet.count; i++) {
			const cspr_event *variant = alphabet.list[i].event;

			if (cspr_event_code(variant) != cspr_event_code(event) ||
			    (cspr_event_code(event) != CSPR_EVENT_RECORD_CIRCUMSTANCES &&
			     cspr_event_code(event) != CSPR_EVENT_SIGN_OFF) ||
			    (cspr_event_code(event) == CSPR_EVENT_SIGN_OFF &&
			     cspr_event_role(variant) != cspr_event_role(event)) ||
			    number_of(variant, CSPR_PART_SUBJECT) != number_of(event, CSPR_PART_SUBJECT) ||
			    number_of(variant, CSPR_PART_OUTCOME) != number_of(event, CSPR_PART_OUTCOME) ||
			    number_of(variant, CSPR_PART_SUSPICION) != number_of(event, CSPR_PART_SUSPICION))
				continue;
			set.bits[i / 64] |= UINT64_C(1) << i % 64;
		}
	return set;
}

static void try_variant(size_t at, cspr_review *here, size_t i, int levels)
{
	struct variant *variant = &alphabet.list[i];
	struct node child = nodes[at];
	cspr_decision *decision;

	if (!variant->moves && has(&child.done, i))
		return;
	child.back += variant->back + replaces(&child.done, i);
	if (child.back > most_back || cspr_review_decide(here, variant->event, &decision) < 0)
		return;
	if (cspr_decision_status(decision) == CSPR_DONE) {
		child.parent = at;
		child.variant = i;
		child.state = cspr_decision_state(decision);
		child.level++;
		if (variant->voids) {
			for (size_t word = 0; word < MOST_VARIANTS / 64; word++)
				child.before = mix(child.before, child.done.bits[word]);
			child.before = mix(child.before, i + 1);
			child.done = circumstances_of(&child.done);
		} else {
			child.done.bits[i / 64] |= UINT64_C(1) << i % 64;
		}
		if (child.level < depth[child.back][child.state])
			depth[child.back][child.state] = child.level;
		if (child.level < levels && is_new(&child))
			add_node(&child);
	}
	cspr_decision_unref(decision);
}

/* The review with the events of a node. */
static cspr_review *review_at(size_t at)
{
	size_t list[64];
	int count = 0;
	cspr_review *copy;

	ck_assert_status(cspr_review_copy(review, &copy), CSPR_DONE);
	for (; at; at = nodes[at].parent)
		list[count++] = nodes[at].variant;
	while (count--)
		ck_assert_status(cspr_review_apply(copy, alphabet.list[list[count]].event, NULL), CSPR_DONE);
	return copy;
}

static void search(int levels)
{
	struct node start = { .state = cspr_review_state(review), .done = on_record() };

	for (int back = 0; back < MOST_BACK; back++)
		for (int state = 0; state < STATES; state++)
			depth[back][state] = NEVER;
	depth[0][start.state] = 0;
	node_count = 0;
	add_node(&start);
	for (size_t at = 0; at < node_count; at++) {
		cspr_review *here = review_at(at);

		for (size_t i = 0; i < alphabet.count; i++)
			try_variant(at, here, i, levels);
		cspr_review_unref(here);
	}
	free(nodes);
	free(seen);
	nodes = NULL;
	seen = NULL;
	node_room = seen_count = seen_room = 0;
}

/* How long the path is, and what it cost; whether there is one. */
static int path_to(cspr_code state, int *ret_steps, int *ret_back, int *ret_departs)
{
	struct cspr_step step = { .size = sizeof step };
	cspr_path *path;
	cspr_status status = cspr_review_path(review, state, story_day(today), &path);

	ck_assert_msg(status >= 0, "path: %d", (int)status);
	*ret_steps = *ret_back = *ret_departs = 0;
	for (; cspr_path_step(path, (size_t)*ret_steps, &step) == CSPR_DONE; (*ret_steps)++) {
		*ret_back += step.goes_back;
		*ret_departs += step.verdict != CSPR_VERDICT_ALLOWED;
	}
	cspr_path_unref(path);
	return status == CSPR_DONE;
}

static void compare(const char *where, cspr_code state, int levels, int *compared)
{
	const char *name = cspr_word_name(CSPR_GROUP_STATE, state);
	int steps, back, departs, found = path_to(state, &steps, &back, &departs);

	if (!found || departs || back > most_back) {
		for (int i = 0; i <= most_back; i++)
			ck_assert_msg(depth[i][state] == NEVER, "%s to %s: %d events, but no such path", where, name,
				      depth[i][state]);
		return;
	}
	for (int i = 0; i < back; i++)
		ck_assert_msg(depth[i][state] == NEVER, "%s to %s: the path goes back, %d events do not", where, name,
			      depth[i][state]);
	ck_assert_msg(depth[back][state] == (steps <= levels ? steps : NEVER),
		      "%s to %s: the path has %d steps, but it takes %d", where, name, steps, depth[back][state]);
	*compared += steps <= levels;
}

/* Compares the path to a state, or to every state (0), with what was found in so many events. */
static void expect_shortest(const char *where, cspr_code goal, int levels, int least_compared)
{
	int compared = 0;

	make_alphabet(context, basis, &choice, &alphabet);
	search(levels);
	for (cspr_code state = 1; state < STATES; state++)
		if (cspr_edition_has_state(cspr_basis_edition(basis), state) && (!goal || state == goal))
			compare(where, state, levels, &compared);
	ck_assert_msg(compared >= least_compared, "%s: only %d paths were compared", where, compared);
	free_alphabet(&alphabet);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
}

static const cspr_code nothing[] = { 0 };

START_TEST(from_referral)
{
	open_review("wt2023");
	record(&main_line[0]);
	expect_shortest("referral", 0, 7, 10);
}
END_TEST

START_TEST(from_the_rapid_review)
{
	open_review("wt2023");
	record_until(CSPR_EVENT_OPEN_RAPID_REVIEW, nothing);
	expect_shortest("rapid review", 0, 7, 4);
}
END_TEST

START_TEST(from_the_completed_rapid_review)
{
	open_review("wt2023");
	choice.only_outcome = CSPR_VALUE_LOCAL_LEARNING;
	record_until(CSPR_EVENT_COMPLETE_RAPID_REVIEW, nothing);
	expect_shortest("completed rapid review", 0, 6, 4);
}
END_TEST

/* One agrees already, on an outcome that leads nowhere near. */
START_TEST(from_a_stance_for_no_review)
{
	static const struct step stance = { "2024-03-25",
					    CSPR_EVENT_SIGN_OFF,
					    CSPR_ROLE_POLICE,
					    "u-4",
					    { { CSPR_PART_SUBJECT, "decision" },
					      { CSPR_PART_STANCE, "agrees" },
					      { CSPR_PART_OUTCOME, "no_review" } } };

	open_review("wt2023");
	record_until(CSPR_EVENT_COMPLETE_RAPID_REVIEW, nothing);
	record(&stance);
	expect_shortest("a stance for no review", 0, 6, 5);
}
END_TEST

START_TEST(from_the_decision)
{
	open_review("wt2023");
	record_until(CSPR_EVENT_DECIDE, nothing);
	expect_shortest("decision", 0, 6, 6);
}
END_TEST

START_TEST(from_an_open_query)
{
	static const struct step query = { "2024-04-02",
					   CSPR_EVENT_NATIONAL_PANEL_RESPONDS,
					   CSPR_ROLE_NATIONAL_PANEL,
					   "np-1",
					   { { CSPR_PART_RESPONSE, "asks_for_information" } } };

	open_review("wt2023");
	record_until(CSPR_EVENT_SEND_TO_NATIONAL_PANEL, nothing);
	record(&query);
	expect_shortest("open query", 0, 6, 6);
}
END_TEST

/* The practitioner event can't be held any more when it is asked for. */
START_TEST(from_the_review)
{
	static const cspr_code without[] = { CSPR_EVENT_HOLD_PRACTITIONER_EVENT, CSPR_EVENT_INVITE_FAMILY, 0 };

	open_review("wt2023");
	most_back = 0;
	record_until(CSPR_EVENT_BEGIN_REVIEW, without);
	expect_shortest("review", CSPR_STATE_ANONYMISING, 8, 1);
}
END_TEST

START_TEST(from_a_draft_without_practitioners)
{
	static const cspr_code without[] = { CSPR_EVENT_HOLD_PRACTITIONER_EVENT, 0 };

	open_review("wt2023");
	choice.only_outcome = CSPR_VALUE_LCSPR;
	record_until(CSPR_EVENT_SUBMIT_DRAFT, without);
	expect_shortest("draft without practitioners", CSPR_STATE_ANONYMISING, 8, 1);
}
END_TEST

START_TEST(from_the_accepted_report)
{
	open_review("wt2023");
	choice.only_outcome = CSPR_VALUE_FULL;
	record_until(CSPR_EVENT_ACCEPT_REPORT, nothing);
	expect_shortest("accepted report", CSPR_STATE_PUBLISHED, 12, 1);
}
END_TEST

START_TEST(from_the_accepted_report_to_no_publication)
{
	open_review("wt2023");
	choice.only_outcome = CSPR_VALUE_NONE;
	choice.publication_document = "3";
	record_until(CSPR_EVENT_ACCEPT_REPORT, nothing);
	expect_shortest("accepted report", CSPR_STATE_CLOSED, 10, 1);
}
END_TEST

START_TEST(from_a_held_publication)
{
	static const struct step hold = {
		"2024-09-10",
		CSPR_EVENT_PLACE_HOLD,
		CSPR_ROLE_BUSINESS_MANAGER,
		"u-1",
		{ { CSPR_PART_HOLD, "h-1" }, { CSPR_PART_SCOPE, "publication" }, { CSPR_PART_REASON, "inquest" } }
	};
	static const struct step order = {
		"2024-09-10", CSPR_EVENT_RECORD_ORDER, CSPR_ROLE_LEGAL_ADVISER, "u-6", { { CSPR_PART_ORDER, "x-1" } }
	};
	static const struct step copy = { "2024-09-10",
					  CSPR_EVENT_SEND_COPY,
					  CSPR_ROLE_BUSINESS_MANAGER,
					  "u-1",
					  { { CSPR_PART_DOCUMENT, "4" }, { CSPR_PART_RECIPIENT, "ofsted" } } };

	open_review("wt2023");
	record_until(CSPR_EVENT_DECIDE_PUBLICATION, nothing);
	record(&hold);
	record(&order);
	record(&copy);
	expect_shortest("held publication", 0, 6, 5);
}
END_TEST

START_TEST(from_monitoring)
{
	open_review("wt2023");
	record_until(CSPR_EVENT_UPDATE_ACTION, nothing);
	expect_shortest("monitoring", 0, 6, 3);
}
END_TEST

START_TEST(adult_from_referral)
{
	open_review("sar2014");
	record(&main_line[0]);
	expect_shortest("adult referral", 0, 8, 6);
}
END_TEST

START_TEST(adult_to_publication)
{
	static const struct step decide = { "2024-03-25",
					    CSPR_EVENT_DECIDE,
					    CSPR_ROLE_SAFEGUARDING_ADULTS_BOARD,
					    "u-4",
					    { { CSPR_PART_OUTCOME, "discretionary_review" },
					      { CSPR_PART_REASON, "minute-1" } } };

	open_review("sar2014");
	record(&main_line[0]);
	record(&main_line[1]);
	record(&decide);
	choice.only_outcome = CSPR_VALUE_FULL;
	expect_shortest("adult review", CSPR_STATE_PUBLISHED, 17, 1);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("shortest");

	tcase_set_timeout(tests, 500);
	tcase_add_test(tests, from_referral);
	tcase_add_test(tests, from_the_rapid_review);
	tcase_add_test(tests, from_the_completed_rapid_review);
	tcase_add_test(tests, from_a_stance_for_no_review);
	tcase_add_test(tests, from_the_decision);
	tcase_add_test(tests, from_an_open_query);
	tcase_add_test(tests, from_the_review);
	tcase_add_test(tests, from_a_draft_without_practitioners);
	tcase_add_test(tests, from_the_accepted_report);
	tcase_add_test(tests, from_the_accepted_report_to_no_publication);
	tcase_add_test(tests, from_a_held_publication);
	tcase_add_test(tests, from_monitoring);
	tcase_add_test(tests, adult_from_referral);
	tcase_add_test(tests, adult_to_publication);
	return run_tests("shortest", tests);
}
