package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFolderTest {

    @TempDir
    Path root;

    @Test
    void twoInstances_getAFolderEach() {
        try (InstanceFolder first = InstanceFolder.claim(root);
                InstanceFolder second = InstanceFolder.claim(root)) {
            assertThat(first.path()).isEqualTo(root.resolve("instance-0"));
            assertThat(second.path()).isEqualTo(root.resolve("instance-1"));
        }
    }

    @Test
    void instanceStartedAgain_findsItsFolder() {
        InstanceFolder.claim(root).close();
        try (InstanceFolder again = InstanceFolder.claim(root)) {
            assertThat(again.path()).isEqualTo(root.resolve("instance-0"));
        }
    }

    @Test
    void id_isTheFoldersOwnAndStays() {
        String id;
        try (InstanceFolder first = InstanceFolder.claim(root);
                InstanceFolder second = InstanceFolder.claim(root)) {
            id = first.id();
            assertThat(second.id()).isNotEqualTo(id);
        }
        try (InstanceFolder again = InstanceFolder.claim(root)) {
            assertThat(again.id()).isEqualTo(id);
        }
    }

    @Test
    void idThatWasCutOff_isMadeAnew() throws Exception {
        InstanceFolder.claim(root).close();
        Files.writeString(root.resolve("instance-0").resolve("instance.id"), "");
        try (InstanceFolder again = InstanceFolder.claim(root)) {
            assertThat(again.id()).isNotEmpty();
        }
    }

    @Test
    void fileInPlaceOfTheFolder_isNamed() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "not a folder");
        assertThatThrownBy(() -> InstanceFolder.claim(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("folder=" + file)
                .hasMessageContaining("state.dir");
    }
}
