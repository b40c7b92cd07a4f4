package io.hotpath.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and what no module may know. */
final class ArchitectureIT {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importPaths(
              List.of(
                  Path.of("../../report/profile/target/classes"),
                  Path.of("../../report/shape/target/classes"),
                  Path.of("../../report/advice/target/classes"),
                  Path.of("../../report/mongo-log/target/classes"),
                  Path.of("../../report/text/target/classes"),
                  Path.of("../../report/html/target/classes"),
                  Path.of("../../report/diff/target/classes"),
                  Path.of("../../report/export/target/classes"),
                  Path.of("../../report/cli/target/classes"),
                  Path.of("../../filters/servlet/target/classes"),
                  Path.of("../../filters/mongo/target/classes"),
                  Path.of("../../filters/levels/target/classes"),
                  Path.of("../../filters/logging/target/classes"),
                  Path.of("../../filters/live/target/classes"),
                  Path.of("../../filters/events/target/classes"),
                  Path.of("../recorder/target/classes"),
                  Path.of("../javaagent/target/classes")));

  @Test
  void modules_arrows_pointAsDesigned() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("profile")
        .definedBy("io.hotpath.profile")
        .layer("shape")
        .definedBy("io.hotpath.shape")
        .layer("advice")
        .definedBy("io.hotpath.advice")
        .layer("mongolog")
        .definedBy("io.hotpath.mongolog")
        .layer("text")
        .definedBy("io.hotpath.text")
        .layer("html")
        .definedBy("io.hotpath.html")
        .layer("diff")
        .definedBy("io.hotpath.diff")
        .layer("export")
        .definedBy("io.hotpath.export")
        .layer("cli")
        .definedBy("io.hotpath.cli")
        .layer("recorder")
        .definedBy("io.hotpath.recorder..")
        .layer("servlet")
        .definedBy("io.hotpath.servlet")
        .layer("mongo")
        .definedBy("io.hotpath.mongo")
        .layer("levels")
        .definedBy("io.hotpath.levels..")
        .layer("logging")
        .definedBy("io.hotpath.logging")
        .layer("events")
        .definedBy("io.hotpath.events")
        .layer("live")
        .definedBy("io.hotpath.live")
        .layer("agent")
        .definedBy("io.hotpath.agent", "io.hotpath.bridge")
        .whereLayer("agent")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("servlet")
        .mayOnlyBeAccessedByLayers("agent")
        .whereLayer("recorder")
        .mayOnlyBeAccessedByLayers("servlet", "mongo", "levels", "logging", "live", "agent")
        .whereLayer("levels")
        .mayOnlyBeAccessedByLayers("live", "servlet", "agent")
        .whereLayer("events")
        .mayOnlyBeAccessedByLayers("mongo", "servlet")
        .whereLayer("live")
        .mayOnlyBeAccessedByLayers("servlet", "agent")
        .whereLayer("logging")
        .mayOnlyBeAccessedByLayers("servlet", "agent")
        .whereLayer("mongo")
        .mayOnlyBeAccessedByLayers("agent")
        .whereLayer("shape")
        .mayOnlyBeAccessedByLayers("advice", "mongolog", "mongo")
        .whereLayer("advice")
        .mayOnlyBeAccessedByLayers("mongolog", "text", "html", "diff", "cli")
        .whereLayer("mongolog")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers("html", "diff", "export", "cli", "servlet", "agent")
        .whereLayer("html")
        .mayOnlyBeAccessedByLayers("live", "cli")
        .whereLayer("diff")
        .mayOnlyBeAccessedByLayers("html", "cli")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("cli")
        .check(OURS);
  }

  @Test
  void profileAndRecorder_knowNoLibraryOfTheApplication() {
    noClasses()
        .that(
            resideInAnyPackage(
                "io.hotpath.profile",
                "io.hotpath.recorder..",
                "io.hotpath.shape",
                "io.hotpath.advice",
                "io.hotpath.mongolog",
                "io.hotpath.text",
                "io.hotpath.html",
                "io.hotpath.diff",
                "io.hotpath.export"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta..",
                "javax.servlet..",
                "com.mongodb..",
                "org.bson..",
                "org.slf4j..",
                "ch.qos.logback..",
                "org.apache.logging..",
                "net.bytebuddy..",
                "org.objectweb.asm.."))
        .check(OURS);
  }

  @Test
  void levels_knowNoServerAndNoLibraryButInTheirOwnPackages() {
    noClasses()
        .that(
            resideInAnyPackage("io.hotpath.levels", "io.hotpath.levels.console", "io.hotpath.live"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta..", "org.slf4j..", "ch.qos.logback..", "org.apache..", "com.sun.."))
        .check(OURS);
  }

  @Test
  void byteCode_isKnownToTheAgentAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.hotpath.agent")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.objectweb.asm..", "java.lang.instrument.."))
        .check(OURS);
  }

  @Test
  void bridge_knowsTheJdkAlone() {
    classes()
        .that(resideInAPackage("io.hotpath.bridge"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java.io",
                "java.lang",
                "java.nio",
                "java.nio.charset",
                "java.util",
                "java.util.concurrent",
                "java.util.function",
                "io.hotpath.bridge"))
        .check(OURS);
  }

  @Test
  void nothing_readsSerializedObjects() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class).check(OURS);
  }
}
