package com.acme.shop;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Has an MBeanServer of its own accord, and shows what the agent has put there. */
public final class Managed {

    private Managed() {}

    public static void main(String[] arguments) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.catcher:type=Catcher");
        Steady.main(new String[] {"50", "1000", "end"});
        while (!server.isRegistered(name)) {
            Thread.sleep(20);
        }
        Map<String, Object> values = new TreeMap<>();
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            if (attribute.getType().matches("long|int|java.lang.String")) {
                values.put(attribute.getName(), server.getAttribute(name, attribute.getName()));
            }
        }
        System.out.println(values);
    }
}
