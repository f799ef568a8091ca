package io.codeweft.compiler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code stable_id} of the sample database. */
final class SampleIds {
  private SampleIds() {}

  static String of(List<@Nullable Object> arguments) {
    String parts =
        arguments.stream()
            .skip(1)
            .map(part -> part == null ? "\u0001" : part.toString())
            .collect(Collectors.joining("\u0000"));
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(parts.getBytes(StandardCharsets.UTF_8));
      return arguments.getFirst() + ":" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
