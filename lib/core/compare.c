/*
 * Two reviews compared: which events read with another verdict, which duties move or stand otherwise,
 * whether the state differs. For the consequences of an amendment, for what-if, for another edition.
 *
 * Reads only. What it gives has its own copies, and lives as long as its handle.
 */
#include "core.h"

#include <string.h>

struct difference {
	struct cspr_difference is;
	char about[65];
	char name[64];
};

struct cspr_comparison {
	uint32_t references;
	uint32_t count, room;
	cspr_context *context;
	struct difference *list;
};

static cspr_status add(cspr_comparison *comparison, const struct cspr_difference *difference)
{
	uint32_t room = comparison->room ? comparison->room * 2 : 8;
	struct difference *added;

	if (comparison->count == comparison->room) {
		if (!block_resize(comparison->context, &comparison->list, comparison->room * sizeof *added,
				  room * sizeof *added))
			return CSPR_ERROR_NO_MEMORY;
		comparison->room = room;
	}
	added = &comparison->list[comparison->count++];
	memset(added, 0, sizeof *added);
	added->is = *difference;
	if (difference->about)
		memcpy(added->about, difference->about, strlen(difference->about) + 1);
	if (difference->name)
		memcpy(added->name, difference->name, strlen(difference->name) + 1);
	return CSPR_DONE;
}

/* An event that one of the two leaves out is not a matter of verdicts. */
static cspr_status compare_verdicts(cspr_comparison *comparison, const cspr_review *before, const cspr_review *after)
{
	cspr_status status = CSPR_DONE;

	for (uint32_t i = 0; i < before->count && i < after->count && status == CSPR_DONE; i++) {
		const struct entry *one = &before->entries[i], *other = &after->entries[i];

		if (one->event != other->event || one->verdict == other->verdict || one->retracted ||
		    other->retracted || one->ahead || other->ahead)
			continue;
		status = add(comparison, &(struct cspr_difference){ .kind = CSPR_DIFFERENCE_VERDICT,
								    .event = one->event->code,
								    .number = i + 1,
								    .before = one->verdict,
								    .after = other->verdict });
	}
	return status;
}

static bool alike(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

/* A duty that one of the two does not have has no standing there. */
static cspr_status compare_duty(cspr_comparison *comparison, const struct cspr_duty *before,
				const struct cspr_duty *after)
{
	const struct cspr_duty *named = before->duty ? before : after;
	struct cspr_difference difference = {
		.kind = CSPR_DIFFERENCE_DUTY,
		.before = before->standing,
		.after = after->standing,
		.duty = named->duty,
		.about = named->about,
		.since_before = before->since,
		.since_after = after->since,
		.due_before = before->due,
		.due_after = after->due,
		.met_before = before->met_on,
		.met_after = after->met_on,
		.days_late_before = before->days_late,
		.days_late_after = after->days_late,
		.name = named->name,
	};

	if (before->standing == after->standing && alike(before->since, after->since) &&
	    alike(before->due, after->due) && alike(before->met_on, after->met_on) &&
	    before->days_late == after->days_late)
		return CSPR_DONE;
	return add(comparison, &difference);
}

static struct cspr_duty no_duty(void)
{
	return (struct cspr_duty){
		.since = span_none(), .counted_from = span_none(), .due = span_none(), .met_on = span_none()
	};
}

/* Duties are the same by name: the code of a local one means something only with its profile. */
static const struct cspr_term *term_like(const cspr_review *review, const struct cspr_term *term)
{
	for (uint16_t i = 0; i < review->basis->term_count; i++)
		if (strcmp(review->basis->terms[i].name, term->name) == 0)
			return &review->basis->terms[i];
	return NULL;
}

static bool is_instance(const struct thing *thing, enum thing_kind kind)
{
	return thing->kind == kind && span_given(thing->is.term.since);
}

/* What the duties of one review are in another; turned: the review is the later of the two. */
static cspr_status compare_instance(cspr_comparison *comparison, const cspr_review *review, const cspr_review *other,
				    const struct cspr_term *term, const struct thing *thing, cspr_day as_of,
				    bool turned)
{
	const struct cspr_term *like = term_like(other, term);
	const struct thing *same = thing ? thing_find(&other->things, thing->kind, 0, thing->key) : NULL;
	struct cspr_duty one, another = no_duty();
	bool found = like && (!thing || (same && is_instance(same, thing->kind)));

	if (turned && found) /* compared already */
		return CSPR_DONE;
	duty_of(review, term, thing, as_of, &one);
	if (found)
		duty_of(other, like, same, as_of, &another);
	return turned ? compare_duty(comparison, &another, &one) : compare_duty(comparison, &one, &another);
}

static cspr_status compare_duties(cspr_comparison *comparison, const cspr_review *review, const cspr_review *other,
				  cspr_day as_of, bool turned)
{
	cspr_status status = CSPR_DONE;

	for (uint16_t i = 0; i < review->basis->term_count && status == CSPR_DONE; i++) {
		const struct cspr_term *term = &review->basis->terms[i];
		enum thing_kind kind = thing_of_duty(term->duty);

		if (!kind)
			status = compare_instance(comparison, review, other, term, NULL, as_of, turned);
		for (uint32_t t = 0; kind && t < review->things.count && status == CSPR_DONE; t++)
			if (is_instance(&review->things.list[t], kind))
				status = compare_instance(comparison, review, other, term, &review->things.list[t],
							  as_of, turned);
	}
	return status;
}

cspr_status cspr_review_compare(const cspr_review *before, const cspr_review *after, cspr_day as_of,
				cspr_comparison **ret)
{
	cspr_comparison *comparison;
	cspr_status status;

	if (!before || !after || !ret || before->context != after->context)
		return CSPR_ERROR_ARGUMENT;
	comparison = block_new(before->context, sizeof *comparison);
	if (!comparison)
		return CSPR_ERROR_NO_MEMORY;
	comparison->references = 1;
	comparison->context = cspr_context_ref(before->context);
	status = compare_verdicts(comparison, before, after);
	if (status == CSPR_DONE)
		status = compare_duties(comparison, before, after, as_of, false);
	if (status == CSPR_DONE)
		status = compare_duties(comparison, after, before, as_of, true);
	if (status == CSPR_DONE && before->state != after->state)
		status = add(comparison, &(struct cspr_difference){ .kind = CSPR_DIFFERENCE_STATE,
								    .before = before->state,
								    .after = after->state });
	if (status < 0) {
		cspr_comparison_unref(comparison);
		return status;
	}
	*ret = comparison;
	return CSPR_DONE;
}

cspr_comparison *cspr_comparison_ref(cspr_comparison *comparison)
{
	comparison->references++;
	return comparison;
}

void cspr_comparison_unref(cspr_comparison *comparison)
{
	cspr_context *context;

	if (!comparison || --comparison->references)
		return;
	context = comparison->context;
	block_free(context, comparison->list, comparison->room * sizeof *comparison->list);
	block_free(context, comparison, sizeof *comparison);
	cspr_context_unref(context);
}

cspr_status cspr_comparison_difference(const cspr_comparison *comparison, size_t index, struct cspr_difference *ret)
{
	struct cspr_difference difference;

	if (!comparison || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= comparison->count)
		return CSPR_ERROR_NOT_FOUND;
	difference = comparison->list[index].is;
	if (difference.about)
		difference.about = comparison->list[index].about;
	if (difference.name)
		difference.name = comparison->list[index].name;
	return give_struct(ret, &difference, sizeof difference);
}
