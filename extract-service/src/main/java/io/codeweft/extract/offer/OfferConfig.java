package io.codeweft.extract.offer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of offers: {@code codeweft.extract.offers.*}. */
@ConfigMapping(prefix = "codeweft.extract.offers")
public interface OfferConfig {

  /** Folder below which offered files lie. Default: {@code inbox} in the warehouse. */
  Optional<Path> inbox();

  /** A larger file is refused. */
  @WithDefault("16G")
  MemorySize maxFileSize();
}
