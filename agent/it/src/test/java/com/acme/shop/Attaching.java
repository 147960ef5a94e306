package com.acme.shop;

import com.sun.tools.attach.VirtualMachine;

/** Loads an agent into a JVM that runs: the process id, the agent's jar, its argument. */
public final class Attaching {

    private Attaching() {}

    /** Needs the module {@code jdk.attach}. */
    public static void main(String[] arguments) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(arguments[0]);
        try {
            jvm.loadAgent(arguments[1], arguments[2]);
        } finally {
            jvm.detach();
        }
    }
}
