// Trees as golang.org/x/mod has them. Reads rows "COUNT INDEX OLDER"; for each, over the leaves of the lines "0", "1", ...,
// writes the root, then the proof that INDEX is in the tree, then that it began as the one over OLDER, in hexadecimal.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

type tree []tlog.Hash

func (stored tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, stored[index])
	}
	return hashes, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	var stored tree
	var planted int64
	rows := bufio.NewScanner(os.Stdin)
	for rows.Scan() {
		var count, index, older int64
		_, err := fmt.Sscan(rows.Text(), &count, &index, &older)
		must(err)
		for ; planted < count; planted++ {
			hashes, err := tlog.StoredHashes(planted, []byte(strconv.FormatInt(planted, 10)), stored)
			must(err)
			stored = append(stored, hashes...)
		}
		root, err := tlog.TreeHash(count, stored)
		must(err)
		inclusion, err := tlog.ProveRecord(count, index, stored)
		must(err)
		consistency, err := tlog.ProveTree(count, older, stored)
		must(err)
		fmt.Printf("%x\n", root[:])
		for _, step := range inclusion {
			fmt.Printf(" %x\n", step[:])
		}
		for _, step := range consistency {
			fmt.Printf("  %x\n", step[:])
		}
	}
	must(rows.Err())
}
