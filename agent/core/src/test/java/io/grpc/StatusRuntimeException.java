package io.grpc;

/** As gRPC has it: the meaning is a constant in an object, and the message begins with its name. */
@SuppressWarnings("UnusedVariable") // read by the agent, by its place in memory
public final class StatusRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public enum Code {
        NOT_FOUND,
        UNAVAILABLE,
        INTERNAL
    }

    private static final class Status {
        private final Code code;

        Status(Code code) {
            this.code = code;
        }
    }

    private final transient Status status;

    public StatusRuntimeException(Code code, String description) {
        super(code + ": " + description);
        this.status = new Status(code);
    }
}
