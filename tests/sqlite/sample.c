#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 19967 }; /* 2024-09-01 */

static int note_length(uint32_t number)
{
	return 20 + (int)(number * 7 % 60);
}

static void fill_event(struct sample *sample, size_t i, uint32_t number, const char *actor)
{
	struct cspr_stored_event *event = &sample->events[i];
	char *line = sample->lines[i];
	int length =
		snprintf(line, sizeof sample->lines[i],
			 "{\"actor\":{\"id\":\"%s\",\"role\":\"business_manager\"},\"decided\":{\"verdict\":"
			 "\"allowed\"},\"event\":\"record_immediate_action\",\"happened_on\":\"2024-09-%02u\","
			 "\"parts\":{\"action\":\"action-%u\"},\"recorded_at\":\"2024-09-30T09:10:00Z\",\"seq\":%u}",
			 actor, number % 28 + 1, number, number);

	*event = (struct cspr_stored_event){
		.size = sizeof *event, .number = number, .line = line, .length = (size_t)length
	};
	if (cspr_leaf(line, event->length, event->leaf))
		abort();
	sample->event_list[i] = event;
}

static void fill_note(struct sample *sample, size_t i, uint32_t number)
{
	struct cspr_note *note = &sample->note[i];
	int length = snprintf(sample->notes[i], sizeof sample->notes[i], "%0*u", note_length(number), number);

	*note = (struct cspr_note){
		.size = sizeof *note, .number = number, .text = sample->notes[i], .length = (size_t)length
	};
	memset(note->salt, (int)number, sizeof note->salt);
	sample->note_list[i] = note;
}

/* One duty moves with every event; another is of the last event, and that of the append before it goes. */
static void fill_duties(struct sample *sample, const char *review, uint32_t expected, uint32_t number)
{
	struct cspr_duty_row row = {
		.size = sizeof row,
		.review = review,
		.duty = "rapid-review",
		.about = "",
		.force = "expect",
		.standing = "pending",
		.standing_between = "indeterminate",
		.standing_after = "overdue",
		.open = 1,
		.since = { DAY, DAY },
		.due = { DAY + 15, DAY + 15 + (int)(number % 100) },
		.met_on = { CSPR_NO_DAY, CSPR_NO_DAY },
		.days_late = (int32_t)number,
	};

	sample->duties[0] = row;
	row.duty = "answer-panel";
	row.about = sample->about;
	row.open = 0;
	row.met_on = (struct cspr_span){ DAY, DAY + 29 };
	row.due = (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
	sample->duties[1] = row;
	snprintf(sample->about, sizeof sample->about, "q-%u", number);
	snprintf(sample->gone_about, sizeof sample->gone_about, "q-%u", expected);
	row.about = sample->gone_about;
	sample->gone = row;
	sample->duty_list[0] = &sample->duties[0];
	sample->duty_list[1] = &sample->duties[1];
	sample->gone_list[0] = &sample->gone;
}

void sample_fill(struct sample *sample, const char *review, uint32_t expected, uint32_t count, const char *actor)
{
	uint32_t last = expected + count;

	for (uint32_t i = 0; i < count; i++) {
		fill_event(sample, i, expected + 1 + i, actor);
		fill_note(sample, i, expected + 1 + i);
	}
	fill_duties(sample, review, expected, last);
	sample->summary = (struct cspr_summary){
		.size = sizeof sample->summary,
		.review = review,
		.edition = "wt2023",
		.state = last % 2 ? "referred" : "screening",
		.phase = "rapid_review",
		.events = last,
		.breaches = last / 3,
		.opened = { DAY, DAY + 29 },
		.recorded = 1725000000000000000 + (int64_t)last * 1000000,
	};
	memcpy(sample->summary.root, sample->events[count - 1].leaf, 32);
	sample->checkpoint = (struct cspr_checkpoint){
		.size = sizeof sample->checkpoint,
		.events = last,
		.text = sample->lines[count - 1],
		.length = sample->events[count - 1].length,
	};
	sample->append = (struct cspr_append){
		.size = sizeof sample->append,
		.review = review,
		.expected = expected,
		.events = sample->event_list,
		.event_count = count,
		.summary = &sample->summary,
		.duties = sample->duty_list,
		.duty_count = 2,
		.gone = sample->gone_list,
		.gone_count = 1,
		.notes = sample->note_list,
		.note_count = count,
		.checkpoint = &sample->checkpoint,
	};
}

cspr_status sample_append(const struct cspr_driver *driver, void *state, const char *review, uint32_t expected,
			  uint32_t count, const char *actor)
{
	static struct sample sample;

	sample_fill(&sample, review, expected, count, actor);
	return driver->append(state, &sample.append);
}

struct seen {
	const char *wrong;
	uint32_t events;
	unsigned char leaf[32]; /* of the last event */
	uint32_t duties, checkpoints, last_checkpoint;
};

static void wrong_unless(struct seen *seen, int good, const char *words)
{
	if (!good && !seen->wrong)
		seen->wrong = words;
}

static cspr_status see_event(void *data, const struct cspr_stored_event *event)
{
	struct seen *seen = data;
	char tail[32];
	unsigned char leaf[32];
	int length = snprintf(tail, sizeof tail, "\"seq\":%u}", event->number);

	wrong_unless(seen, event->number == seen->events + 1, "events are not numbered without gaps");
	wrong_unless(seen, cspr_leaf(event->line, event->length, leaf) == CSPR_DONE && !memcmp(leaf, event->leaf, 32),
		     "a leaf is not the hash of its line");
	wrong_unless(seen,
		     event->length > (size_t)length &&
			     !memcmp(event->line + event->length - length, tail, (size_t)length),
		     "a line is another event's");
	memcpy(seen->leaf, event->leaf, 32);
	seen->events = event->number;
	return CSPR_DONE;
}

static cspr_status see_summary(void *data, const struct cspr_summary *summary)
{
	struct seen *seen = data;

	wrong_unless(seen, summary->events == seen->events, "the summary counts other events");
	wrong_unless(seen, summary->breaches == seen->events / 3, "the breaches are of another moment");
	wrong_unless(seen, !strcmp(summary->state, seen->events % 2 ? "referred" : "screening"),
		     "the state is of another moment");
	wrong_unless(seen, summary->recorded == 1725000000000000000 + (int64_t)seen->events * 1000000,
		     "the moment is another");
	wrong_unless(seen, summary->opened.first == DAY && summary->opened.last == DAY + 29, "the opening is another");
	wrong_unless(seen, !memcmp(summary->root, seen->leaf, 32), "the root is of another moment");
	return CSPR_DONE;
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *duty)
{
	struct seen *seen = data;

	seen->duties++;
	wrong_unless(seen, duty->days_late == (int32_t)seen->events, "a duty is of another moment");
	if (!strcmp(duty->duty, "rapid-review"))
		wrong_unless(seen,
			     duty->due.first == DAY + 15 && duty->due.last == DAY + 15 + (int)(seen->events % 100),
			     "a due date is of another moment");
	else
		wrong_unless(seen, (uint32_t)atoi(duty->about + 2) == seen->events, "a duty that is gone is there");
	return CSPR_DONE;
}

static cspr_status see_note(void *data, const struct cspr_note *note)
{
	struct seen *seen = data;

	wrong_unless(seen,
		     note->length == (size_t)note_length(note->number) && note->salt[31] == (note->number & 0xFF) &&
			     (uint32_t)atoi(note->text) == note->number,
		     "a note is another");
	return CSPR_DONE;
}

static cspr_status see_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	struct seen *seen = data;

	seen->checkpoints++;
	seen->last_checkpoint = checkpoint->events;
	return CSPR_DONE;
}

const char *sample_check(const struct cspr_driver *driver, void *state, const char *review, int erased,
			 uint32_t *ret_events)
{
	static char words[400];
	struct seen seen = { 0 };
	struct cspr_due_query query = { .size = sizeof query, .review = review, .all = 1, .before = CSPR_NO_DAY };
	cspr_status status = driver->read(state, review, 0, see_event, &seen);

	if (status == CSPR_DONE && seen.events > 0)
		status = driver->summary(state, review, see_summary, &seen);
	if (status == CSPR_DONE)
		status = driver->due(state, &query, see_duty, &seen);
	for (uint32_t i = 1; status == CSPR_DONE && i <= seen.events; i++) {
		status = driver->note(state, review, i, see_note, &seen);
		if (status == CSPR_ERROR_NOT_FOUND && erased)
			status = CSPR_DONE;
	}
	if (status == CSPR_DONE)
		status = driver->checkpoints(state, review, see_checkpoint, &seen);
	if (status) {
		snprintf(words, sizeof words, "reading gave %d: %s", (int)status, driver->why(state));
		return words;
	}
	wrong_unless(&seen, seen.duties == (seen.events ? 2 : 0), "there are more duties, or fewer");
	wrong_unless(&seen, seen.last_checkpoint == seen.events, "the last checkpoint is of another size");
	*ret_events = seen.events;
	return seen.wrong;
}
