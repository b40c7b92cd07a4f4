package io.hotpath.cli;

import io.hotpath.cli.ReportOutput.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a verb writes, named by the user. One that is there is replaced; a symbolic link is
 * not written through.
 */
record OutputFile(Path path, Messages messages) {

  /** False when it could not be written, which is said. */
  boolean write(Content<OutputStream> content) {
    try (OutputStream out = new BufferedOutputStream(open(), 1 << 16)) {
      content.writeTo(out);
      return true;
    } catch (IOException e) {
      messages.add(path + ": could not be written: " + reason(e));
      return false;
    }
  }

  private OutputStream open() throws IOException {
    return Files.newOutputStream(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private String reason(IOException failure) {
    if (Files.isSymbolicLink(path)) {
      return "it is a symbolic link";
    }
    if (Files.isDirectory(path)) {
      return "it is a folder";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = failure instanceof FileSystemException file ? file.getReason() : null;
    return reason != null ? reason : String.valueOf(failure.getMessage());
  }
}
