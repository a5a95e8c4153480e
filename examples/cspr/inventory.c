/*
 * cspr inventory: what a person who checks a text for what it gives away needs to have listed. It finds nobody, and
 * blocks nothing.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

struct terms {
	struct bytes file;
	const char **list;
	size_t count;
};

/* A term a line; the lines are cut in the file's bytes. */
static bool terms_read(struct terms *terms, const char *file, struct trouble *trouble)
{
	*terms = (struct terms){ .count = 0 };
	if (!file)
		return true;
	if (!bytes_read(&terms->file, file, trouble))
		return false;
	terms->list = calloc(terms->file.length + 1, sizeof(*terms->list));
	if (!terms->list) {
		bytes_free(&terms->file);
		return no_memory(trouble);
	}
	for (char *line = terms->file.bytes, *next; *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		if (*line)
			terms->list[terms->count++] = line;
	}
	return true;
}

static void terms_free(struct terms *terms)
{
	free(terms->list);
	bytes_free(&terms->file);
}

static json_t *quasi_json(const struct looked_text *text, const struct cspr_quasi *quasi)
{
	json_t *json = json_pack("{s:I, s:I, s:s, s:s}", "start", (json_int_t)quasi->start, "end",
				 (json_int_t)quasi->end, "kind", cspr_quasi_name(quasi->kind), "rule", quasi->rule);

	if (text->name)
		json_object_set_new(json, "stream", json_string(text->name));
	return json;
}

static void say_quasi(const struct looked_text *text, const struct cspr_quasi *quasi, bool show_text)
{
	printf("%zu\t%zu\t%s\t%s", quasi->start, quasi->end, cspr_quasi_name(quasi->kind), quasi->rule);
	if (text->name) {
		putchar('\t');
		say_field(text->name, strlen(text->name));
	}
	if (show_text) {
		putchar('\t');
		say_field(text->text + quasi->start, quasi->end - quasi->start);
	}
	putchar('\n');
}

/* Of one text; into the list, or as lines where there is none. */
static bool tell_inventory(const struct searcher *searcher, const struct looked_text *text, const struct terms *terms,
			   json_t *list, bool show_text, struct trouble *trouble)
{
	cspr_inventory *inventory;
	cspr_status status = cspr_inventory_new(searcher->reg, text->scan, text->text, text->length, terms->list,
						terms->count, &inventory);

	if (status != CSPR_DONE)
		return status_trouble(status, trouble);
	for (size_t i = 0; i < cspr_inventory_count(inventory); i++) {
		struct cspr_quasi quasi = { .size = sizeof(quasi) };

		cspr_inventory_get(inventory, i, &quasi);
		if (list)
			json_array_append_new(list, quasi_json(text, &quasi));
		else
			say_quasi(text, &quasi, show_text);
	}
	cspr_inventory_free(inventory);
	return true;
}

static int inventory(const struct searcher *searcher, const struct looking *looking, const struct terms *terms,
		     bool json, bool show_text)
{
	struct trouble trouble = { 0 };
	struct looked looked;
	json_t *list = json ? json_array() : NULL;
	bool good = look(&looked, searcher, looking, &trouble);

	if (good) {
		for (size_t i = 0; good && i < looked.count; i++)
			good = tell_inventory(searcher, looked.texts + i, terms, list, show_text, &trouble);
		looked_free(&looked);
	}
	if (good)
		return json ? say_json(json_pack("{s:o}", "inventory", list), EXIT_DONE) : EXIT_DONE;
	json_decref(list);
	return say_trouble(&trouble, looking->text_file, json);
}

int run_inventory(int argc, char **argv)
{
	struct looking looking = { .key_file = NULL };
	const char *terms_file = NULL;
	bool json = false, show_text = false;
	const struct option_row rows[] = { { "--register", &looking.register_file, NULL },
					   { "--terms", &terms_file, NULL },
					   { "--show-text", NULL, &show_text },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble = { 0 };
	struct searcher searcher;
	struct terms terms;
	int exit_code = options_read(argc, argv, rows, &looking.text_file, 1);

	if (exit_code)
		return exit_code;
	if (!looking.register_file || !looking.text_file)
		return say_usage(json, "inventory", NULL, "wanted are --register and the text");
	if (!terms_read(&terms, terms_file, &trouble))
		return say_trouble(&trouble, terms_file, json);
	if (searcher_open(&searcher, looking.register_file, NULL, &trouble)) {
		exit_code = inventory(&searcher, &looking, &terms, json, show_text);
		searcher_close(&searcher);
	} else {
		exit_code = say_trouble_in("register", &trouble, looking.register_file, json);
	}
	terms_free(&terms);
	return exit_code;
}
