// Wordgen writes the tables of words of package summary: words.tsv, the counts of words
// in news and encyclopedia, and words.bin and spellings.bin, what the package embeds. Run it in the package's folder.
//
//	go run ./wordgen                         words.bin and spellings.bin from the lists
//	go run ./wordgen -count ../../shared/data  words.tsv from the unlabelled news first
package main

import (
	"flag"
	"log"
)

func main() {
	log.SetFlags(0)
	shared := flag.String("count", "", "`folder` of the shared data: count the words anew")
	flag.Parse()
	if *shared != "" {
		if err := writeCounts(*shared, "words.tsv"); err != nil {
			log.Fatal(err)
		}
	}
	words, err := readCounts("words.tsv")
	if err != nil {
		log.Fatal(err)
	}
	if err := writeTable(words, "words.bin"); err != nil {
		log.Fatal(err)
	}
	if err := writeSpellings(words, "spellings.bin"); err != nil {
		log.Fatal(err)
	}
}
