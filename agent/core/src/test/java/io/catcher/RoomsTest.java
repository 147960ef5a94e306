package io.catcher;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** A room may use only the rooms below it. */
@AnalyzeClasses(packages = "io.catcher", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final List<String> TOP_TO_BOTTOM = List.of(
            "boot",
            "cli",
            "weave",
            "plugin",
            "chain",
            "bugcatcher",
            "perfcatcher",
            "ship",
            "redact",
            "event",
            "config");

    @ArchTest
    static final ArchRule IMPORTS_RUN_DOWNWARDS = rooms();

    private static ArchRule rooms() {
        LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : TOP_TO_BOTTOM) {
            rooms = rooms.optionalLayer(room).definedBy("io.catcher." + room + "..");
        }
        for (int i = 0; i < TOP_TO_BOTTOM.size(); i++) {
            String room = TOP_TO_BOTTOM.get(i);
            rooms = i == 0
                    ? rooms.whereLayer(room).mayNotBeAccessedByAnyLayer()
                    : rooms.whereLayer(room)
                            .mayOnlyBeAccessedByLayers(
                                    TOP_TO_BOTTOM.subList(0, i).toArray(String[]::new));
        }
        return rooms;
    }
}
