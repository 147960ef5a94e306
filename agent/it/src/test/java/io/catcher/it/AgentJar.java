package io.catcher.it;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What is in the jar under test. */
final class AgentJar {

    private static final String INST = "inst/";

    private AgentJar() {}

    /** The names of its entries, as the application's tools see them. */
    static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(Fork.agent().toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> !name.endsWith("/"))
                    .toList();
        }
    }

    /** The files that the agent's own loader sees, by their names in there: single ones, and those of the packs. */
    static Map<String, byte[]> inside() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(Fork.agent().toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(INST) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        add(files, name.substring(INST.length()), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    /** What lies in one of the packs. */
    static Set<String> inPack(String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(Fork.agent().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(INST + name))) {
            unpack(files, new DataInputStream(in));
        }
        return files.keySet();
    }

    private static void add(Map<String, byte[]> files, String name, byte[] content) throws IOException {
        if (name.endsWith(".pack")) {
            unpack(files, new DataInputStream(new ByteArrayInputStream(content)));
        } else {
            put(files, name.replace(".classdata", ".class"), content);
        }
    }

    private static void unpack(Map<String, byte[]> files, DataInputStream in) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        DataInputStream index = new DataInputStream(new ByteArrayInputStream(in.readNBytes(in.readInt())));
        while (index.available() > 0) {
            lengths.put(index.readUTF(), index.readInt());
        }
        for (Map.Entry<String, Integer> file : lengths.entrySet()) {
            put(files, file.getKey(), in.readNBytes(file.getValue()));
        }
    }

    private static void put(Map<String, byte[]> files, String name, byte[] content) {
        if (files.put(name, content) != null) {
            throw new IllegalStateException("twice in the jar: " + name);
        }
    }
}
