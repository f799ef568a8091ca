package io.codeweft.functions.reference;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dotted names: {@code package.module.Class.method}. */
public final class QualifiedNames {
  private static final Pattern DOT = Pattern.compile("[.]");
  private static final Pattern AROUND =
      Pattern.compile("\\A\\p{IsWhite_Space}+|\\p{IsWhite_Space}+\\z");

  private QualifiedNames() {}

  /** {@code qname_join}: both with a dot between; a null or empty one is left out. */
  public static @Nullable String join(@Nullable String prefix, @Nullable String name) {
    boolean hasPrefix = prefix != null && !prefix.isEmpty();
    boolean hasName = name != null && !name.isEmpty();
    if (hasPrefix && hasName) {
      return prefix + "." + name;
    }
    if (hasPrefix) {
      return prefix;
    }
    return hasName ? name : null;
  }

  /** {@code qname_parent}: what stands before the last dot; null without a dot. */
  public static @Nullable String parent(@Nullable String qname) {
    int dot = qname == null ? -1 : qname.lastIndexOf('.');
    return qname == null || dot < 0 ? null : qname.substring(0, dot);
  }

  /** {@code qname_last}: what stands after the last dot; everything without a dot. */
  public static @Nullable String last(@Nullable String qname) {
    return qname == null ? null : qname.substring(qname.lastIndexOf('.') + 1);
  }

  /**
   * {@code qname_normalize}: in Unicode's form KC, which is how Python compares names, without
   * white space around the parts and without empty parts; upper and lower case stay. Null when
   * nothing is left.
   */
  public static @Nullable String normalize(@Nullable String qname) {
    if (qname == null) {
      return null;
    }
    String parts =
        Arrays.stream(DOT.split(Normalizer.normalize(qname, Normalizer.Form.NFKC)))
            .map(part -> AROUND.matcher(part).replaceAll(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("."));
    return parts.isEmpty() ? null : parts;
  }
}
