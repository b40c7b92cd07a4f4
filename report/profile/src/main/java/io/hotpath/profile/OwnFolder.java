package io.hotpath.profile;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that belongs to this user and that nobody else may write to. Profiles say much about an
 * application, and a folder of others could turn our files into links.
 */
final class OwnFolder {

  private final Path folder;
  private final boolean posix;

  OwnFolder(Path folder) {
    this.folder = folder;
    this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Makes the folder if it is not there and checks it.
   *
   * @throws IOException when it is not ours alone, with one line saying why
   */
  void prepare() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = folder.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        makeParents(parent);
      }
      makeFolder();
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a folder (symbolic links are not followed)");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " is read-only for this process");
    }
    if (posix) {
      checkOwner();
    }
  }

  private static void makeParents(Path parent) throws IOException {
    try {
      Files.createDirectories(parent);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(e.getFile() + " is not a folder", e);
    }
  }

  private void makeFolder() throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly("rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; whose folder it is gets checked like that of any other.
      return;
    }
  }

  private void checkOwner() throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(
          folder
              + " is writable by others ("
              + PosixFilePermissions.toString(permissions)
              + "); only its owner may write there");
    }
    Path probe = Files.createTempFile(folder, "hotpath-", ".owner", ownerOnly("rw-------"));
    try {
      if (!Files.getOwner(probe).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
        throw new IOException(folder + " belongs to another user");
      }
    } finally {
      Files.delete(probe);
    }
  }

  /** The permissions of something new, where the file system has them. */
  FileAttribute<?>[] ownerOnly(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
