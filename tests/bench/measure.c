#define _POSIX_C_SOURCE 200809L

#include "measure.h"

#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void must(int good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "bench: %s\n", what);
	exit(1);
}

double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int compare_times(const void *one, const void *other)
{
	double difference = *(const double *)one - *(const double *)other;

	return difference < 0 ? -1 : difference > 0;
}

/* Of the middle half: as little moved by what else the machine does as a median, and by what comes in two sizes, as a
 * flush does, less. */
static double middle(double *times, unsigned count)
{
	unsigned from = count / 4, to = count - count / 4;
	double sum = 0;

	qsort(times, count, sizeof *times, compare_times);
	for (unsigned i = from; i < to; i++)
		sum += times[i];
	return sum / (to - from);
}

static double spent(way how, void *data, unsigned turn)
{
	double start = now();

	how(data, turn);
	return now() - start;
}

void compare(const char *words, double most, unsigned turns, way ours, way bare, void *data)
{
	static double our_times[MOST_TURNS], bare_times[MOST_TURNS];

	must(turns <= MOST_TURNS, "too many turns");
	for (unsigned turn = 0; turn < turns; turn++) {
		if (turn % 2)
			our_times[turn] = spent(ours, data, turn);
		bare_times[turn] = spent(bare, data, turn);
		if (turn % 2 == 0)
			our_times[turn] = spent(ours, data, turn);
	}
	double our_time = middle(our_times, turns), bare_time = middle(bare_times, turns);

	printf("%-50s %10.1f us %10.1f us bare %6.2f x", words, our_time, bare_time, our_time / bare_time);
	printf(most > 0 ? "  (at most %.2f x)\n" : "\n", most);
	fflush(stdout);
}

unsigned scattered(unsigned turn, unsigned side, unsigned below)
{
	return (unsigned)((turn * 2 + side) * UINT64_C(2654435761) % below);
}

cspr_event *const *story(cspr_context *context)
{
	static cspr_event *events[EVENTS];
	cspr_basis *basis;

	must(main_line_length >= EVENTS, "the story is too short");
	must(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis) == CSPR_DONE, "basis");
	for (unsigned i = 0; i < EVENTS; i++)
		must(story_event(context, basis, &main_line[i], &events[i]) == CSPR_DONE, "event");
	cspr_basis_unref(basis);
	return events;
}

void record_story(cspr_stored *stored, cspr_event *const *events, unsigned from, unsigned count)
{
	struct cspr_recording recording = {
		.size = sizeof recording, .events = events + from, .count = count, .expect = from
	};
	struct cspr_trouble trouble = { .size = sizeof trouble };

	must(cspr_stored_record(stored, &recording, NULL, &trouble) == CSPR_DONE, trouble.message);
}

static char *text_of_day(cspr_day day)
{
	char text[24];

	cspr_span_write((struct cspr_span){ day, day }, text);
	return strdup(text);
}

void span_texts(struct cspr_span span, char *ret[3])
{
	char text[24];

	memset(ret, 0, 3 * sizeof *ret);
	if (span.first == CSPR_NO_DAY)
		return;
	cspr_span_write(span, text);
	ret[0] = text_of_day(span.first);
	ret[1] = text_of_day(span.last);
	ret[2] = strdup(text);
}

void span_texts_free(char *texts[3])
{
	for (unsigned i = 0; i < 3; i++)
		free(texts[i]);
}

struct row_texts *row_texts_new(const struct cspr_append *append)
{
	struct row_texts *texts = calloc(append->duty_count + 1, sizeof *texts);

	must(texts != NULL, "memory");
	for (size_t i = 0; i < append->duty_count; i++) {
		const struct cspr_duty_row *row = append->duties[i];

		span_texts(row->since, texts[i].since);
		span_texts(row->due, texts[i].due);
		span_texts(row->met_on, texts[i].met);
		snprintf(texts[i].days_late, sizeof texts[i].days_late, "%d", (int)row->days_late);
	}
	return texts;
}

void row_texts_free(struct row_texts *texts, const struct cspr_append *append)
{
	for (size_t i = 0; i < append->duty_count; i++) {
		span_texts_free(texts[i].since);
		span_texts_free(texts[i].due);
		span_texts_free(texts[i].met);
	}
	free(texts);
}
