package io.codeweft.tables.internal;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.engine.MetricsReporter;
import java.util.List;

/** Kernel's default engine on local files, without its reports as log messages. */
final class LocalEngine extends DefaultEngine {
  LocalEngine(FileIO files) {
    super(files);
  }

  @Override
  public List<MetricsReporter> getMetricsReporters() {
    return List.of();
  }
}
