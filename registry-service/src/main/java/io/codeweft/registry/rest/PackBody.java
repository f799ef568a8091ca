package io.codeweft.registry.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.service.RegistryConfig;
import io.codeweft.registry.service.RegistryErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads a pack from the body of a request, within limits. */
@ApplicationScoped
class PackBody {
  private final int maxBytes;
  private final ObjectReader reader;

  PackBody(RegistryConfig config, ObjectMapper json) {
    this.maxBytes = config.maxBodyBytes();
    this.reader =
        json.readerFor(PackBundle.class)
            .with(
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  }

  PackBundle read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw RegistryErrors.bodyTooLarge(maxBytes);
    }
    try {
      return reader.readValue(bytes);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof PackException tooMuch) {
        throw RegistryErrors.refused("?", GraphRefusedException.of(tooMuch));
      }
      throw e;
    }
  }
}
