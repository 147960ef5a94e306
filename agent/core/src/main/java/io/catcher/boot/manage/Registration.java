package io.catcher.boot.manage;

import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The only class of the agent that names JMX; it is loaded when the application has begun to use that. */
final class Registration {

    private static final String NAME = "io.catcher:type=Catcher";

    private Registration() {}

    /** @return false while there is no server yet */
    static boolean register(CatcherMXBean numbers) throws JMException {
        List<MBeanServer> servers = MBeanServerFactory.findMBeanServer(null);
        if (servers.isEmpty()) {
            return false;
        }
        servers.get(0).registerMBean(new StandardMBean(numbers, CatcherMXBean.class, true), new ObjectName(NAME));
        return true;
    }
}
