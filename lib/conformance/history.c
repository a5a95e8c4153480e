/*
 * A case: a long history of whatever an append may hold, written by turns through two connections, with everything
 * looked at after each step and compared with what a small model of the storage holds. The same history every time.
 */
#include "trial.h"

#include <string.h>

enum { REVIEWS = 4, NAMES = 4, ABOUTS = 3, STEPS = 80, MOST = 5 * STEPS };

static const char *const references[REVIEWS] = { "H-1", "H-10", "h-1", "h/1" };
static const char *const duty_names[NAMES] = { "a-duty", "b", "b-duty", "c" };
static const char *const abouts[ABOUTS] = { "", "X", "x" };
static const char *const states[] = { "closed", "referred", "screening" };
static const char *const texts[] = { "Child A.", "", "One\nand two.", "\xc3\xa9" };

struct past { /* of one review */
	uint32_t events;
	struct cspr_summary summary;
	bool owed[NAMES][ABOUTS];
	struct cspr_span due[NAMES][ABOUTS];
	bool noted[MOST + 1];
	uint32_t checkpoints[MOST + 1]; /* the text's number and one more; 0: none */
};
struct model {
	uint32_t random;
	struct past reviews[REVIEWS];
	bool documents[DOCUMENTS];
};

static uint32_t draw(struct model *model, uint32_t below)
{
	model->random = model->random * 1664525u + 1013904223u;
	return (model->random >> 8) % below;
}

/* What the storage should show, in the order of look_all(). */

static void want_list(struct trial *trial, const struct model *model)
{
	for (size_t i = 0; i < REVIEWS; i++)
		if (model->reviews[i].events)
			want_summary(trial, &model->reviews[i].summary);
	want_status(trial, CSPR_DONE);
}

/* Of one last day, by review, duty and about. */
static void want_due_on(struct trial *trial, const struct model *model, cspr_day last)
{
	for (size_t i = 0; i < REVIEWS; i++)
		for (size_t j = 0; j < NAMES; j++)
			for (size_t k = 0; k < ABOUTS; k++) {
				const struct past *past = &model->reviews[i];
				struct cspr_duty_row *row;

				if (!past->owed[j][k] || past->due[j][k].last != last)
					continue;
				row = add_duty(begin(trial, references[i], 0, 0), duty_names[j], abouts[k]);
				row->due = past->due[j][k];
				want_duty(trial, row);
			}
}

enum { FIRST_DAY = 19800, DAYS = 4 };

static void want_due(struct trial *trial, const struct model *model)
{
	for (cspr_day day = FIRST_DAY; day < FIRST_DAY + DAYS; day++)
		want_due_on(trial, model, day);
	want_due_on(trial, model, CSPR_NO_DAY);
	want_status(trial, CSPR_DONE);
}

static void want_past(struct trial *trial, const struct past *past, const char *reference, uint32_t most)
{
	want_summary(trial, &past->summary);
	want_status(trial, CSPR_DONE);
	want_events(trial, reference, 1, past->events);
	want_status(trial, CSPR_DONE);
	for (uint32_t size = 1; size <= past->events; size++)
		if (past->checkpoints[size])
			want_checkpoint(trial, set_checkpoint(begin(trial, reference, 0, 0), size,
							      texts[past->checkpoints[size] - 1]));
	want_status(trial, CSPR_DONE);
	for (uint32_t number = 1; number <= most + 2; number++) {
		bool noted = number <= past->events && past->noted[number];

		if (noted)
			want_note(trial,
				  add_note(begin(trial, reference, 0, 0), number, texts[number % LENGTH(texts)]));
		want_status(trial, noted ? CSPR_DONE : CSPR_ERROR_NOT_FOUND);
	}
}

static void want_all(struct trial *trial, const struct model *model)
{
	uint32_t most = 0;

	want_list(trial, model);
	want_due(trial, model);
	for (size_t i = 0; i < REVIEWS; i++)
		most = model->reviews[i].events > most ? model->reviews[i].events : most;
	for (size_t i = 0; i < REVIEWS; i++)
		if (model->reviews[i].events)
			want_past(trial, &model->reviews[i], references[i], most);
	for (unsigned char i = 0; i < DOCUMENTS; i++) {
		if (model->documents[i])
			want_document(trial, add_document(begin(trial, "", 0, 0), i, "a document"));
		want_status(trial, model->documents[i] ? CSPR_DONE : CSPR_ERROR_NOT_FOUND);
	}
}

/* Steps: the model is changed as the batch is made. */

static void change_duties(struct model *model, struct past *past, struct batch *batch)
{
	if (draw(model, 6) == 0) {
		batch->append.replace_duties = 1;
		memset(past->owed, 0, sizeof past->owed);
	}
	for (size_t i = 0; i < NAMES; i++)
		for (size_t j = 0; j < ABOUTS; j++) {
			uint32_t chance = draw(model, 8);
			cspr_day last = FIRST_DAY + (cspr_day)draw(model, DAYS);

			if (chance == 0) {
				add_gone(batch, duty_names[i], abouts[j]);
				past->owed[i][j] = false;
			} else if (chance < 3) {
				past->due[i][j] = (struct cspr_span){ last - (cspr_day)draw(model, 3), last };
				if (draw(model, 5) == 0)
					past->due[i][j] = (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
				add_duty(batch, duty_names[i], abouts[j])->due = past->due[i][j];
				past->owed[i][j] = true;
			}
		}
}

static void write_more(struct trial *trial, struct model *model, size_t which, int index)
{
	struct past *past = &model->reviews[which];
	uint32_t count = past->events ? draw(model, 4) : 1 + draw(model, 3);
	struct batch *batch = begin(trial, references[which], past->events, count);

	past->events += count;
	if (count || draw(model, 2)) {
		batch->summary.state = states[draw(model, LENGTH(states))];
		past->summary = batch->summary;
	} else {
		batch->append.summary = NULL;
	}
	change_duties(model, past, batch);
	for (uint32_t number = past->events - count + 1; number <= past->events; number++)
		if (draw(model, 2)) {
			add_note(batch, number, texts[number % LENGTH(texts)]);
			past->noted[number] = true;
		}
	if (draw(model, 3) == 0) {
		uint32_t size = draw(model, 3) ? past->events : 1 + draw(model, past->events);
		uint32_t text = draw(model, LENGTH(texts));

		set_checkpoint(batch, size, texts[text]);
		past->checkpoints[size] = text + 1;
	}
	if (draw(model, 4) == 0) {
		unsigned char document = (unsigned char)draw(model, DOCUMENTS);

		add_document(batch, document, "a document");
		model->documents[document] = true;
	}
	append(trial, index, CSPR_DONE);
}

static void write_stale(struct trial *trial, struct model *model, size_t which, int index)
{
	struct past untold = model->reviews[which];
	uint32_t wrong = draw(model, 2) || !untold.events ? untold.events + 1 + draw(model, 3) : untold.events - 1;
	struct batch *batch = begin(trial, references[which], wrong, draw(model, 3));

	change_duties(model, &untold, batch);
	set_checkpoint(batch, 1, "stale");
	append(trial, index, CSPR_ERROR_CONFLICT);
}

static void erase_one(struct trial *trial, struct model *model, size_t which, int index)
{
	struct past *past = &model->reviews[which];
	uint32_t number = 1 + draw(model, past->events + 1);
	void *state = connection(trial, index);

	if (state)
		expect_status(trial, "erasing a note", trial->driver->erase_note(state, references[which], number),
			      past->noted[number] ? CSPR_DONE : CSPR_ERROR_NOT_FOUND);
	past->noted[number] = false;
}

static void whole_history(struct trial *trial)
{
	static const struct model nothing = { .random = 20240308 };
	struct model model = nothing;

	for (uint32_t step = 0; step < STEPS && going(trial); step++) {
		size_t which = draw(&model, REVIEWS);
		int index = (int)draw(&model, 2);

		switch (draw(&model, 6)) {
		case 0:
			write_stale(trial, &model, which, index);
			break;
		case 1:
			erase_one(trial, &model, which, index);
			break;
		default:
			write_more(trial, &model, which, index);
			break;
		}
		if (draw(&model, 10) == 0)
			disconnect(trial, index);
		want_all(trial, &model);
		look_all(trial, (int)draw(&model, 2));
		compare(trial, "everything, after a step of a long history");
	}
}

static const struct trial_case cases[] = {
	{ "after each step of a long history, everything is as it must be", whole_history },
};

const struct case_list history_cases = { cases, LENGTH(cases) };
