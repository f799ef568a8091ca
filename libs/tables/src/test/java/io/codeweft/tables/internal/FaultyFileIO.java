package io.codeweft.tables.internal;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.Optional;

/** The real file access, with something that happens before or after certain files are written. */
final class FaultyFileIO implements FileIO {

  /** What happens around a write. */
  interface Fault {
    void run() throws IOException;
  }

  private final FileIO files = new LocalFileIO(false);
  private final String suffix;
  private final Fault before;
  private final Fault after;

  FaultyFileIO(String suffix, Fault before, Fault after) {
    this.suffix = suffix;
    this.before = before;
    this.after = after;
  }

  @Override
  public OutputFile newOutputFile(String path) {
    OutputFile real = files.newOutputFile(path);
    return path.endsWith(suffix) ? new Faulty(real) : real;
  }

  private final class Faulty implements OutputFile {
    private final OutputFile real;

    Faulty(OutputFile real) {
      this.real = real;
    }

    @Override
    public String path() {
      return real.path();
    }

    @Override
    public PositionOutputStream create(boolean putIfAbsent) throws IOException {
      before.run();
      return real.create(putIfAbsent);
    }

    @Override
    public void writeAtomically(CloseableIterator<String> data, boolean overwrite)
        throws IOException {
      before.run();
      real.writeAtomically(data, overwrite);
      after.run();
    }
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
    return files.listFrom(filePath);
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    return files.getFileStatus(path);
  }

  @Override
  public String resolvePath(String path) throws IOException {
    return files.resolvePath(path);
  }

  @Override
  public boolean mkdirs(String path) throws IOException {
    return files.mkdirs(path);
  }

  @Override
  public InputFile newInputFile(String path, long fileSize) {
    return files.newInputFile(path, fileSize);
  }

  @Override
  public boolean delete(String path) throws IOException {
    return files.delete(path);
  }

  @Override
  public Optional<String> getConf(String confKey) {
    return files.getConf(confKey);
  }

  @Override
  public void copyFileAtomically(String srcPath, String destPath, boolean overwrite)
      throws IOException {
    files.copyFileAtomically(srcPath, destPath, overwrite);
  }
}
