package io.hotpath.agent;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jar this agent is in, read as the zip file it is: a class loader would search the JDK's
 * modules first and start its jar protocol, 40 classes for five entries. Stateless.
 */
final class AgentJar {

  private AgentJar() {}

  /**
   * Bytes of a class of ours.
   *
   * @param name with slashes
   * @throws IOException where the jar lacks it
   */
  static byte[] bytes(String name) throws IOException {
    URI place =
        URI.create(Agent.class.getProtectionDomain().getCodeSource().getLocation().toString());
    try (ZipFile jar = new ZipFile(new File(place))) {
      ZipEntry entry = jar.getEntry(name + ".class");
      if (entry == null) {
        throw new IOException("the agent jar lacks " + name);
      }
      return jar.getInputStream(entry).readAllBytes();
    }
  }
}
