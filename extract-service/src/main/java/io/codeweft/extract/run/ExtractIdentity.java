package io.codeweft.extract.run;

import io.codeweft.contracts.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What an extract was made from: equal identities, equal rows.
 *
 * @param files path, then the digest of its bytes or why it has none; sorted by path
 */
record ExtractIdentity(
    String repo, Map<String, String> options, String extractorVersion, List<List<String>> files) {

  /** SHA-256, 64 hex digits. */
  String extractId() {
    return Json.fingerprint(this);
  }
}
