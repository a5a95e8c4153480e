/*
 * What happens next in a random review, who does it and when. Its particulars are made up in particulars.c.
 *
 * To get anywhere, an author picks an event that leads on, asks cspr_review_explain() what stands in its way,
 * and does one of the things that would help; or presses on with a departure.
 */
#include "author.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Beginning -------------------------------------------------------------------------------------- */

static cspr_code one_of(struct dice *dice, const cspr_code *codes, size_t count)
{
	return codes[below(dice, count)];
}

static cspr_code wish_outcome(struct author *author)
{
	static const cspr_code child[] = {
		CSPR_VALUE_LCSPR,     CSPR_VALUE_LCSPR,		 CSPR_VALUE_LCSPR,
		CSPR_VALUE_NO_REVIEW, CSPR_VALUE_LOCAL_LEARNING, CSPR_VALUE_NATIONAL_REVIEW
	};
	static const cspr_code adult[] = { CSPR_VALUE_MANDATORY_REVIEW, CSPR_VALUE_MANDATORY_REVIEW,
					   CSPR_VALUE_DISCRETIONARY_REVIEW, CSPR_VALUE_NO_REVIEW };

	if (cspr_edition_kind(author->scene->edition) == CSPR_KIND_ADULT)
		return one_of(&author->dice, adult, sizeof adult / sizeof adult[0]);
	return one_of(&author->dice, child, sizeof child / sizeof child[0]);
}

/* The outcome after which there is most to come. */
static cspr_code adult_or_child(const struct author *author)
{
	return cspr_edition_kind(author->scene->edition) == CSPR_KIND_ADULT ? CSPR_VALUE_MANDATORY_REVIEW
									    : CSPR_VALUE_LCSPR;
}

static cspr_code wish_publication(struct author *author)
{
	static const cspr_code ways[] = { CSPR_VALUE_FULL, CSPR_VALUE_FULL, CSPR_VALUE_IMPROVEMENTS_ONLY,
					  CSPR_VALUE_NONE };

	return one_of(&author->dice, ways, sizeof ways / sizeof ways[0]);
}

size_t author_begin(struct author *author, const struct scene *scene, cspr_review *review, uint64_t seed,
		    uint64_t number)
{
	for (const char *name = cspr_edition_name(scene->edition); *name; name++)
		seed = seed * 131 + (unsigned char)*name;
	*author = (struct author){ .scene = scene, .dice = dice_for(seed, number), .review = review };
	struct dice *dice = &author->dice;

	author->basis = cspr_review_basis(review);
	author->today = between(dice, scene->first, scene->last);
	if (cspr_edition_find("wt2018") == scene->edition && chance(dice, 30))
		author->today = between(dice, day_of(2019, 9, 1), day_of(2021, 1, 31));
	author->recorded = author->today * nanoseconds_a_day;
	author->criteria = chance(dice, 85);
	author->next_recipient = (unsigned)below(dice, 4);
	author->outcome = wish_outcome(author);
	author->publication = wish_publication(author);
	author->document = (unsigned char)between(dice, 1, 4);
	author->steady = chance(dice, 30);
	if (chance(dice, 4)) { /* a long one, by the book */
		author->steady = author->criteria = true;
		author->outcome = adult_or_child(author);
		return (size_t)between(dice, 60, 95);
	}
	author->pushing = chance(dice, 40) ? between(dice, 70, 100) : between(dice, 0, 40);
	author->erring = between(dice, 0, 18);
	author->wandering = between(dice, 0, 15);
	author->rewriting = chance(dice, 12) ? between(dice, 10, 40) : 0;
	return (size_t)between(dice, 6, 17);
}

void author_committed(struct author *author, const cspr_event *event)
{
	switch (cspr_event_code(event)) {
	case CSPR_EVENT_RECONSIDER_DECISION:
	case CSPR_EVENT_RESCREEN:
		author->outcome = wish_outcome(author);
		break;
	case CSPR_EVENT_RECONSIDER_PUBLICATION:
		author->publication = wish_publication(author);
		break;
	case CSPR_EVENT_AMEND_REPORT:
	case CSPR_EVENT_RETURN_DRAFT:
		author->document = (unsigned char)between(&author->dice, 1, 4);
		break;
	default:
		break;
	}
}

/* What next -------------------------------------------------------------------------------------- */

static bool leads_on(const struct cspr_move *move, cspr_code state, bool steady)
{
	if (!(move->from >> state & 1) || move->to == CSPR_TO_SAME || move->event == CSPR_EVENT_ADOPT)
		return false;
	return !steady || (move->to > state && (!cspr_state_final(move->to) || state == CSPR_STATE_MONITORING));
}

/* An event that leads to another state, or 0. */
static cspr_code pick_target(struct author *author)
{
	const struct scene *scene = author->scene;
	bool steady = author->steady && chance(&author->dice, 95);
	cspr_code state = cspr_review_state(author->review), targets[MOST_MOVES];
	size_t count = 0;

	for (size_t i = 0; i < scene->move_count; i++)
		if (leads_on(&scene->moves[i], state, steady))
			targets[count++] = scene->moves[i].event;
	return count ? one_of(&author->dice, targets, count) : 0;
}

/* The event itself if nothing is in its way (or at random), else one that would help. */
static cspr_code towards(struct author *author, cspr_code target)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_code rules[64];
	size_t count = 0;
	cspr_decision *decision;

	if (cspr_review_explain(author->review, target, 0, author->today, &decision) < 0)
		abort();
	for (size_t i = 0; count < 64 && cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.result != CSPR_RESULT_MET)
			rules[count++] = finding.rule;
	cspr_decision_unref(decision);
	if (count == 0 || chance(&author->dice, author->steady ? author->pushing / 3 : author->pushing / 2 + 5))
		return target;
	cspr_code rule = one_of(&author->dice, rules, count), remedy = remedy_of(author, rule);

	if (rule == CSPR_RULE_SEVEN_WORKING_DAYS || rule == CSPR_RULE_ONE_YEAR_PUBLIC ||
	    rule == CSPR_RULE_COPY_TO_OFSTED) {
		author->wait = chance(&author->dice, 80);
		return rule == CSPR_RULE_COPY_TO_OFSTED && remedy ? remedy : target;
	}
	return remedy ? remedy : target;
}

static cspr_code pick_next(struct author *author)
{
	size_t count = 0;
	cspr_code event;

	while (cspr_review_next(author->review, count, &event) == CSPR_DONE)
		count++;
	if (count == 0 || cspr_review_next(author->review, below(&author->dice, count), &event))
		return 0;
	return event;
}

/* 0: nothing in particular. */
static cspr_code pick_first(struct author *author)
{
	bool refers = author->scene->moves[0].event == CSPR_EVENT_REFER;

	if (chance(&author->dice, 2))
		return 0;
	return refers && chance(&author->dice, 62) ? CSPR_EVENT_REFER : CSPR_EVENT_ADOPT;
}

static cspr_code pick_further(struct author *author)
{
	struct dice *dice = &author->dice;
	cspr_code event = 0;

	/* What goes to several goes to one after the other. */
	if (chance(dice, author->recipients ? 35 : 6))
		event = author->latest;
	else if (chance(dice, 6))
		event = follow_up(author);
	else if (chance(dice, 25))
		event = in_time(author);
	if (event || chance(dice, author->wandering))
		return event;
	if (chance(dice, author->steady ? 92 : 70)) {
		cspr_code target = pick_target(author);

		event = target ? towards(author, target) : 0;
	}
	return event ? event : pick_next(author);
}

static cspr_code pick_event(struct author *author)
{
	cspr_code event = cspr_review_version(author->review) ? pick_further(author) : pick_first(author);

	if (event == CSPR_EVENT_CHANGE_EDITION && !chance(&author->dice, author->rewriting))
		event = 0;
	while (!event || event == CSPR_EVENT_AMEND)
		event = (cspr_code)between(&author->dice, 1, EVENTS - 1);
	return author->latest = event;
}

/* Who and when ----------------------------------------------------------------------------------- */

static cspr_code pick_role(struct author *author, cspr_code event, int erring)
{
	uint32_t state = UINT32_C(1) << cspr_review_state(author->review), roles = 0;
	cspr_code having[32];
	size_t count = 0;

	for (size_t i = 0; i < author->scene->move_count; i++)
		if (author->scene->moves[i].event == event && author->scene->moves[i].from & state)
			roles |= author->scene->moves[i].roles;
	for (cspr_code role = 1; role <= CSPR_ROLE_IMPORTER; role++)
		if (roles >> role & 1)
			having[count++] = role;
	if (count == 0 || chance(&author->dice, erring))
		return (cspr_code)between(&author->dice, 1, CSPR_ROLE_IMPORTER);
	if (event == CSPR_EVENT_SIGN_OFF && chance(&author->dice, 90))
		return having[author->signer++ % count];
	return one_of(&author->dice, having, count);
}

/* One person may act for several. */
static void set_actor(struct author *author, cspr_event *event, cspr_code role)
{
	char id[16];

	if (chance(&author->dice, author->erring * 2))
		strcpy(id, "x-1");
	else
		snprintf(id, sizeof id, "u-%d", role);
	if (cspr_event_set_actor(event, role, id, 0, NULL))
		abort();
}

/* A month or a year, for history. */
static struct cspr_span vague(struct dice *dice, cspr_day day)
{
	int year, month, number;

	cspr_day_to_civil(day, &year, &month, &number);
	if (chance(dice, 70)) {
		cspr_day first = day_of(year, month, 1);

		return (struct cspr_span){ first, cspr_day_add_months(first, 1) - 1 };
	}
	return (struct cspr_span){ day_of(year, 1, 1), day_of(year, 12, 31) };
}

static void pass_time(struct author *author)
{
	struct dice *dice = &author->dice;
	size_t how = below(dice, 100);
	int days = how < 50   ? 0
		   : how < 80 ? between(dice, 1, 3)
		   : how < 97 ? between(dice, 4, 15)
			      : between(dice, 16, 200);

	if (author->wait)
		days = chance(dice, 60) ? between(dice, 7, 14) : between(dice, 300, 380);
	author->wait = false;
	author->today += days;
	author->recorded += INT64_C(1000000000) * between(dice, 1, 1000);
	if (author->recorded < author->today * nanoseconds_a_day)
		author->recorded = author->today * nanoseconds_a_day + INT64_C(1000000000) * between(dice, 0, 3600);
}

static void set_when(struct author *author, cspr_event *event, bool may_be_vague)
{
	struct dice *dice = &author->dice;
	cspr_day day = author->today;
	struct cspr_span happened;

	if (chance(dice, 6))
		day -= between(dice, 1, 90);
	else if (chance(dice, 2))
		day += 1;
	happened = (struct cspr_span){ day, day };
	if (may_be_vague && chance(dice, 2)) {
		happened = vague(dice, day - between(dice, 40, 400));
		cspr_event_set_historic(event, 1);
	}
	if (cspr_event_set_happened(event, happened) || cspr_event_set_recorded(event, author->recorded))
		abort();
}

/* Events ----------------------------------------------------------------------------------------- */

cspr_event *author_event(struct author *author)
{
	struct dice *dice = &author->dice;
	cspr_event *event;

	if (chance(dice, author->rewriting) && cspr_review_version(author->review) > 1)
		return author_amendment(author);
	cspr_code code = pick_event(author);

	author->recipients = false;
	pass_time(author);
	if (cspr_event_new(author->scene->context, code, &event))
		return NULL;
	set_actor(author, event, pick_role(author, code, author->erring));
	set_when(author, event, true);
	author_fill(author, event, code);
	if (chance(dice, author->pushing))
		cspr_event_set_departure(event, "late", chance(dice, 85));
	return event;
}

cspr_event *author_event_of(struct author *author, cspr_code code)
{
	cspr_event *event;

	pass_time(author);
	if (cspr_event_new(author->scene->context, code, &event))
		return NULL;
	set_actor(author, event, pick_role(author, code, 0));
	set_when(author, event, false);
	author_fill(author, event, code);
	return event;
}
