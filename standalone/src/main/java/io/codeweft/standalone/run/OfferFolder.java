package io.codeweft.standalone.run;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.json.Json;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** A folder with the files of datasets, made into an offer. */
public final class OfferFolder {
  private static final long MEMORY = 2L << 30;
  private static final int ID_DIGITS = 16;

  private final Path folder;
  private final Path inbox;

  /**
   * @param inbox of the server, on this machine
   */
  public OfferFolder(Path folder, Path inbox) {
    this.folder = folder;
    this.inbox = inbox;
  }

  /**
   * Copies the files to the inbox. The same files give the same offer.
   *
   * @throws CommandFailure when there are none, or one cannot be read
   */
  public ExtractOffered offer(String repo, String tool, String version) {
    Map<String, List<Path>> files = files();
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_ARGUMENTS,
          folder + " has no files of datasets: DATASET.parquet, DATASET.arrow or DATASET/FILE");
    }
    Map<String, List<String>> digests = new TreeMap<>();
    files.forEach(
        (dataset, paths) -> digests.put(dataset, paths.stream().map(OfferFolder::digest).toList()));
    String id =
        "ingest-" + Json.fingerprint(List.of(repo, tool, version, digests)).substring(0, ID_DIGITS);
    Map<String, ExtractOffered.Dataset> datasets = new TreeMap<>();
    files.forEach(
        (dataset, paths) -> {
          List<ExtractOffered.File> offered = new ArrayList<>();
          for (int i = 0; i < paths.size(); i++) {
            String name = id + "/" + dataset + "/" + paths.get(i).getFileName();
            copy(paths.get(i), inbox.resolve(name));
            offered.add(
                new ExtractOffered.File(
                    name, digests.getOrDefault(dataset, List.of()).get(i), rows(paths.get(i))));
          }
          datasets.put(
              dataset, new ExtractOffered.Dataset(ExtractOffered.Mode.REPLACE, List.of(), offered));
        });
    return new ExtractOffered(id, repo, new ExtractOffered.Tool(tool, version), datasets);
  }

  private Map<String, List<Path>> files() {
    Map<String, List<Path>> files = new TreeMap<>();
    for (Path entry : list(folder)) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        files.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(list(entry));
      } else if (name.matches(".+\\.(parquet|arrow|arrows)")) {
        String dataset = name.substring(0, name.lastIndexOf('.'));
        files.computeIfAbsent(dataset, _ -> new ArrayList<>()).add(entry);
      }
    }
    return files;
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private static String digest(Path file) {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static void copy(Path file, Path target) {
    try {
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.EXTRACTION_FAILED,
          file + " cannot be copied to the inbox of the server: " + e + "; is it on this machine?");
    }
  }

  private static long rows(Path file) {
    try {
      return file.toString().endsWith(".parquet") ? parquetRows(file) : arrowRows(file);
    } catch (IOException | UncheckedIOException | EngineException e) {
      throw unreadable(file, e);
    }
  }

  private static long parquetRows(Path file) throws IOException {
    Path work = Files.createTempDirectory("weft-ingest");
    SessionOptions options = SessionOptions.in(work.resolve("engine")).withReadable(List.of(file));
    try (EngineSession session = new DuckDbEngine().open(options)) {
      session.table("offered", session.describeFile(file), List.of(file));
      return session.count("offered");
    } finally {
      Files.deleteIfExists(work);
    }
  }

  private static long arrowRows(Path file) throws IOException {
    try (BufferAllocator memory = ArrowMemory.child("ingest", MEMORY);
        ArrowReader reader =
            file.toString().endsWith(".arrow")
                ? new ArrowFileReader(FileChannel.open(file), memory)
                : new ArrowStreamReader(
                    new BufferedInputStream(Files.newInputStream(file)), memory)) {
      long rows = 0;
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
      return rows;
    }
  }

  private static CommandFailure unreadable(Path file, Exception e) {
    return new CommandFailure(ExitCode.BAD_ARGUMENTS, file + " cannot be read: " + e.getMessage());
  }
}
