package com.acme.shop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the ids of the request and of the workflow that it belongs to into the log's context. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
    public static final String REQUEST_HEADER = "X-Request-Id";
    public static final String WORKFLOW_HEADER = "X-Workflow-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(REQUEST_HEADER);
        String requestId = given == null ? UUID.randomUUID().toString() : given;
        String workflowId = request.getHeader(WORKFLOW_HEADER);
        MDC.put("request_id", requestId);
        if (workflowId != null) {
            MDC.put("workflow_id", workflowId);
        }
        response.setHeader(REQUEST_HEADER, requestId);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request_id");
            MDC.remove("workflow_id");
        }
    }
}
