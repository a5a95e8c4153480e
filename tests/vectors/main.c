/*
 * Runs the conformance vectors through the public API: every vector is answered, and the answer is the vector.
 *
 *     vectors FOLDER                  all files that the folder's index.json lists: says which vectors differ, and
 *                                     where; the last line is "N passed, N failed"
 *     vectors FILE.json               those of one file
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
	json_t *file = json_load_file(name, JSON_REJECT_DUPLICATES, &error), *vector;
	size_t i;

	if (!json_is_array(json_object_get(file, "vectors"))) {
		fprintf(stderr, "%s:%d: %s\n", name, error.line, file ? "there are no vectors" : error.text);
		exit(2);
	}
	json_array_foreach(json_object_get(file, "vectors"), i, vector)
	{
		if (!json_is_string(json_object_get(vector, "name")) ||
		    !json_is_string(json_object_get(vector, "kind"))) {
			fprintf(stderr, "%s: vector %zu has no name, or no kind\n", name, i);
			exit(2);
		}
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

	json_array_foreach(vectors, i, vector)
		json_array_set_new(vectors, i, vector_answered(vector));
	if (json_dumpf(file, stdout, JSON_COMPACT) || putchar('\n') == EOF || fflush(stdout))
		give_up("the answers can't be written");
	json_decref(file);
	return 0;
}

static void run_file(const char *name, size_t *passed, size_t *failed)
{
	json_t *file = file_read(name), *vector;
	size_t i;

	json_array_foreach(json_object_get(file, "vectors"), i, vector)
		*(run(name, vector) ? passed : failed) += 1;
	json_decref(file);
}

static void run_folder(const char *folder, size_t *passed, size_t *failed)
{
	char name[1024];
	json_error_t error;
	json_t *index, *file;
	size_t i;

	snprintf(name, sizeof(name), "%s/index.json", folder);
	index = json_load_file(name, JSON_REJECT_DUPLICATES, &error);
	if (!index)
		give_up("there is no index.json in the folder");
	json_array_foreach(json_object_get(index, "files"), i, file) {
		size_t before = *passed + *failed;

		if (!json_is_string(json_object_get(file, "file")))
			give_up("a file of index.json has no name");
		snprintf(name, sizeof(name), "%s/%s", folder, text_of(file, "file"));
		run_file(name, passed, failed);
		if (json_integer_value(json_object_get(file, "vectors")) != (json_int_t)(*passed + *failed - before)) {
			printf("FAIL %s: it has not as many vectors as index.json says\n", name);
			*failed += 1;
		}
	}
	json_decref(index);
}

int main(int argc, char **argv)
{
	size_t passed = 0, failed = 0;

	if (argc == 3 && strcmp(argv[1], "--answer") == 0)
		return answer(argv[2]);
	if (argc != 2)
		give_up("a folder, or a file of vectors, is wanted");
	(strstr(argv[1], ".json") ? run_file : run_folder)(argv[1], &passed, &failed);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed > 0 || passed == 0;
}
