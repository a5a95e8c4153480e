/*
 * A line of a record, from bytes to an event and what it is decided under. Puts the readers together; decides nothing
 * itself.
 *
 * What must stay true: a line that is given out was read to its end.
 */
#include "reading/reading.h"

#include <string.h>

struct cspr_line {
	uint32_t references;
	cspr_context *context;
	json_t *text; /* the strings below are in it */
	cspr_event *event;
	cspr_basis *basis;
	struct beside beside;
};

cspr_line *cspr_line_ref(cspr_line *line)
{
	line->references++;
	return line;
}

void cspr_line_unref(cspr_line *line)
{
	cspr_context *context;

	if (!line || --line->references > 0)
		return;
	context = line->context;
	json_decref(line->text);
	cspr_event_unref(line->event);
	cspr_basis_unref(line->basis);
	cspr_context_allocate(context, line, sizeof(*line), 0);
	cspr_context_unref(context);
}

cspr_event *cspr_line_event(const cspr_line *line)
{
	return line->event;
}

cspr_basis *cspr_line_basis(const cspr_line *line)
{
	return line->basis;
}

const char *cspr_line_note(const cspr_line *line)
{
	return line->beside.note;
}

const unsigned char *cspr_line_note_digest(const cspr_line *line)
{
	return line->beside.has_note_digest ? line->beside.note_digest : NULL;
}

cspr_code cspr_line_verdict(const cspr_line *line)
{
	return line->beside.verdict;
}

cspr_status cspr_line_profile(const cspr_line *line, const char **ret_id, const char **ret_version,
			      const unsigned char **ret_digest)
{
	if (!line || !ret_id || !ret_version || !ret_digest)
		return CSPR_ERROR_ARGUMENT;
	if (!line->beside.has_profile)
		return CSPR_ERROR_NOT_FOUND;
	*ret_id = line->beside.profile_id;
	*ret_version = line->beside.profile_version;
	*ret_digest = line->beside.profile_digest;
	return CSPR_DONE;
}

/* The basis of a record that begins. */
static bool basis_begin(cspr_line *line, const struct cspr_line_place *place, struct trouble *trouble)
{
	const cspr_edition *edition;
	cspr_status status;

	if (!edition_choose(line->text, line->event, place->edition, &edition, trouble))
		return false;
	status = cspr_basis_new(line->context, edition, place->calendar, place->profile, &line->basis);
	if (status == CSPR_ERROR_NOT_FOUND)
		return bad_input(trouble, "", "the profile is not for %s, which this record is under",
				 cspr_edition_name(edition));
	return status < 0 ? status_trouble(status, "", trouble) : true;
}

static bool line_read(cspr_line *line, const char *bytes, size_t length, const struct cspr_line_place *place,
		      struct trouble *trouble)
{
	struct reading reading = { .context = line->context, .review = place->review, .numbers = place->numbers };

	if (place->review) {
		reading.lines = place->numbers ? place->lines : cspr_review_version(place->review);
		line->basis = cspr_basis_ref(cspr_review_basis(place->review));
	}
	line->text = json_line(bytes, length, trouble);
	if (!line->text || !event_read(&reading, line->text, &line->event, &line->beside, trouble))
		return false;
	if (!line->basis && !basis_begin(line, place, trouble))
		return false;
	reading.basis = line->basis;
	return parts_read(&reading, line->event, line->text, trouble);
}

/* As much of it as the caller knows. */
static bool place_known(const struct cspr_line_place *place, struct cspr_line_place *ret)
{
	size_t size = place ? place->size : sizeof(size);

	if (size < sizeof(size))
		return false;
	if (place)
		memcpy(ret, place, size < sizeof(*ret) ? size : sizeof(*ret));
	return true;
}

cspr_status cspr_line_read(cspr_context *context, const char *bytes, size_t length, const struct cspr_line_place *place,
			   cspr_line **ret, struct cspr_trouble *ret_trouble)
{
	struct cspr_line_place known = { 0 };
	struct trouble trouble = { 0 };
	cspr_line *line;

	if (!context || (!bytes && length) || !ret || !place_known(place, &known) || !trouble_fits(ret_trouble))
		return CSPR_ERROR_ARGUMENT;
	line = cspr_context_allocate(context, NULL, 0, sizeof(*line));
	if (!line) {
		no_memory(&trouble);
		return trouble_give(&trouble, ret_trouble);
	}
	*line = (cspr_line){ .references = 1, .context = cspr_context_ref(context) };
	if (line_read(line, bytes, length, &known, &trouble)) {
		*ret = line;
		return CSPR_DONE;
	}
	cspr_line_unref(line);
	return trouble_give(&trouble, ret_trouble);
}

/* The library's own checks of an event as a whole, with their places. */
static bool event_trouble(const cspr_event *event, cspr_status status, struct trouble *trouble)
{
	if (cspr_event_code(event) == CSPR_EVENT_AMEND)
		return amendment_trouble(event, status, trouble);
	switch (status) {
	case CSPR_ERROR_NOT_YET_HAPPENED:
		return bad_input(trouble, "/happened_on", "happened_on is more than a day later than recorded_at");
	case CSPR_ERROR_BAD_DATE:
		return bad_input(trouble, "/happened_on", "happened_on is a full date, unless the event is historic");
	case CSPR_ERROR_RECORDED_EARLIER:
		return bad_input(trouble, "/recorded_at", "recorded_at is earlier than that of the event before");
	case CSPR_ERROR_NOT_FOUND:
		return bad_input(trouble, "/parts/to", "the local profile is not for this edition");
	case CSPR_ERROR_UNKNOWN_WORD:
		return bad_input(trouble, "/parts", "a particular is not known to this edition");
	}
	return status_trouble(status, "", trouble);
}

cspr_status cspr_event_trouble(const cspr_event *event, cspr_status status, struct cspr_trouble *ret)
{
	struct trouble trouble = { 0 };

	if (!event || !trouble_fits(ret))
		return CSPR_ERROR_ARGUMENT;
	if (status >= 0)
		return status;
	event_trouble(event, status, &trouble);
	return trouble_give(&trouble, ret);
}

cspr_status cspr_edition_read(const char *name, const cspr_basis *basis, const cspr_edition **ret,
			      struct cspr_trouble *ret_trouble)
{
	struct trouble trouble = { 0 };

	if (!name || !basis || !ret || !trouble_fits(ret_trouble))
		return CSPR_ERROR_ARGUMENT;
	return edition_follow(name, basis, "", ret, &trouble) ? CSPR_DONE : trouble_give(&trouble, ret_trouble);
}
