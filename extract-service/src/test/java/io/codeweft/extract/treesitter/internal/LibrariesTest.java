package io.codeweft.extract.treesitter.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path temp;

  @Test
  void theNameHoldsTheDigestAndNothingElseIsLeft() throws IOException {
    Path folder = temp.resolve("libraries");
    Path file = Libraries.unpack(folder, "x", BYTES);
    assertThat(Libraries.unpack(folder, "x", BYTES)).isEqualTo(file);
    assertThat(file).hasBinaryContent(BYTES);
    assertThat(file.getFileName().toString())
        .startsWith("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81-");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNotWhatItIsCalledIsReplaced() throws IOException {
    Path folder = temp.resolve("libraries");
    Path file = Libraries.unpack(folder, "x", BYTES);
    Files.write(file, new byte[] {9, 9, 9});
    assertThat(Libraries.unpack(folder, "x", BYTES)).hasBinaryContent(BYTES);
  }

  @Test
  void aFolderThatOthersMayWriteToIsRefused() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> Libraries.unpack(folder, "x", BYTES))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("others than this user may write to it");
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    assertThatThrownBy(() -> Libraries.unpack(link, "x", BYTES))
        .isInstanceOf(ExtractException.class);
  }

  @Test
  void namesInTheJars() {
    assertThat(Platform.resource("t", "Linux", "amd64")).contains("lib/x86_64-linux-gnu-t.so");
    assertThat(Platform.resource("t", "Mac OS X", "aarch64")).contains("lib/aarch64-macos-t.dylib");
    assertThat(Platform.resource("t", "Windows 11", "amd64")).contains("lib/x86_64-windows-t.dll");
    assertThat(Platform.resource("t", "AIX", "ppc64")).isEqualTo(Optional.empty());
  }
}
