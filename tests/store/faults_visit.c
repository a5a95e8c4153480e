/*
 * Faults of what is beside the record, of visits and of connections, each in a few lines, in the order of the table at
 * the end.
 */
#include "broken.h"

#include "inside.h"

#include <string.h>

/* Beside the record */

static bool cut_salt(struct cspr_note *note)
{
	end_at_zero(note->salt);
	return true;
}

static bool shorten_note(struct cspr_note *note)
{
	if (note->length > 65535)
		note->length = 65535;
	return true;
}

static bool null_note(struct cspr_note *note)
{
	if (note->length == 0)
		note->text = NULL;
	return true;
}

static bool cut_document(struct cspr_document *document)
{
	document->length = strlen(document->bytes);
	return true;
}

static bool null_document(struct cspr_document *document)
{
	if (document->length == 0)
		document->bytes = NULL;
	return true;
}

static bool forget_checkpoint(struct cspr_checkpoint *checkpoint)
{
	return checkpoint->events != 9;
}

static bool shorten_checkpoint(struct cspr_checkpoint *checkpoint)
{
	if (checkpoint->length > 14)
		checkpoint->length = 14;
	return true;
}

static cspr_status erase_nothing(const char *review, uint32_t number)
{
	(void)number;
	return events_of(review) ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
}

static cspr_status erase_again(const char *review, uint32_t number)
{
	memory_driver.erase_note(world.memory, review, number);
	return CSPR_DONE;
}

static cspr_status erase_all(const char *review, uint32_t number)
{
	cspr_status status = memory_driver.erase_note(world.memory, review, number);

	for (uint32_t other = 1; status == CSPR_DONE && other <= events_of(review); other++)
		memory_driver.erase_note(world.memory, review, other);
	return status;
}

static cspr_status erase_of_others(const char *review, uint32_t number)
{
	memory_driver.erase_note(world.memory, "r-2", number);
	return memory_driver.erase_note(world.memory, review, number);
}

/* Visits */

static cspr_status only_errors_end(cspr_status status)
{
	return status > 0 ? CSPR_DONE : status;
}

static cspr_status go_on(cspr_status status)
{
	if (status != CSPR_DONE && world.swallowed == CSPR_DONE)
		world.swallowed = status;
	return CSPR_DONE;
}

static cspr_status ended_is_done(cspr_status status)
{
	return status == CSPR_REFUSED ? CSPR_DONE : status;
}

static cspr_status ended_is_unavailable(cspr_status status)
{
	return status < 0 && status != CSPR_ERROR_NOT_FOUND ? CSPR_ERROR_UNAVAILABLE : status;
}

static cspr_status stuck_when_ended(cspr_status status)
{
	world.stuck = status != CSPR_DONE;
	return status;
}

static cspr_status blocked_in_visit(cspr_status status)
{
	world.stuck = false;
	return status;
}

static bool block_in_visit(struct cspr_stored_event *event, char *line)
{
	(void)event;
	(void)line;
	world.stuck = true;
	return true;
}

/* Connections */

static bool seen_at_first(struct cspr_stored_event *event, char *line)
{
	struct slot *slot = world.slot;

	(void)line;
	if (slot->has_read && event->number > slot->most)
		return false;
	slot->most = event->number;
	return true;
}

static cspr_status has_seen(cspr_status status)
{
	world.slot->has_read = true;
	return status;
}

static cspr_status one_connection(void)
{
	return world.open > 1 ? CSPR_ERROR_UNAVAILABLE : CSPR_DONE;
}

static cspr_status ten_openings(void)
{
	return world.opened > 10 ? CSPR_ERROR_UNAVAILABLE : CSPR_DONE;
}

static void forget_when_closed(void)
{
	if (world.open == 0) {
		memory_driver.close(world.memory);
		memory_new(&world.memory);
	}
}

static const char *tell_value(void *state)
{
	(void)state;
	return "secret-reference has another number of events";
}

static const char *always_found(void *state)
{
	(void)state;
	return "a writer was cut off";
}

static const struct fault faults[] = {
	{ "ends salts at a zero byte", "notes are kept", .note = cut_salt },
	{ "cuts notes at 64 KiB", "a note may have a mebibyte", .note = shorten_note },
	{ "gives NULL for an empty note", "notes are kept", .note = null_note },
	{ "cuts documents at a zero byte", "documents are kept", .document = cut_document },
	{ "gives NULL for an empty document", "documents are kept", .document = null_document },
	{ "forgets a checkpoint", "checkpoints are shown by size", .checkpoint = forget_checkpoint },
	{ "cuts checkpoints", "of the same size", .checkpoint = shorten_checkpoint },
	{ "does not erase", "was erased is not found", .erase = erase_nothing },
	{ "erases what is not there", "or no more", .erase = erase_again },
	{ "erases all notes of a review", "was erased is not found", .erase = erase_all },
	{ "erases in other reviews too", "was erased is not found", .erase = erase_of_others },
	{ "goes on after a positive status", "a visit to events", .visited = only_errors_end },
	{ "goes on after a visitor has ended the visit", "a visit to a list", .visited = go_on },
	{ "takes an end for done", "a visit to duties", .answered = ended_is_done },
	{ "takes an end for a failure of its own", "a visit to checkpoints", .answered = ended_is_unavailable },
	{ "is stuck after a visit was ended", "a visit to a summary", .answered = stuck_when_ended },
	{ "is stuck after a visit to a note was ended", "a visit to a note", .answered = stuck_when_ended },
	{ "is stuck after a visit to a document was ended", "a visit to a document", .answered = stuck_when_ended },
	{ "lets nobody write during a visit", "as of one moment", .event = block_in_visit,
	  .answered = blocked_in_visit },
	{ "shows a connection what it saw at first", "sees at once", .event = seen_at_first, .answered = has_seen },
	{ "has one connection", "every other one sees", .opening = one_connection },
	{ "leaks connections", "that did nothing", .opening = ten_openings },
	{ "forgets everything when it is closed", "after every connection was closed", .closed = forget_when_closed },
	{ "tells a reference in why()", "why()", .why = tell_value },
	{ "always has something to tell", "found()", .found = always_found },
};

const struct fault_list visit_faults = { faults, sizeof faults / sizeof faults[0] };
