package io.codeweft.registry.rest;

import io.codeweft.registry.query.result.ArrowStream;
import io.codeweft.registry.query.result.CsvRows;
import io.codeweft.registry.query.result.JsonRows;
import io.codeweft.registry.query.result.ResultWriter;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats a query is answered in, chosen by the Accept header; the first is the default. */
enum AnswerFormat {
  JSON(AnswerFormat.JSON_TYPE),
  ARROW(AnswerFormat.ARROW_TYPE),
  NDJSON(AnswerFormat.NDJSON_TYPE),
  CSV(AnswerFormat.CSV_TYPE);

  static final String JSON_TYPE = "application/json";
  static final String ARROW_TYPE = "application/vnd.apache.arrow.stream";
  static final String NDJSON_TYPE = "application/x-ndjson";
  static final String CSV_TYPE = "text/csv";

  private final String mediaType;

  AnswerFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The best of those that a client accepts, which come best first. */
  static Optional<AnswerFormat> of(List<MediaType> accepted) {
    return accepted.stream()
        .flatMap(
            type ->
                Arrays.stream(values())
                    .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType))))
        .findFirst();
  }

  static String allowed() {
    return Arrays.stream(values()).map(f -> f.mediaType).collect(Collectors.joining(", "));
  }

  String mediaType() {
    return this == CSV ? mediaType + ";charset=utf-8;header=present" : mediaType;
  }

  ResultWriter writer(OutputStream out) throws IOException {
    return switch (this) {
      case JSON -> JsonRows.array(out);
      case ARROW -> new ArrowStream(out);
      case NDJSON -> JsonRows.lines(out);
      case CSV -> new CsvRows(out);
    };
  }
}
