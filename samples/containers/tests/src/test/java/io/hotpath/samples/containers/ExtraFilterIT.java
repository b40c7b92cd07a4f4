package io.hotpath.samples.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A filter from the class path, in front of the application's own. */
final class ExtraFilterIT {
  private static final List<String> OPTIONS =
      List.of(
          "-Dextra.filter=" + MarkingFilter.class.getName(), "-Dextra.filter.param.greeting=hello");

  @ParameterizedTest
  @EnumSource(value = Launch.class, mode = Mode.MATCH_ALL, names = ".*_EMBEDDED")
  void get_extraFilter_seesRequestAsyncAndErrorDispatches(Launch launch) throws Exception {
    try (Child child = Child.start(launch, OPTIONS, List.of(Path.of("target", "test-classes")))) {
      HttpHeaders forwarded = child.get("/forward").headers();
      HttpHeaders dispatched = child.get("/async-dispatch").headers();
      HttpHeaders failed = child.get("/error-page").headers();

      assertThat(forwarded.map()).doesNotContainKeys("Marked-FORWARD", "Marked-ASYNC");
      assertThat(forwarded.firstValue("Marked-REQUEST")).hasValue("hello");
      assertThat(dispatched.firstValue("Marked-REQUEST")).hasValue("hello");
      assertThat(dispatched.firstValue("Marked-ASYNC")).hasValue("hello");
      assertThat(failed.firstValue("Marked-ERROR")).hasValue("hello");
      boolean virtual = forwarded.firstValue("Marked-Thread").orElseThrow().equals("VirtualThread");
      assertThat(virtual).isEqualTo(Child.isVirtual(launch));
    }
  }
}
