package io.codeweft.standalone.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * {@code NAME} or {@code NAME@VERSION}.
 *
 * @param version number, version or beginning of one; null = the current
 */
record GraphName(String name, @Nullable String version) {

  static GraphName parse(String text) {
    int at = text.lastIndexOf('@');
    return at < 0
        ? new GraphName(text, null)
        : new GraphName(text.substring(0, at), text.substring(at + 1));
  }

  String encodedName() {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** For options and parameters. */
  static final class Converter implements ITypeConverter<GraphName> {
    @Override
    public GraphName convert(String text) {
      return parse(text);
    }
  }
}
