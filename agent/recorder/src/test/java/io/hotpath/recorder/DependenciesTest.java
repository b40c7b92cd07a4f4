package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What package-info promises: the JDK and profiles, no library of the application. */
class DependenciesTest {

  @Test
  void recorder_needsOnlyTheJdkAndProfiles() throws Exception {
    JavaClasses recorder =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hotpath.recorder");
    Set<String> places = new TreeSet<>();
    for (JavaClass type : recorder) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        places.add(place(dependency.getTargetClass().getBaseComponentType()));
      }
    }

    assertThat(recorder).hasSizeGreaterThan(10);
    assertThat(places)
        .contains("java.base")
        .isSubsetOf(
            "java.base",
            "java.management",
            "jdk.management",
            "io.hotpath.profile",
            "io.hotpath.recorder",
            "io.hotpath.recorder.template",
            "org.jspecify.annotations");
  }

  /** The JDK's module, else the package. */
  private static String place(JavaClass type) throws ClassNotFoundException {
    if (type.isPrimitive()) {
      return "java.base";
    }
    Class<?> found = Class.forName(type.getName(), false, DependenciesTest.class.getClassLoader());
    return found.getModule().isNamed() ? found.getModule().getName() : type.getPackageName();
  }
}
