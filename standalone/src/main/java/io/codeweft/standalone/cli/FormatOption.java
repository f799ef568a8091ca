package io.codeweft.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.codeweft.contracts.json.Json;
import java.io.PrintStream;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code --format} of commands that tell about graphs. */
public final class FormatOption {
  /** How they answer. */
  public enum Format {
    /** For people. */
    TEXT,
    /** One document, as the REST interface answers. */
    JSON
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Format format = Format.TEXT;

  void print(Object answer, Consumer<PrintStream> text) {
    if (format == Format.TEXT) {
      text.accept(System.out);
    } else {
      System.out.println(json(answer));
    }
    System.out.flush();
  }

  static String json(Object answer) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is no JSON: " + answer.getClass(), e);
    }
  }
}
