package io.foretell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the packages, as a build rule. */
class HouseTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.foretell");

    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String YAML = "org.yaml.snakeyaml..";
    private static final String EJML = "org.ejml..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String ROCKSDB = "org.rocksdb..";
    private static final String SLF4J = "org.slf4j..";

    /** What each package may use beside the JDK and itself. */
    private static Map<String, List<String>> arrows() {
        Map<String, List<String>> may = new LinkedHashMap<>();
        may.put("spec", List.of(JACKSON, YAML));
        may.put("event", List.of(of("spec"), JACKSON));
        may.put("feature", List.of(of("spec"), of("event")));
        may.put("lstm", List.of(of("lstm.kernel"), EJML));
        may.put("lstm.kernel", List.of());
        may.put("snapshot", List.of(of("spec"), of("event"), of("feature"), of("lstm"), JACKSON, EJML));
        List<String> model = List.of(of("spec"), of("event"), of("feature"), of("lstm"), of("snapshot"), JACKSON, EJML);
        may.put("predict", model);
        may.put("learn", model);
        may.put("evaluate", Stream.concat(model.stream(), Stream.of(of("predict"), of("learn"))).toList());
        may.put("topology", Stream.concat(model.stream(),
                Stream.of(of("predict"), of("learn"), KAFKA, ROCKSDB, SLF4J)).toList());
        may.put("doctor", List.of(of("spec"), of("snapshot"), of("topology"), KAFKA));
        may.put("demo", List.of(of("spec"), of("event"), of("broker"), of("topology"), JACKSON, KAFKA));
        may.put("broker", List.of(KAFKA, SLF4J, "kafka..", "scala..", "javax.management.."));
        return may;
    }

    private static String of(String name) {
        return "io.foretell." + name;
    }

    @TestFactory
    Stream<DynamicTest> package_usesOnlyWhatItMay() {
        return arrows().entrySet().stream().map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
            String[] allowed = Stream.concat(
                            Stream.of("java..", of(arrow.getKey()), "jdk.incubator.vector.."), arrow.getValue().stream())
                    .toArray(String[]::new);
            classes().that().resideInAPackage(of(arrow.getKey()))
                    .should().onlyDependOnClassesThat(resideInAnyPackage(allowed).or(
                            DescribedPredicate.describe(
                                    "arrays of primitives", type -> type.getBaseComponentType().isPrimitive())))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }));
    }

    @Test
    void onlyKernels_knowTheVectorModule() {
        noClasses().that().resideOutsideOfPackage("io.foretell.lstm.kernel")
                .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..")
                .check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.foretell.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackage_hasAnArrowOrIsTheCommandLine() {
        List<String> known = Stream.concat(arrows().keySet().stream().map(HouseTest::of), Stream.of(of("cli"))).toList();
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .isSubsetOf(known);
    }
}
