/*
 * The search for the best list of steps to a state: the cheapest first, over what reviews add up to.
 *
 * A node is a list of steps and what the rules can see of the review after them; an edge is a move, with all
 * that it asks for first (pursue.c). What a move lacks that could only have been done in an earlier state is
 * a wish: the search begins again, and tries every wish in the last state on the way that has a row for it.
 * Nodes keep no review: it is made again from their steps, so that memory stays small.
 *
 * What must stay true: of two lists that leave the rules the same to see, the dearer can be left out, since
 * whatever follows one may follow the other.
 */
#include "plan.h"

enum { MOST_NODES = 20000 };

struct node {
	uint64_t facts;
	struct cost cost;
	uint32_t parent;
	uint32_t next; /* towards the node that is looked at */
	struct planned_list steps;
	cspr_code state;
	bool done;
};

struct search {
	cspr_context *context;
	const cspr_review *review;
	cspr_code goal;
	struct wishes wishes;
	struct node *nodes;
	uint32_t count, room;
};

static int compare_costs(const struct cost *one, const struct cost *other)
{
	if (one->departures != other->departures)
		return one->departures - other->departures;
	if (one->undone != other->undone)
		return one->undone - other->undone;
	if (one->unknown != other->unknown)
		return one->unknown - other->unknown;
	if (one->steps != other->steps)
		return one->steps - other->steps;
	return (one->day > other->day) - (one->day < other->day);
}

static void search_free(struct search *search)
{
	for (uint32_t i = 0; i < search->count; i++)
		planned_free(search->context, &search->nodes[i].steps);
	block_free(search->context, search->nodes, search->room * sizeof *search->nodes);
	search->nodes = NULL;
	search->count = search->room = 0;
}

/* Takes over the steps, if it is DONE. */
static cspr_status add_node(struct search *search, const struct node *node)
{
	uint32_t room = search->room ? search->room * 2 : 64;

	if (search->count >= MOST_NODES)
		return CSPR_ERROR_LIMIT;
	if (search->count == search->room) {
		if (!block_resize(search->context, &search->nodes, search->room * sizeof *node, room * sizeof *node))
			return CSPR_ERROR_NO_MEMORY;
		search->room = room;
	}
	search->nodes[search->count++] = *node;
	return CSPR_DONE;
}

/* Whether something as cheap that leaves the same to see is known already; what is dearer is left out. */
static bool known(struct search *search, const struct node *node)
{
	for (uint32_t i = 0; i < search->count; i++) {
		if (search->nodes[i].facts != node->facts)
			continue;
		if (compare_costs(&search->nodes[i].cost, &node->cost) <= 0)
			return true;
		search->nodes[i].done = true;
	}
	return false;
}

/* The cheapest node that was not looked at; count when there is none. */
static uint32_t cheapest(const struct search *search)
{
	uint32_t best = search->count;

	for (uint32_t i = 0; i < search->count; i++)
		if (!search->nodes[i].done &&
		    (best == search->count || compare_costs(&search->nodes[i].cost, &search->nodes[best].cost) < 0))
			best = i;
	return best;
}

/* From the first node to this one, each knows the next. */
static void link_to(struct search *search, uint32_t node)
{
	search->nodes[node].next = node;
	for (; node; node = search->nodes[node].parent)
		search->nodes[search->nodes[node].parent].next = node;
}

/* The review as it would be at a node. */
static cspr_status review_at(struct search *search, uint32_t at, cspr_review **ret)
{
	cspr_review *review;
	cspr_status status = cspr_review_copy(search->review, &review);

	if (status < 0)
		return status;
	link_to(search, at);
	for (uint32_t node = 0; node != at && status == CSPR_DONE;) {
		node = search->nodes[node].next;
		for (uint32_t i = 0; i < search->nodes[node].steps.count && status == CSPR_DONE; i++)
			status = plan_record(review, search->nodes[node].steps.list[i].event, NULL);
	}
	if (status == CSPR_DONE)
		*ret = review;
	else
		cspr_review_unref(review);
	return status;
}

/* The wishes that can be recorded in one state and not in the next, as bits. */
static uint32_t wishes_between(const struct search *search, cspr_code before, cspr_code after)
{
	const cspr_basis *basis = search->review->basis;
	uint32_t set = 0;

	for (uint32_t i = 0; i < search->wishes.count; i++)
		if (act_has_row(basis, &search->wishes.list[i].act, before) &&
		    !act_has_row(basis, &search->wishes.list[i].act, after))
			set |= 1u << i;
	return set;
}

static cspr_status try_with(struct search *search, uint32_t at, const cspr_review *review, const struct act *move,
			    uint32_t first, cspr_code *ret_state)
{
	struct trial trial = { .cost = search->nodes[at].cost };
	cspr_status status = pursue_move(review, move, first, &search->wishes, &trial);
	struct node node;

	if (status != CSPR_DONE)
		return status;
	*ret_state = trial.review->state;
	node = (struct node){ .facts = facts_of(trial.review, trial.cost.day),
			      .cost = trial.cost,
			      .parent = at,
			      .steps = trial.steps,
			      .state = trial.review->state };
	if (node.state != review->state && !known(search, &node)) {
		status = add_node(search, &node);
		if (status == CSPR_DONE)
			trial.steps = (struct planned_list){ 0 };
	}
	trial_free(&trial);
	return status;
}

/* A move as it is, and after every choice of what could be wished for before it. */
static cspr_status try_move(struct search *search, uint32_t at, const cspr_review *review, const struct act *move)
{
	cspr_code after;
	cspr_status status = try_with(search, at, review, move, 0, &after);
	uint32_t set;

	if (status != CSPR_DONE)
		return status < 0 ? status : CSPR_DONE;
	set = wishes_between(search, review->state, after);
	for (uint32_t first = set; first && status >= 0; first = (first - 1) & set)
		status = try_with(search, at, review, move, first, &after);
	return status < 0 ? status : CSPR_DONE;
}

/* A move about each document that it could be about. */
static cspr_status try_documents(struct search *search, uint32_t at, const cspr_review *review, const struct act *move)
{
	const unsigned char *documents[MOST_DOCUMENTS];
	size_t count = meet_documents(review, move->event, documents);
	cspr_status status = CSPR_DONE;

	if (!count)
		return try_move(search, at, review, move);
	for (size_t i = 0; i < count && status == CSPR_DONE; i++) {
		struct act about = *move;

		act_add(&about, CSPR_PART_DOCUMENT, 0, documents[i]);
		status = try_move(search, at, review, &about);
	}
	return status;
}

/* What moves a review may do so by a value that somebody decides on: each is tried. */
static const cspr_code *values_of(const cspr_review *review, cspr_code event, cspr_code *ret_part)
{
	cspr_code kind = review->basis->edition->kind;

	for (size_t i = review->basis->first_particular[event];
	     i < particular_row_count && particular_rows[i].event == event; i++) {
		const struct particular_row *row = &particular_rows[i];

		if (row->required && row->type == CSPR_TYPE_CODE && row->kinds >> kind & 1 &&
		    row->required_when.kind == CSPR_CONDITION_ALWAYS) {
			*ret_part = row->part;
			return row->values;
		}
	}
	return NULL;
}

/* Whether an event would lead on from here. What a host adopts is no step of a plan. */
static bool leads_on(const cspr_review *review, const struct act *act)
{
	const cspr_basis *basis = review->basis;

	for (size_t i = basis->first_move[act->event]; i < moves_end(basis, act->event); i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (move->from >> review->state & 1 && move->to != CSPR_TO_SAME && move->to != CSPR_TO_NAMED &&
		    move->to != review->state)
			return true;
	}
	return false;
}

static cspr_status expand(struct search *search, uint32_t at)
{
	cspr_review *review = NULL;
	cspr_status status = review_at(search, at, &review);

	if (status != CSPR_DONE)
		return status;
	for (cspr_code event = 1; event < EVENTS && status == CSPR_DONE; event++) {
		struct act move = { .event = event };
		cspr_code part = 0;
		const cspr_code *value = values_of(review, event, &part);

		if (!leads_on(review, &move))
			continue;
		if (!value)
			status = try_documents(search, at, review, &move);
		for (; value && *value && status == CSPR_DONE; value++) {
			move.part_count = 0;
			act_add(&move, part, *value, NULL);
			status = try_documents(search, at, review, &move);
		}
	}
	cspr_review_unref(review);
	return status;
}

/* REFUSED when the goal can't be reached; else *ret is the node that is there. */
static cspr_status search_from(struct search *search, cspr_day as_of, uint32_t *ret)
{
	struct node start = { .cost = { .day = as_of }, .state = search->review->state };
	cspr_status status;

	start.facts = facts_of(search->review, as_of);
	status = add_node(search, &start);
	while (status == CSPR_DONE) {
		uint32_t at = cheapest(search);

		if (at == search->count)
			return CSPR_REFUSED;
		if (search->nodes[at].state == search->goal) {
			*ret = at;
			return CSPR_DONE;
		}
		search->nodes[at].done = true;
		status = expand(search, at);
	}
	return status;
}

static cspr_status give_steps(struct search *search, uint32_t goal, struct planned_list *ret)
{
	cspr_status status = CSPR_DONE;

	link_to(search, goal);
	for (uint32_t node = 0; node != goal && status == CSPR_DONE;) {
		node = search->nodes[node].next;
		for (uint32_t i = 0; i < search->nodes[node].steps.count && status == CSPR_DONE; i++)
			status = planned_add(search->context, ret, &search->nodes[node].steps.list[i]);
	}
	if (status < 0)
		planned_free(search->context, ret);
	return status;
}

/* What was done ahead of its time was done for a step that comes later. */
static void settle_ahead(struct planned_list *steps)
{
	for (uint32_t i = 0; i < steps->count; i++)
		for (uint32_t j = i + 1; j < steps->count && steps->list[i].for_event && !steps->list[i].ahead; j++)
			if (steps->list[j].event->code == steps->list[i].for_event)
				steps->list[i].ahead = (uint16_t)(j - i);
}

/* The states that the rows lead to from here, whatever the rules say. A case that is reopened returns to where it
 * was closed from: of those only the present one is new. */
static uint32_t states_ahead(const cspr_review *review)
{
	const cspr_basis *basis = review->basis;
	uint32_t ahead = 1u << review->state, before = 0;

	if (review->closed_from)
		ahead |= 1u << review->closed_from;
	while (ahead != before) {
		before = ahead;
		for (size_t i = 0; i < basis->move_count; i++)
			if (basis->moves[i].from & ahead && basis->moves[i].to != CSPR_TO_SAME &&
			    basis->moves[i].to < STATES)
				ahead |= 1u << basis->moves[i].to;
	}
	return ahead;
}

cspr_status plan(const cspr_review *review, cspr_code state, cspr_day as_of, struct planned_list *ret)
{
	struct search search = { .context = review->context, .review = review, .goal = state };
	struct planned_list steps = { 0 };
	cspr_status status;
	uint32_t goal = 0, wished;

	if (!(states_ahead(review) >> state & 1))
		return CSPR_REFUSED;
	do {
		wished = search.wishes.count;
		search_free(&search);
		status = search_from(&search, as_of, &goal);
	} while (status >= 0 && search.wishes.count > wished);
	if (status == CSPR_DONE)
		status = give_steps(&search, goal, &steps);
	search_free(&search);
	if (status != CSPR_DONE)
		return status;
	settle_ahead(&steps);
	*ret = steps;
	return CSPR_DONE;
}
