package io.hotpath.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, with the streams of this run. */
final class Commands implements IFactory {

  private final OutputStream out;
  private final Messages messages;

  Commands(OutputStream out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == TopCommand.class) {
      return type.cast(new TopCommand(out, messages));
    }
    if (type == QueriesCommand.class) {
      return type.cast(new QueriesCommand(out, messages));
    }
    if (type == MongoLogCommand.class) {
      return type.cast(new MongoLogCommand(out, messages, Terminal.isThere(), System::nanoTime));
    }
    if (type == HtmlCommand.class) {
      return type.cast(new HtmlCommand(messages));
    }
    if (type == StatementsCommand.class) {
      return type.cast(new StatementsCommand(out, messages));
    }
    if (type == DiffCommand.class) {
      return type.cast(new DiffCommand(out, messages));
    }
    if (type == ExportCommand.class) {
      return type.cast(new ExportCommand(out, messages));
    }
    if (type == Version.class) {
      return type.cast(new Version());
    }
    return CommandLine.defaultFactory().create(type);
  }
}
