package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/** Numbers one after the other, for thousands of rows. Confined to one thread. */
final class LongColumn {

  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  void write(String field, JsonGenerator json) throws IOException {
    json.writeFieldName(field);
    json.writeArray(values, 0, size);
  }
}
