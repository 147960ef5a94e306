package io.catcher.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

    @TempDir
    Path directory;

    private ZipFile jar(String... contents) throws IOException {
        File file = directory.resolve("agent.jar").toFile();
        try (ZipOutputStream zip = new ZipOutputStream(new FileOutputStream(file));
                DataOutputStream out = new DataOutputStream(zip)) {
            zip.putNextEntry(new ZipEntry("inst/start.pack"));
            out.writeInt(contents.length * (Short.BYTES + "file0".length() + Integer.BYTES));
            for (int i = 0; i < contents.length; i++) {
                out.writeUTF("file" + i);
                out.writeInt(contents[i].length());
            }
            for (String content : contents) {
                out.writeBytes(content);
            }
            zip.closeEntry();
        }
        return new ZipFile(file);
    }

    @Test
    void each_file_comes_out_as_it_went_in() throws IOException {
        try (ZipFile jar = jar("one", "", "three")) {
            Pack pack = Pack.open(jar, "inst/start.pack");

            assertThat(pack.read("file0")).asString().isEqualTo("one");
            assertThat(pack.read("file1")).isEmpty();
            assertThat(pack.read("file2")).asString().isEqualTo("three");
            assertThat(pack.read("file3")).isNull();
        }
    }

    @Test
    void a_file_larger_than_any_buffer_comes_out_whole() throws IOException {
        String large = "0123456789".repeat(100_000);
        try (ZipFile jar = jar("one", large, "three")) {
            Pack pack = Pack.open(jar, "inst/start.pack");

            assertThat(pack.read("file1")).asString().isEqualTo(large);
            assertThat(pack.read("file2")).asString().isEqualTo("three");
        }
    }

    @Test
    void one_file_can_be_read_without_the_others() throws IOException {
        try (ZipFile jar = jar("one", "", "three")) {
            Pack pack = Pack.open(jar, "inst/start.pack");

            assertThat(pack.alone("file2")).asString().isEqualTo("three");
            assertThat(pack.alone("file3")).isNull();
        }
    }

    @Test
    void a_jar_without_it_is_damaged() throws IOException {
        try (ZipFile jar = jar()) {
            assertThatThrownBy(() -> Pack.open(jar, "inst/weaving.pack"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the agent's jar is damaged: no inst/weaving.pack");
        }
    }
}
