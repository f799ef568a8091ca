package io.codeweft.registry.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.pack.PackBundle;
import java.util.Map;
import java.util.TreeMap;

/** A small pack under any name, and changes of it. */
public final class Packs {
  private Packs() {}

  /** With a text of a file replaced. */
  public static PackBundle changed(String name, String file, String from, String to) {
    return changed(pack(name), file, from, to);
  }

  public static PackBundle changed(PackBundle pack, String file, String from, String to) {
    Map<String, String> files = new TreeMap<>(pack.files());
    files.computeIfPresent(
        file,
        (_, text) -> {
          assertThat(text).contains(from);
          return text.replace(from, to);
        });
    return new PackBundle(pack.name(), files);
  }

  /** Words of texts, long words as a table, their number per text as another. */
  public static PackBundle pack(String name) {
    return new PackBundle(
        name,
        Map.of(
            "pack.yaml",
            """
            pack: NAME
            datasets: [NAME_texts]
            views: [NAME_words, NAME_long, NAME_count]
            registries: []
            """
                .replace("NAME", name),
            "datasets/" + name + "_texts.yaml",
            """
            dataset: NAME_texts
            key: [path]
            order: [path]
            owner: path
            evidence: {family: test, rank: 1, coordinates: none, required: true}
            evolution: strict
            columns:
              repo: string!
              path: string!
              words:
                list:
                  word_no: int32!
                  word: string
            """
                .replace("NAME", name),
            "views/" + name + "_words.sql",
            """
            SELECT t.repo, t.path, w.word_no, w.word
            FROM NAME_texts AS t, UNNEST(t.words) AS w
            WHERE w.word_no > 3
            """
                .replace("NAME", name),
            "views/" + name + "_long.sql",
            """
            /*
            materialize: true
            key: [id]
            owner: path
            */
            SELECT
              w.repo, w.path,
              w.word_no,
              w.word,
              stable_id('word', w.repo, w.path, w.word_no) AS id
            FROM NAME_words AS w
            """
                .replace("NAME", name),
            "views/" + name + "_count.sql",
            """
            /*
            materialize: true
            key: [repo, path]
            owner: path
            */
            SELECT repo, path, COUNT(*) AS words
            FROM NAME_long
            GROUP BY repo, path
            """
                .replace("NAME", name)));
  }
}
