/* Prints every word: its group, its number and its name. */
#include <cspr/cspr.h>

#include <stdio.h>

int main(void)
{
	for (cspr_code group = 1; cspr_word_count(group); group++)
		for (size_t i = 0; i < cspr_word_count(group); i++) {
			cspr_code word = cspr_word_at(group, i);

			printf("%u %u %s\n", (unsigned)group, (unsigned)word, cspr_word_name(group, word));
		}
	return 0;
}
