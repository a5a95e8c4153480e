/*
 * Runs the conformance vectors through the public API: every vector is answered, and the answer is the vector.
 *
 *     vectors FILE.json...            says which vectors differ, and where; the last line is "N passed, N failed"
 *     vectors --answer FILE.json      prints the file with every answer put there anew: what make.py writes
 */
#include "vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void give_up(const char *why)
{
	fprintf(stderr, "vectors: %s\n", why);
	exit(2);
}

static json_t *file_read(const char *name)
{
	json_error_t error;
	json_t *file = json_load_file(name, JSON_REJECT_DUPLICATES, &error);

	if (!json_is_array(json_object_get(file, "vectors"))) {
		fprintf(stderr, "%s:%d: %s\n", name, error.line, file ? "there are no vectors" : error.text);
		exit(2);
	}
	return file;
}

static bool run(const char *file, json_t *vector)
{
	json_t *answer = vector_answered(vector);
	struct differing differing;
	bool good = same(vector, answer, &differing);

	if (!good)
		printf("FAIL %s: %s: %s\n  expected: %s\n  got:      %s\n", file, text_of(vector, "name"),
		       differing.pointer, differing.expected ? differing.expected : "(nothing)",
		       differing.got ? differing.got : "(nothing)");
	free(differing.expected);
	free(differing.got);
	json_decref(answer);
	return good;
}

static int answer(const char *name)
{
	json_t *file = file_read(name), *vectors = json_object_get(file, "vectors"), *vector;
	size_t i;

	json_array_foreach(vectors, i, vector) json_array_set_new(vectors, i, vector_answered(vector));
	if (json_dumpf(file, stdout, JSON_COMPACT) || putchar('\n') == EOF || fflush(stdout))
		give_up("the answers can't be written");
	json_decref(file);
	return 0;
}

int main(int argc, char **argv)
{
	size_t passed = 0, failed = 0, i;
	json_t *file, *vector;

	if (argc == 3 && strcmp(argv[1], "--answer") == 0)
		return answer(argv[2]);
	for (int at = 1; at < argc; at++) {
		file = file_read(argv[at]);
		json_array_foreach(json_object_get(file, "vectors"), i, vector) *
			(run(argv[at], vector) ? &passed : &failed) += 1;
		json_decref(file);
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed > 0 || passed == 0;
}
