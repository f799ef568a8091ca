package io.codeweft.contracts.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies that keep the order of the file: it decides the text of generated views. */
final class RegistryMaps {
  private RegistryMaps() {}

  static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
