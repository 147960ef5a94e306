package io.catcher.event;

/** How events name a thread. */
public final class ThreadName {

    private ThreadName() {}

    /** Its name; the number of one without a name, as of most virtual ones: thread dumps have it too. */
    public static String of(Thread thread) {
        String name = thread.getName();
        // A class of the application may override getId: it is not asked.
        boolean ofTheJdk = thread.getClass().getClassLoader() == null;
        return name.isEmpty() && ofTheJdk ? "#" + thread.getId() : name;
    }
}
